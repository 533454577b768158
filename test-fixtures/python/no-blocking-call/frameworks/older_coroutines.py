"""Handlers from the time before `async def`."""

import time
from functools import lru_cache

import requests
import tornado.web
from tornado import gen
from tornado.httpclient import AsyncHTTPClient
from twisted.internet import defer


def fetch(url: str) -> str:
    return requests.get(url, timeout=5).text


class Reports(tornado.web.RequestHandler):
    @gen.coroutine
    def get(self):
        response = yield AsyncHTTPClient().fetch("http://reports")
        time.sleep(1)  # error: [no-blocking-call] "`time.sleep()` blocks the event loop"
        self.write(response.body)

    @gen.coroutine
    def post(self):
        yield gen.sleep(1)
        self.write(fetch("http://reports"))  # error: [no-blocking-call] "`fetch()`"

    @lru_cache
    def load(self):
        time.sleep(1)


@defer.inlineCallbacks
def collect(agent):
    response = yield agent.request(b"GET", b"http://reports")
    requests.post("http://archive", data=response)  # error: [no-blocking-call] "`requests.post()` blocks the event loop"
    return response
