# https://boto3.amazonaws.com/v1/documentation/api/latest/reference/core/session.html
from . import Session as Session
