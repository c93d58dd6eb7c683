"""The exported encoder at work: texts in, vectors out, with ONNX Runtime and without torch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tipqa.index.encoder_files import GRAPHS, TOKENIZER, check_size, files_of, open_session, open_tokenizer, read_facts
from tipqa.records import dataclass

Vectors = NDArray[np.float32]
_FEW = 3  # texts up to which starting threads costs more than it saves
_OUTPUTS = ["embedding", "tokens"]


@dataclass(frozen=True, slots=True)
class TokenSet:
    """The tokens of one text, without the special ones.

    `spans` (n, 2) are their character offsets in the text; `vectors` (n, hidden) those of the layer that was chosen at
    the export, not of unit length. `words` (n,) numbers the word each piece belongs to.
    """

    spans: NDArray[np.int32]
    vectors: Vectors
    words: NDArray[np.int32]


class Encoder:
    """Turns texts into vectors of unit length.

    Every text goes through the graph by itself, on one thread, and as many texts at a time as there are threads
    (`TIPQA_THREADS`, else 2). The int8 graph takes one scale for all it is given, so that in a batch a text's vector
    would depend on its neighbours (cosine down to .986). And one thread for a question waits for no other: on a busy
    machine two took 6 ms instead of 2.
    """

    def __init__(self, folder: Path, precision: str, facts: dict[str, Any]) -> None:
        self.folder = folder
        self.precision = precision
        self.model: str = facts["model"]
        self.dimension: int = facts["dimension"]
        self.hidden: int = facts["hidden"]
        self.layer: int = facts["layer"]
        self.max_tokens: int = facts["max_tokens"]
        self._tokenizer = open_tokenizer(folder / TOKENIZER)
        self._session = open_session(folder / GRAPHS[precision])
        self._files = tuple(folder / name for name in files_of(precision))
        self._threads = _threads()

    @classmethod
    def open(cls, folder: Path, precision: str = "int8") -> Encoder:
        """Open the encoder that `export_encoder` wrote into `folder`; `precision` is "int8" or "fp32".

        Raises:
            ModelError: a file is missing or damaged; the message names it.
        """
        facts = read_facts(folder)
        for name in files_of(precision):
            check_size(folder / name, facts)
        return cls(folder, precision, facts)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are in use: the graph, its weights, the tokenizer."""
        return self._files

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """How many tokens each text has, special ones included; compare with `max_tokens`."""
        return [len(encoding.ids) for encoding in self._tokenise(texts)]

    def token_spans(self, texts: Sequence[str]) -> list[tuple[NDArray[np.int32], NDArray[np.int32]]]:
        """The `spans` and `words` of each text's `TokenSet`, without running the model."""
        return [_spans(encoding) for encoding in self._tokenise(texts)]

    def fit(self, text: str) -> str:
        """The text itself, or as much of its beginning as fits into `max_tokens`."""
        if text.isascii() and len(text) <= self.max_tokens // 2:  # no more pieces than letters
            return text
        (encoding,) = self._tokenise([text])
        if len(encoding.ids) <= self.max_tokens:
            return text
        head, end = _own(encoding)
        room = self.max_tokens - head - (len(encoding.ids) - end)
        cut = text[: encoding.offsets[head + room][0]].rstrip()
        while self.count_tokens([cut])[0] > self.max_tokens:  # a word cut in two may have more pieces
            cut = cut[:-1]
        return cut

    def encode(self, texts: Sequence[str], *, on_batch: Callable[[int], None] | None = None) -> Vectors:
        """Vectors of unit length, float32 (n, dimension).

        Args:
            texts: each at most `max_tokens` long.
            on_batch: called with how many further texts are done, as they are.

        Raises:
            ValueError: a text is too long; nothing is cut silently.
        """
        encodings = self._tokenise(texts)
        for text, encoding in zip(texts, encodings, strict=True):
            if len(encoding.ids) > self.max_tokens:
                raise ValueError(f"{len(encoding.ids)} tokens, over the {self.max_tokens} of the model: {text[:60]!r}…")
        out = np.empty((len(texts), self.dimension), np.float32)
        for i, (vector,) in enumerate(self._run([encoding.ids for encoding in encodings], _OUTPUTS[:1])):
            out[i] = vector[0]
            if on_batch:
                on_batch(1)
        return out

    def encode_tokens(
        self, texts: Sequence[str], *, on_batch: Callable[[int], None] | None = None
    ) -> tuple[Vectors, list[TokenSet]]:
        """The vectors of `encode`, and the token vectors of each text, in the same time.

        A text that is longer than `max_tokens` is taken in windows, so that no token is left out; its vector is the
        mean of theirs.
        """
        encodings = self._tokenise(texts)
        windows = [_windows(encoding, self.max_tokens) for encoding in encodings]
        results = self._run(list(chain.from_iterable(windows)), _OUTPUTS)
        out = np.empty((len(texts), self.dimension), np.float32)
        sets = []
        for i, encoding in enumerate(encodings):
            out[i], vectors = _joined(encoding, islice(results, len(windows[i])))
            spans, words = _spans(encoding)
            sets.append(TokenSet(spans, vectors, words))
            if on_batch:
                on_batch(1)
        return out, sets

    def _tokenise(self, texts: Sequence[str]) -> list[Any]:
        encodings: list[Any] = self._tokenizer.encode_batch(list(texts))
        return encodings

    def _run(self, inputs: list[list[int]], outputs: list[str]) -> Iterator[list[Vectors]]:
        """The outputs for each list of token ids, in order."""

        def infer(ids: list[int]) -> list[Vectors]:
            array = np.array([ids], np.int64)
            result: list[Vectors] = self._session.run(
                outputs, {"input_ids": array, "attention_mask": np.ones_like(array)}
            )
            return result

        if len(inputs) <= _FEW or self._threads == 1:
            yield from map(infer, inputs)
            return
        from concurrent.futures import ThreadPoolExecutor  # not needed for a question

        with ThreadPoolExecutor(self._threads) as pool:
            step = 64 * self._threads  # bounds what is held in memory
            for start in range(0, len(inputs), step):
                yield from pool.map(infer, inputs[start : start + step])


def _own(encoding: Any) -> tuple[int, int]:
    """Where the tokens of the text itself start and end among the special ones before and after it."""
    special = encoding.special_tokens_mask
    if all(special):
        return len(special), len(special)
    return special.index(0), len(special) - special[::-1].index(0)


def _spans(encoding: Any) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    start, end = _own(encoding)
    words = [-1 if word is None else word for word in encoding.word_ids[start:end]]
    return np.array(encoding.offsets[start:end], np.int32).reshape(-1, 2), np.array(words, np.int32)


def _windows(encoding: Any, size: int) -> list[list[int]]:
    """The token ids in pieces of at most `size`, each with the special tokens around it."""
    ids, (start, end) = encoding.ids, _own(encoding)
    if len(ids) <= size:
        return [ids]
    room = size - start - (len(ids) - end)
    return [ids[:start] + ids[at : min(at + room, end)] + ids[end:] for at in range(start, end, room)]


def _joined(encoding: Any, results: Iterable[list[Vectors]]) -> tuple[Vectors, Vectors]:
    """The vector and the token vectors of a text, from those of its windows."""
    pooled, tokens = zip(*results, strict=True)
    start, end = _own(encoding)
    after = len(encoding.ids) - end
    vectors = np.concatenate([piece[0, start : piece.shape[1] - after] for piece in tokens])
    if len(pooled) == 1:
        return pooled[0][0], vectors
    mean = np.concatenate(pooled).mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-12), vectors


def _threads() -> int:
    named = os.environ.get("TIPQA_THREADS", "")
    return int(named) if named.isdecimal() and int(named) else 2
