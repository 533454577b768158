# https://reference.langchain.com/python/langchain_community/
