"""tipqa inside other frameworks: retrievers for LangChain and LlamaIndex, each with its extra."""
