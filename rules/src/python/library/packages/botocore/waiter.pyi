# https://boto3.amazonaws.com/v1/documentation/api/latest/guide/clients.html#waiters
class Waiter:
    name: str
    def wait(self, **kwargs) -> None: ...
