# https://curl-cffi.readthedocs.io/en/latest/api.html
from .requests import AsyncSession as AsyncSession, Response as Response, Session as Session
from .requests import delete as delete, get as get, head as head, options as options, patch as patch, post as post
from .requests import put as put, request as request
