from . import ClientResponse as ClientResponse
