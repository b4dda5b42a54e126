"""A YAML language server over its standard input and output, as editors' programs talk to it."""

from __future__ import annotations

import json
import queue
import re
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

WAIT = 60


class LanguageServer:
    """A running server that has opened a folder.

    Args:
        command: What starts it.
        folder: The workspace.
        settings: What the workspace's settings say, as in ``.vscode/settings.json``.
    """

    def __init__(self, command: Sequence[str], folder: Path, settings: Mapping[str, Any]) -> None:
        self.folder = folder
        self.settings = settings
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        self._answers: dict[int, queue.Queue[Any]] = {}
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        self._opened: set[str] = set()
        self._count = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        workspace = {"uri": self.folder.as_uri(), "name": "handbook"}
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": workspace["uri"],
                "workspaceFolders": [workspace],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                        "hover": {"contentFormat": ["markdown"]},
                        "publishDiagnostics": {},
                    },
                },
            },
        )
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": {}})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.request("shutdown", None)
        self.notify("exit", None)
        self._process.wait(WAIT)
        self._listener.join(WAIT)
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def diagnostics(self, name: str, text: str) -> list[dict[str, Any]]:
        """Return what the server says of a file that holds ``text``."""
        uri = self._open(name, text)
        while True:
            told = self._told.get(timeout=WAIT)
            if told["uri"] == uri:
                found: list[dict[str, Any]] = told["diagnostics"]
                return found

    def completions(self, name: str, text: str) -> dict[str, str]:
        """Return what is offered at the ``¦`` in ``text``, each with what is said of it."""
        answer = self.request("textDocument/completion", self._at(name, text))
        return {one["label"]: _words(one.get("documentation")) for one in answer["items"]}

    def hover(self, name: str, text: str) -> str:
        """Return what is shown at the ``¦`` in ``text``."""
        answer = self.request("textDocument/hover", self._at(name, text))
        return _words(answer and answer["contents"])

    def request(self, method: str, parameters: Any) -> Any:
        """Send a request and return its result."""
        self._count += 1
        waiting: queue.Queue[Any] = queue.Queue()
        self._answers[self._count] = waiting
        self._send({"id": self._count, "method": method, "params": parameters})
        answer = waiting.get(timeout=WAIT)
        assert "error" not in answer, answer
        return answer["result"]

    def notify(self, method: str, parameters: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def _at(self, name: str, text: str) -> dict[str, Any]:
        before = text.partition("¦")[0]
        line, column = before.count("\n"), len(before.rpartition("\n")[2])
        uri = self._open(name, text.replace("¦", ""))
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def _open(self, name: str, text: str) -> str:
        uri = (self.folder / name).as_uri()
        # What was said of another text of the same name could arrive late and be taken for the answer.
        assert uri not in self._opened, f"{name} was opened before: take another name"
        self._opened.add(uri)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while line := stream.readline():
            match = re.match(rb"Content-Length: (\d+)", line)
            if not match:
                continue
            stream.readline()
            self._take(json.loads(stream.read(int(match[1]))))

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method == "workspace/configuration":
            items = [self._section(item["section"]) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": items})
        elif method == "textDocument/publishDiagnostics":
            self._told.put(message["params"])
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif "id" in message:
            self._answers[message["id"]].put(message)

    def _section(self, section: str) -> Any:
        opening = f"{section}."
        return {
            key.removeprefix(opening): value
            for key, value in self.settings.items()
            if key.startswith(opening)
        }


def _words(content: Any) -> str:
    if isinstance(content, dict):
        return str(content.get("value", ""))
    return str(content or "")
