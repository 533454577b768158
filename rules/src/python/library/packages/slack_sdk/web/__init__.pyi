from .. import WebClient as WebClient
