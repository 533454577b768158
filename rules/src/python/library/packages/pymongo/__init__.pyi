# https://pymongo.readthedocs.io/en/stable/api/pymongo/
from .collection import Collection as Collection
from .database import Database as Database
from .mongo_client import MongoClient as MongoClient, AsyncMongoClient as AsyncMongoClient
