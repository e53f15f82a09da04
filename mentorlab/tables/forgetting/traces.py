"""Is a person in these bytes? Looked for as text in any usual encoding and escape, and in what is packed.

Texts: UTF-8, UTF-16, Windows-1252, Mac Roman; escapes of HTML, addresses and JSON, tags between the
letters. Packed: zip (workbooks), gzip, zlib
streams (PDF), parquet, and base64, one within the other.
"""

from __future__ import annotations

import base64
import contextlib
import gzip
import html
import io
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator

from mentorlab.tables.forgetting.person import Person

DEPTH = 4  # how often something packed is unpacked
BASE64 = re.compile(rb"(?:[A-Za-z0-9+/_-]{4,}(?:\\n|\r?\n[ \t]*)?){3,}={0,2}")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
JSON_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")


def holds(content: bytes, person: Person, depth: int = DEPTH) -> bool:
    """Do the bytes hold the person's id, full name or e-mail address, as themselves or packed?"""
    if any(person.is_in(text) for text in _texts(content)):
        return True
    return depth > 0 and any(holds(part, person, depth - 1) for part in _unpacked(content))


def _texts(content: bytes) -> Iterator[str]:
    encodings = ["utf-8"]
    if not content.isascii():
        encodings += ["cp1252", "mac_roman"]
    if b"\0" in content:
        for start in (0, 1):
            for encoding in ("utf-16-le", "utf-16-be"):
                yield content[start:].decode(encoding, errors="ignore")
    for encoding in encodings:
        text = content.decode(encoding, errors="replace")
        yield text
        if "\\u" in text:
            text = JSON_ESCAPE.sub(_from_json, text)
        if "&" in text:
            text = html.unescape(text)
        if "%" in text:
            text = urllib.parse.unquote(text, errors="replace")
            text = text.replace("+", " ")
        yield text.replace("\\n", " ")
        if "</" in text:
            yield TAG.sub("", text)  # Word and Excel may part a name into runs of their own


def _from_json(found: re.Match[str]) -> str:
    codes = [int(code, 16) for code in re.findall("[0-9a-fA-F]{4}", found[0].replace("\\u", " "))]
    return b"".join(code.to_bytes(2, "big") for code in codes).decode("utf-16-be", errors="replace")


def _unpacked(content: bytes) -> Iterator[bytes]:
    """What is packed in the bytes, as far as it can be unpacked."""
    if content.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(content)):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                for name in packed.namelist():
                    yield name.encode()
                    yield packed.read(name)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
            pass  # damaged or locked: its raw bytes have been searched
        return
    if content.startswith(b"\x1f\x8b"):
        with contextlib.suppress(OSError, EOFError, zlib.error):
            yield gzip.decompress(content)
        return
    if content.startswith(b"PAR1"):
        yield from _parquet(content)
        return
    if content.startswith(b"%PDF"):
        for stream in STREAM.finditer(content):
            try:
                yield zlib.decompress(stream[1])
            except zlib.error:
                continue
    for run in BASE64.finditer(content):
        letters = re.sub(rb"\\n|\s", b"", run[0]).rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        yield base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"=" * (-len(letters) % 4))


def _parquet(content: bytes) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(io.BytesIO(content))
        yield repr(file.schema_arrow.metadata).encode()
        for batch in file.iter_batches():
            for column in batch.columns:
                words = column.dictionary if pa.types.is_dictionary(column.type) else column
                yield "\n".join(str(value) for value in words.to_pylist()).encode()
    except (pa.ArrowException, OSError):
        return
