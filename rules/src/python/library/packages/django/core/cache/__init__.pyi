# https://docs.djangoproject.com/en/stable/topics/cache/
from django.core.cache.backends.base import BaseCache as BaseCache
class CacheHandler:
    def __getitem__(self, alias: str) -> BaseCache: ...
caches: CacheHandler
cache: BaseCache
