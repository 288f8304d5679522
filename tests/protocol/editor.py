"""An editor that reads every message against the protocol's own model and forgets none."""

import asyncio
import os
import pathlib
import typing

import pygls.exceptions
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient, client_capabilities
from pytest_lsp.protocol import LanguageClientProtocol

PLANMARK = os.environ["PLANMARK"]

PROFILES = ["neovim@v0.11", "visual_studio_code", "emacs"]
"""Editors whose true capabilities are known."""

PATIENCE = 30
"""How long anything may take, in seconds, on a machine that is busy with other things."""

UNITS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
UNIT_BYTES = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


class StrictProtocol(LanguageClientProtocol):
    """Reads a message into the model's types and writes it out again: whatever is lost or added on the way is not of the protocol."""

    def structure_message(self, data):
        message = super().structure_message(data)
        written = self._converter.unstructure(message, unstructure_as=type(message))
        known = without_nothing(written)
        sent = without_nothing(data)
        assert known == sent, f"not of the protocol: {difference(sent, known)}"
        return message


def without_nothing(value):
    """A member that is null and one that is absent are the same to the model."""
    if isinstance(value, dict):
        return {key: without_nothing(member) for key, member in value.items() if member is not None}
    if isinstance(value, (list, tuple)):
        return [without_nothing(item) for item in value]
    return value


def difference(one, two, at="message"):
    """Where two values differ first."""
    if isinstance(one, dict) and isinstance(two, dict):
        for key in one.keys() | two.keys():
            if one.get(key) != two.get(key):
                return difference(one.get(key), two.get(key), f"{at}.{key}")
    if isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
        for index, (first, second) in enumerate(zip(one, two)):
            if first != second:
                return difference(first, second, f"{at}[{index}]")
    return f"{at}: {one!r} was sent, {two!r} is known"


class Editor(LanguageClient):
    """A client that keeps what the server says until the test looks at it."""

    def __init__(self):
        super().__init__(protocol_cls=StrictProtocol, converter_factory=default_converter)
        self.unread: list[tuple[str, typing.Any]] = []
        self.log: list[str] = []
        self.settings: dict[str, typing.Any] | None = None
        self.encoding = "utf-16"
        self.expected_status = 0
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self._news = asyncio.Event()
        for method in [
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS,
            types.WINDOW_LOG_MESSAGE,
            types.WINDOW_SHOW_MESSAGE,
            types.PROGRESS,
        ]:
            self.feature(method)(lambda params, method=method: self._keep(method, params))
        for method in [types.CLIENT_REGISTER_CAPABILITY, types.WINDOW_WORK_DONE_PROGRESS_CREATE]:
            self.feature(method)(lambda params, method=method: self._keep(method, params))
        self.feature(types.WORKSPACE_CONFIGURATION)(lambda params: [self.settings for _ in params.items])

    def _keep(self, method, params):
        self.unread.append((method, params))
        self._news.set()

    @classmethod
    async def start(
        cls,
        profile: str,
        folders: typing.Sequence[pathlib.Path] = (),
        locale: str | None = "en",
        settings: dict | None = None,
        options: typing.Any = None,
        arguments: typing.Sequence[str] = (),
        change_capabilities: typing.Callable[[types.ClientCapabilities], None] | None = None,
    ) -> "Editor":
        editor = cls()
        editor.settings = settings
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "RUST_BACKTRACE": "1"}
        await editor.start_io(PLANMARK, *arguments, "lsp", env=environment)
        capabilities = client_capabilities(profile)
        if change_capabilities:
            change_capabilities(capabilities)
        result = await editor.initialize_session(
            types.InitializeParams(
                capabilities=capabilities,
                locale=locale,
                workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders],
                initialization_options=options,
            )
        )
        editor.result = result
        editor.encoding = str(getattr(result.capabilities.position_encoding, "value", result.capabilities.position_encoding))
        workspace = capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        settings_registered = workspace and workspace.did_change_configuration
        if any(it and it.dynamic_registration for it in [watched, settings_registered]):
            editor.registrations = (await editor.next(types.CLIENT_REGISTER_CAPABILITY)).registrations
        else:
            editor.registrations = []
        return editor

    async def start_io(self, cmd, *args, **kwargs):
        # Not the parent's: what the server logs is kept and not passed on.
        await super(LanguageClient, self).start_io(cmd, *args, **kwargs)
        self._log_reader = asyncio.create_task(self._read_log())

    async def _read_log(self):
        while line := await self._server.stderr.readline():
            self.log.append(line.decode().rstrip())

    async def next(self, method: str, wanted=lambda params: True):
        """The first message of this kind that nobody looked at yet."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for index, (kind, params) in enumerate(self.unread):
                    if kind == method and wanted(params):
                        del self.unread[index]
                        return params
                self._news.clear()
                await self._news.wait()

    async def findings(self, uri: str, version: int | None = None, wanted=lambda findings: True):
        """The findings in a version of a text: those that are as wanted, and all that were told of the text before."""
        while True:
            params = await self.next(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, lambda params: params.uri == uri)
            if params.version is not None and version is not None:
                assert params.version <= version, f"version {params.version} of {uri} came before {version}"
            if params.version == version and wanted(params.diagnostics):
                return params.diagnostics

    async def logged(self, words: str):
        """Waits for a line of the server's log, and takes it as looked at."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for line in self.log:
                    if words in line:
                        self.log.remove(line)
                        return line
                await asyncio.sleep(0.02)

    async def ask(self, method: str, params):
        """The answer to a request, or the code of its error."""
        try:
            return await asyncio.wait_for(self.protocol.send_request_async(method, params), PATIENCE)
        except pygls.exceptions.JsonRpcException as error:
            return error.code

    async def until(self, ask, wanted):
        """Asks until the answer is as wanted: for what happens in the background."""
        async with asyncio.timeout(PATIENCE):
            while not wanted(answer := await ask()):
                await asyncio.sleep(0.05)
            return answer

    def open(self, uri: str, text: str, version: int = 1, language: str = "planmark"):
        self.texts[uri] = text
        self.versions[uri] = version
        document = types.TextDocumentItem(uri, language, version, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def open_file(self, path: pathlib.Path) -> str:
        self.open(path.as_uri(), path.read_text())
        return path.as_uri()

    def close(self, uri: str):
        self.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def replace(self, uri: str, old: str, new: str) -> int:
        """Replaces words that stand once in a text, and gives the new version."""
        before = self.texts[uri]
        assert before.count(old) == 1, f"“{old}” stands {before.count(old)} times in {uri}"
        start = before.index(old)
        change = types.TextDocumentContentChangePartial(
            types.Range(self.position(uri, start), self.position(uri, start + len(old))), new
        )
        self.texts[uri] = before.replace(old, new)
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return self.versions[uri]

    def columns(self, words: str) -> int:
        """The length of words in the unit that was agreed."""
        return len(words.encode(UNITS[self.encoding])) // UNIT_BYTES[self.encoding]

    def position(self, uri: str, offset: int) -> types.Position:
        """The position of a character of a text."""
        before = self.texts[uri][:offset]
        line_start = before.rfind("\n") + 1
        return types.Position(before.count("\n"), self.columns(before[line_start:]))

    def at(self, uri: str, marked: str) -> dict:
        """A place within words that stand once in a text, marked by `$0`."""
        before, after = marked.split("$0")
        text = self.texts[uri]
        assert text.count(before + after) == 1, f"“{before + after}” stands {text.count(before + after)} times in {uri}"
        offset = text.index(before + after) + len(before)
        return {"text_document": types.TextDocumentIdentifier(uri), "position": self.position(uri, offset)}

    def words(self, uri: str, range_: types.Range) -> str:
        """The words of a range of a text, of a file that is not open as it lies on disk."""
        text = self.texts.get(uri)
        if text is None:
            text = pathlib.Path(uri_path(uri)).read_text()
        return text[self.offset(text, range_.start) : self.offset(text, range_.end)]

    def offset(self, text: str, position: types.Position) -> int:
        lines = text.split("\n")
        line = lines[position.line]
        units = line.encode(UNITS[self.encoding])[: position.character * UNIT_BYTES[self.encoding]]
        return sum(len(it) + 1 for it in lines[: position.line]) + len(units.decode(UNITS[self.encoding]))

    def applied(self, uri: str, edits: typing.Iterable[types.TextEdit]) -> str:
        """The text after edits, all of which count from the text as it is."""
        text = self.texts[uri]
        offsets = [(self.offset(text, it.range.start), self.offset(text, it.range.end), it.new_text) for it in edits]
        for start, end, new in sorted(offsets, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    async def leave(self):
        """Says goodbye; the server ends as it should, and every message has been looked at."""
        if self._server.returncode is None:
            await asyncio.wait_for(self.shutdown_session(), PATIENCE)
        await self._log_reader
        status = self._server.returncode
        await self.stop()
        assert self.error is None, self.error
        assert status == self.expected_status
        assert not self.unread, f"nobody looked at {self.unread}"
        assert not self.log, "nobody looked at the log:\n" + "\n".join(self.log)


def uri_path(uri: str) -> str:
    from urllib.parse import unquote, urlparse

    return unquote(urlparse(uri).path)
