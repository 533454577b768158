from . import ClientResponse as ClientResponse, ClientSession as ClientSession, ClientTimeout as ClientTimeout
