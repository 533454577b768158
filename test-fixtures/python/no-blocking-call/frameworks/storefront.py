"""Asynchronous views of a shop in Django, and tasks that Celery runs elsewhere."""

import time

from asgiref.sync import sync_to_async
from celery import Celery, shared_task
from django.core.cache import cache, caches
from django.core.mail import EmailMessage, send_mail
from django.db import models, transaction
from django.http import JsonResponse
from django.shortcuts import aget_object_or_404, get_object_or_404

celery = Celery("storefront")


class Order(models.Model):
    number = models.CharField(max_length=20)


@celery.task
def pack(number: str) -> str:
    time.sleep(60)
    return number


@shared_task(bind=True)
def ship(self, number: str) -> None:
    time.sleep(60)


def reserve(number: str) -> None:
    with transaction.atomic():
        Order.objects.filter(number=number).update(number=number)


async def order_page(request, number: str) -> JsonResponse:
    order = get_object_or_404(Order, number=number)  # error: [no-blocking-call] "get_object_or_404()` blocks"
    with transaction.atomic():  # error: [no-blocking-call] "blocks the event loop"
        pass
    reserve(number)  # error: [no-blocking-call] "`reserve()` blocks"
    send_mail("Your order", number, None, ["a@example.com"])  # error: [no-blocking-call] "send_mail()` blocks"
    EmailMessage("Your order", number).send()  # error: [no-blocking-call] "blocks the event loop"
    return JsonResponse({"number": order.number})


async def order_page_right(request, number: str) -> JsonResponse:
    order = await aget_object_or_404(Order, number=number)
    await sync_to_async(reserve)(number)
    await sync_to_async(send_mail)("Your order", number, None, ["a@example.com"])
    pack.delay(number)
    ship.apply_async((number,), countdown=10)
    return JsonResponse({"number": order.number})


async def pack_page(request, number: str) -> JsonResponse:
    packed = pack.delay(number).get(timeout=10)  # error: [no-blocking-call] ".get()` blocks the event loop"
    shipped = ship.delay(packed)
    shipped.wait()  # error: [no-blocking-call] "`shipped.wait()` blocks the event loop"
    return JsonResponse({"packed": packed, "done": shipped.ready()})


def stock(number: str) -> int:
    return cache.get_or_set(f"stock-{number}", 0)


async def stock_page(request, number: str) -> JsonResponse:
    cache.delete("prices")  # error: [no-blocking-call] "`cache.delete()` blocks the event loop"
    caches["sessions"].set(number, 1, timeout=60)  # error: [no-blocking-call] "blocks the event loop"
    count = stock(number)  # error: [no-blocking-call] "it calls `django.core.cache.BaseCache.get_or_set()`"
    return JsonResponse({"count": count, "price": await cache.aget("prices")})
