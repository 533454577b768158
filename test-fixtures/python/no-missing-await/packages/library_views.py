"""A library on Django: querysets of its own, views, a consumer and tests."""

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.layers import get_channel_layer
from django.db import models
from django.http import HttpRequest, JsonResponse
from django.shortcuts import aget_object_or_404
from django.test import TransactionTestCase


class LoanQuerySet(models.QuerySet["Loan"]):
    def overdue(self) -> "LoanQuerySet":
        return self.filter(overdue=True)

    async def alatest_title(self) -> str:
        loan = await self.alatest("due")
        return loan.title


class Loan(models.Model):
    title = models.CharField(max_length=100)
    overdue = models.BooleanField(default=False)

    objects = LoanQuerySet.as_manager()

    async def remind(self) -> None:
        get_channel_layer().group_send("loans", {"type": "remind"})  # error: [no-missing-await] "never runs"
        await self.asave()


async def remind(request: HttpRequest, key: int) -> JsonResponse:
    loan = await aget_object_or_404(Loan, pk=key)
    loan.remind()  # error: [no-missing-await] "the coroutine never runs"
    title = Loan.objects.overdue().alatest_title()  # error: [no-missing-await] "`.upper` raises an AttributeError"
    first = await Loan.objects.overdue().afirst()
    if first is not None:
        first.asave()  # error: [no-missing-await] "the coroutine never runs"
    titles = [loan.title async for loan in Loan.objects.overdue()]
    return JsonResponse({"title": title.upper(), "titles": titles})


class LoanConsumer(AsyncJsonWebsocketConsumer):
    async def receive_json(self, content: dict, **kwargs: object) -> None:
        self.send_json({"title": await self.get_title(content["id"])})  # error: [no-missing-await] "never runs"
        title = self.get_title(content["id"])  # error: [no-missing-await] "`.lower` raises an AttributeError"
        await self.send_json({"title": title.lower()})
        await self.send_json({"title": self.get_title(1)})  # error: [no-missing-await] "cannot encode"

    @database_sync_to_async
    def get_title(self, key: int) -> str:
        return Loan.objects.get(pk=key).title


class LoanTests(TransactionTestCase):
    async def test_reminder(self) -> None:
        response = self.async_client.post("/loans/1")  # error: [no-missing-await] "`.status_code` raises"
        self.assertEqual(response.status_code, 200)
        self.assertEqual(await Loan.objects.acount(), 1)
        self.assertEqual(Loan.objects.acount(), 1)  # error: [no-missing-await] "equals nothing else"
