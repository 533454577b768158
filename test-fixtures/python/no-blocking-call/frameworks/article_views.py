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


class PageQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def titles(self):
        return list(self.values_list("title", flat=True))


class PageManager(models.Manager):
    def get_queryset(self) -> PageQuerySet:
        return PageQuerySet(self.model)

    def recent(self):
        return self.get_queryset().order_by("-created")


class Page(models.Model):
    objects = PageManager()
    pages = PageQuerySet.as_manager()


async def print_pages() -> None:
    for page in Page.pages.published():  # error: [no-blocking-call] "Iterating over `Page.pages.published()` waits for each result and blocks the event loop. Use `async for`"
        print(page)
    titles = [page.title for page in Page.objects.recent()]  # error: [no-blocking-call] "Iterating over `Page.objects.recent()`"
    print(titles, Page.pages.titles())  # error: [no-blocking-call] "`Page.pages.titles()`"
    async for page in Page.objects.recent():
        print(page)
    query = Page.pages.published()
    print([page async for page in query])


CommentManager = models.Manager.from_queryset(PageQuerySet)


class Comment(models.Model):
    objects = CommentManager()
    pages = PageManager.from_queryset(PageQuerySet)()


async def count_comments() -> int:
    if Comment.objects.published().exists():  # error: [no-blocking-call] "`Comment.objects.published().exists()` blocks"
        print(Comment.pages.titles())  # error: [no-blocking-call] "`Comment.pages.titles()`"
    Comment.pages.recent()
    return await Comment.objects.published().acount()
