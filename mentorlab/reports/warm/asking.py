"""How is a warm process asked for a kernel? One connection a kernel: a request, an answer, and its end.

Request: four bytes with the length, then JSON with the kernel's arguments, folder and environment; beside it the two
files that its output goes to. Answer: a line with its process id. The connection stays open as long as the kernel is
wanted: when the one who asked closes it, or dies, the kernel is killed; when the kernel ends a line with its exit
status follows.
"""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Mapping, Sequence
from typing import Any

SOCKET = "kernels"
READY = b"ready"
HEAD = struct.Struct("!I")
FILES = 2


def ask(place: str, request: Mapping[str, Any], files: Sequence[int], seconds: float) -> tuple[socket.socket, int]:
    """Ask for a kernel: the open connection, and the kernel's process id. Raises OSError where none is had."""
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(seconds)
        connection.connect(place)
        body = json.dumps(request).encode()
        message = HEAD.pack(len(body)) + body
        sent = socket.send_fds(connection, [message], list(files))
        connection.sendall(message[sent:])
        answer = line_from(connection)
        if answer is None:
            raise OSError("the warm process ended")
        return connection, int(answer["pid"])
    except (OSError, ValueError, KeyError) as error:
        connection.close()
        raise OSError(f"no kernel from the warm process: {error}") from error


def asked(connection: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """What is asked for on a new connection, and the files for its output. Raises OSError where it breaks off."""
    data, files, _, _ = socket.recv_fds(connection, 65536, FILES)
    while len(data) < HEAD.size or len(data) < HEAD.size + HEAD.unpack_from(data)[0]:
        more = connection.recv(65536)
        if not more:
            raise OSError("the request broke off")
        data += more
    return json.loads(data[HEAD.size :]), files


def line_from(connection: socket.socket) -> dict[str, Any] | None:
    """The next line, as JSON; None at the end of the connection."""
    line = b""
    while not line.endswith(b"\n"):
        byte = connection.recv(1)
        if not byte:
            return None
        line += byte
    return dict(json.loads(line))


def line_of(content: Mapping[str, Any]) -> bytes:
    """A line of an answer."""
    return json.dumps(content).encode() + b"\n"
