"""Shows the first few of what a query finds."""

from asgiref.sync import sync_to_async
from django.db import models
from django.http import JsonResponse


class ArticleQuerySet(models.QuerySet):
    async def titles(self, limit):
        return [article.title for article in self.filter(draft=False)[:limit]]  # error: [no-blocking-call] "Iterating over `self.filter()[…]` waits for each result"


class Article(models.Model):
    title = models.CharField(max_length=80)


async def latest(request):
    for article in Article.objects.order_by("-id")[:10]:  # error: [no-blocking-call] "blocks the event loop. Use `async for`"
        print(article.title)
    query = Article.objects.order_by("-id")[:10]
    titles = [article.title for article in query]  # error: [no-blocking-call] "Iterating over `query` waits for each result"
    names = list(Article.objects.all()[:3])  # error: [no-blocking-call] "Iterating over `Article.objects.all()[…]`"
    return JsonResponse({"titles": titles, "names": names})


async def newest(request):
    article = Article.objects.order_by("-id")[0]  # error: [no-blocking-call] "Await `afirst()`, or use `sync_to_async()`"
    second = Article.objects.order_by("-id")[1]  # error: [no-blocking-call] "Take it in an `async for`"
    first_two = Article.objects.order_by("id")[:2]
    articles = Article.objects.all()
    async for one in articles:
        print(one.title)
    return JsonResponse({"titles": [article.title, second.title, articles[0].title, first_two.query]})


async def latest_in_turn(request):
    titles = [article.title async for article in Article.objects.order_by("-id")[:10]]
    for title in titles[:5]:
        print(title)
    query = Article.objects.all()[:10]
    async for article in query:
        print(article.title)
    return JsonResponse({"titles": titles})


def latest_plainly(request):
    return JsonResponse({"titles": [article.title for article in Article.objects.all()[:10]]})


async def count_latest(request):
    articles = Article.objects.filter(title="news")
    articles = articles.order_by("-id")[:10]
    if not articles:  # error: [no-blocking-call] "`bool(articles)` blocks the event loop"
        return JsonResponse({})
    drafts = Article.objects.filter(title="draft").only("title")
    total = len(drafts) + len(Article.objects.all())  # error: [no-blocking-call] "`len(drafts)`" # error: [no-blocking-call] "`len(Article.objects.all())`"
    is_empty = bool(Article.objects.all())  # error: [no-blocking-call] "Await `aexists()`"
    return JsonResponse({"total": total, "empty": is_empty})


async def count_what_is_there(request, articles: ArticleQuerySet):
    found = Article.objects.filter(title="news")
    titles = [article.title async for article in found]
    if found:
        print(len(found), [article.title for article in found])
    drafts = Article.objects.filter(title="draft")
    names = await sync_to_async(list)(drafts)
    latest = drafts.order_by("-id")
    if drafts and articles and await latest.aexists():
        print(names, len(articles), await latest.acount())
    none = Article.objects.none() if request.GET else None
    if none is None:
        return JsonResponse({"titles": titles})
    return JsonResponse({"drafts": len(names)})


async def go_through_twice(request, is_new: bool):
    articles = Article.objects.all()
    if is_new:
        async for article in articles:
            print(article.title)
    else:
        for article in articles:  # error: [no-blocking-call] "Iterating over `articles`"
            print(article.title)
    return JsonResponse({"titles": [article.title for article in articles]})


def count_plainly(request):
    articles = Article.objects.all()
    return JsonResponse({"total": len(articles) if articles else 0})
