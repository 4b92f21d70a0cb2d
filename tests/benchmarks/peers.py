"""The same questions through other libraries at their defaults, with the same model; each in its own process.

They only find passages; the advisor's line is of whole answers. Cold is what a script pays that holds nothing:
import, load the model, index the bundled articles, find the first passages. The advisor's index is already there.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from measuring import ROOT, child
from rows import Row
from synthetic import HEADLINE, questions

Find = Callable[[str], Any]
TOP = 10


def articles() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus/articles").glob("*.md"))]


def bare(model: str) -> Find:
    """sentence-transformers and FAISS on paragraphs, with nothing around them."""
    import faiss
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(model, device="cpu")
    vectors = encoder.encode(_paragraphs(), normalize_embeddings=True)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return lambda question: index.search(encoder.encode([question], normalize_embeddings=True), TOP)


def txtai(model: str) -> Find:
    """It splits nothing by itself, so it is given paragraphs."""
    from txtai import Embeddings

    embeddings = Embeddings(path=model, content=True)
    embeddings.index(_paragraphs())
    return lambda question: embeddings.search(question, TOP)


def llama_index(model: str) -> Find:
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    documents = [Document(text=text) for text in articles()]
    index = VectorStoreIndex.from_documents(documents, embed_model=HuggingFaceEmbedding(model_name=model))
    return index.as_retriever(similarity_top_k=TOP).retrieve


def haystack(model: str) -> Find:
    from haystack import Document
    from haystack.components.embedders import (
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )
    from haystack.components.preprocessors import DocumentSplitter
    from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    splitter, embedder = (
        DocumentSplitter(),
        SentenceTransformersDocumentEmbedder(model=model, progress_bar=False),
    )
    asker, store = SentenceTransformersTextEmbedder(model=model, progress_bar=False), InMemoryDocumentStore()
    for part in (splitter, embedder, asker):
        getattr(part, "warm_up", lambda: None)()
    parts = splitter.run(documents=[Document(content=text) for text in articles()])["documents"]
    store.write_documents(embedder.run(documents=parts)["documents"])
    retriever = InMemoryEmbeddingRetriever(store, top_k=TOP)
    return lambda question: retriever.run(query_embedding=asker.run(text=question)["embedding"])


def langchain(model: str) -> Find:
    from langchain_core.vectorstores import InMemoryVectorStore
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    parts = RecursiveCharacterTextSplitter().create_documents(articles())
    store = InMemoryVectorStore.from_documents(parts, HuggingFaceEmbeddings(model_name=model))
    return lambda question: store.similarity_search(question, k=TOP)


def _paragraphs() -> list[str]:
    return [part.strip() for text in articles() for part in text.split("\n\n") if part.strip()]


PEERS = {"sentence-transformers + FAISS": bare, "txtai": txtai, "LlamaIndex": llama_index, "Haystack": haystack,
         "LangChain": langchain}  # fmt: skip


def advisor(index: str) -> Find:
    from bot import wiring
    from bot.answer import Inquiry

    opened = wiring.open_advisor(Path(index))
    return lambda question: opened.answer(Inquiry(question=question))


def measure(index: Path) -> list[Row]:
    """The advisor first; then each peer, or what it lacks."""
    from index.export import BUNDLED_MODEL, model_folder

    model = model_folder(BUNDLED_MODEL)
    ours = _run("advisor", str(index))
    rows = [_row("whole answer, Stack Advisor", ours, None)]
    return rows + [_row(f"passages only, {name}", _run(name, model), ours) for name in PEERS]


def _run(name: str, argument: str) -> dict[str, Any] | None:
    try:
        done = child(str(Path(__file__).resolve()), name, argument, HF_HUB_OFFLINE="1", TQDM_DISABLE="1")
    except RuntimeError:
        return None
    return {**json.loads(done.output.splitlines()[-1]), "megabytes": done.megabytes}


def _row(what: str, found: dict[str, Any] | None, ours: dict[str, Any] | None) -> Row:
    if found is None:
        return Row(what, "not measured", "not installed, or fails: pip install 'stack-advisor[bench]'")
    beside = f"cold {found['cold']:.1f} s, {found['megabytes']:.0f} MB"
    return Row(what, f"{found['warm']:.1f} ms", beside, found["warm"] / ours["warm"] if ours else None)


def _child(name: str, argument: str) -> None:
    start = time.perf_counter()
    find = (advisor if name == "advisor" else PEERS[name])(argument)
    find(HEADLINE)
    cold = time.perf_counter() - start
    taken = []
    for question in [q for _ in range(3) for q in questions()[:30]]:
        begun = time.perf_counter()
        find(question)
        taken.append(1000 * (time.perf_counter() - begun))
    print(json.dumps({"cold": cold, "warm": median(taken)}))


if __name__ == "__main__":
    _child(*sys.argv[1:])
