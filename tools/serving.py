"""A built site at an address of this machine, and the browser that looks at it.

The tests and the other tools stand on this.
"""

from __future__ import annotations

import functools
import gzip
import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

#: What web hosts send compressed.
_PACKED = (".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".xml")
#: Whether a page has laid out also what is far below, which it does last (frame.js).
LAID_OUT = """() => [...document.querySelectorAll(".hb > *")]
    .every(part => getComputedStyle(part).contentVisibility !== "auto")"""
#: Nothing is asked of the network, and the browser shall ask nothing either.
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)


def chromium_arguments() -> list[str]:
    """Return the options with which Chromium is started."""
    # Chromium refuses its sandbox to root, which is who runs tests in a container.
    return [*_QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


class _Handler(SimpleHTTPRequestHandler):
    """Answers as a web host does: packed, and without a word on the terminal."""

    protocol_version = "HTTP/1.1"
    # Head and body leave in one piece: two would wait for each other.
    wbufsize = -1

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's own name
        pass

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_file() or path.suffix not in _PACKED:
            return super().send_head()
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve ``folder`` for as long as the context lasts, at the address that it gives."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
