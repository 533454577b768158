from .. import ClientSession as ClientSession
