"""Models that the asynchronous methods of Django's managers give."""

from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=100)


class Draft(models.Model):
    objects = models.Manager.from_queryset(models.QuerySet)()


async def publish(key: int) -> None:
    article = await Article.objects.aget(pk=key)
    article.save()  # error: [no-blocking-call] "`article.save()` blocks"
    await article.asave()


async def publish_latest() -> None:
    article = await Article.objects.filter(title="news").order_by("pk").alast()
    if article is not None:
        article.delete()  # error: [no-blocking-call] "`article.delete()` blocks"


async def publish_all() -> None:
    async for article in Article.objects.all():
        article.save()  # error: [no-blocking-call] "`article.save()` blocks"


async def start(title: str) -> None:
    article, is_new = await Article.objects.aget_or_create(title=title)
    if is_new:
        article.save()  # error: [no-blocking-call] "`article.save()` blocks"


async def list_titles() -> list[str]:
    titles = [row["title"] async for row in Article.objects.values("title")]
    return titles + [title async for title in Article.objects.values_list("title", flat=True)]


async def finish(key: int) -> None:
    draft = await Draft.objects.aget(pk=key)
    draft.save()
