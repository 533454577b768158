# https://docs.stripe.com/api/checkout/sessions/create
from . import APIResource
class Session(APIResource):
    url: str
