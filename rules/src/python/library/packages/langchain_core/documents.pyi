# https://reference.langchain.com/python/langchain_core/documents/
class Document:
    id: str | None
    page_content: str
    metadata: dict
    def __init__(self, page_content: str = ..., **kwargs) -> None: ...
