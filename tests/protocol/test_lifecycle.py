"""From the introduction to the goodbye."""

import asyncio
import os
import signal
import socket
import sys

import pytest
from lsprotocol import types

from editor import PATIENCE, PLANMARK

PLAN = "---\nformat: biennial\nperiod: 2028-2029\nlanguage: zh\n---\n\n# 方案 2：海洋\n\n## Strategy\n\n2.1 😀文字。\n"


async def test_an_editor_is_greeted_by_its_own_account(start, profile):
    editor = await start(profile)
    assert editor.result.server_info.name == "planmark"
    preferred = editor.capabilities.general and editor.capabilities.general.position_encodings
    assert editor.encoding == (preferred[0] if preferred else "utf-16")
    capabilities = editor.result.capabilities
    assert capabilities.text_document_sync.change == types.TextDocumentSyncKind.Incremental
    assert capabilities.hover_provider and capabilities.definition_provider and capabilities.references_provider
    assert capabilities.workspace.workspace_folders.supported
    methods = {registration.method for registration in editor.registrations}
    can_watch = profile != "neovim@v0.11"
    assert ("workspace/didChangeWatchedFiles" in methods) == can_watch


@pytest.mark.parametrize("unit", ["utf-8", "utf-16", "utf-32"])
async def test_columns_are_counted_as_agreed(start, unit):
    def prefer(capabilities):
        capabilities.general = types.GeneralClientCapabilities(position_encodings=[unit])

    editor = await start("visual_studio_code", change_capabilities=prefer)
    assert editor.encoding == unit
    uri = "untitled:Untitled-1"
    editor.open(uri, PLAN)
    await editor.findings(uri, 1)
    version = editor.replace(uri, "文字", "见第 2.1 段")
    await editor.findings(uri, version)
    found = await editor.ask("textDocument/definition", types.DefinitionParams(**editor.at(uri, "见第 2$0.1 段")))
    assert editor.words(uri, found[0].origin_selection_range) == "2.1 段"
    assert editor.words(uri, found[0].target_range) == "2.1 😀见第 2.1 段。"


@pytest.mark.parametrize(("locale", "words"), [("zh-cn", "改为"), ("zh_TW", "改为"), ("en", "Change"), ("fr", "Change")])
async def test_messages_are_in_the_language_of_the_editor(start, locale, words):
    editor = await start("visual_studio_code", locale=locale)
    uri = "file:///plans/a.plan"
    editor.open(uri, PLAN)
    findings = await editor.findings(uri, 1)
    mixed = next(finding for finding in findings if finding.code == "mixed-language")
    context = types.CodeActionContext([mixed])
    actions = await editor.ask(
        "textDocument/codeAction",
        types.CodeActionParams(types.TextDocumentIdentifier(uri), mixed.range, context),
    )
    assert words in actions[0].title


async def test_the_language_that_was_asked_for_wins(start):
    editor = await start("neovim@v0.11", locale=None, arguments=["--language", "zh"])
    uri = "file:///plans/a.plan"
    editor.open(uri, PLAN)
    findings = await editor.findings(uri, 1)
    assert any("标题" in finding.message or "语" in finding.message for finding in findings)


async def server(*arguments: str):
    return await asyncio.create_subprocess_exec(
        PLANMARK, "lsp", *arguments, stdin=-1, stdout=-1, stderr=-1, env={"LC_ALL": "C"}
    )


def framed(body: str) -> bytes:
    return f"Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()


INITIALIZE = '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
SHUTDOWN = '{"jsonrpc":"2.0","id":2,"method":"shutdown"}'
EXIT = '{"jsonrpc":"2.0","method":"exit"}'


@pytest.mark.parametrize(
    ("messages", "status"),
    [
        ([INITIALIZE, SHUTDOWN, EXIT], 0),
        ([INITIALIZE, EXIT], 1),
        ([EXIT], 1),
        ([INITIALIZE, SHUTDOWN], 0),
        ([INITIALIZE], 1),
        ([], 1),
    ],
)
async def test_the_status_says_how_the_session_ended(messages, status):
    process = await server("--stdio")
    out, log = await asyncio.wait_for(process.communicate(b"".join(map(framed, messages))), PATIENCE)
    assert process.returncode == status
    assert out.count(b'"id":1') == messages.count(INITIALIZE)
    assert out.count(b'"id":2') == messages.count(SHUTDOWN)
    assert log == b""


async def test_exit_ends_the_server_though_its_input_stays_open():
    process = await server()
    process.stdin.write(framed(INITIALIZE) + framed(SHUTDOWN) + framed(EXIT))
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0


async def test_the_server_ends_with_the_process_that_started_it():
    parent = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=-1)
    process = await server()
    introduction = INITIALIZE.replace("{\"capabilities\"", f'{{"processId":{parent.pid},"capabilities"')
    process.stdin.write(framed(introduction))
    assert await process.stdout.readline()
    await asyncio.sleep(0.3)
    assert process.returncode is None
    parent.send_signal(signal.SIGKILL)
    # Nobody takes note of the end of the parent until the server has.
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 1
    await parent.wait()


async def test_an_editor_may_come_over_a_port_of_this_computer():
    process = await server("--port", "0")
    line = (await asyncio.wait_for(process.stderr.readline(), PATIENCE)).decode()
    host, port = line.split()[-1].rsplit(":", 1)
    assert host == "127.0.0.1"
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
        connection.sendall(framed(INITIALIZE) + framed(SHUTDOWN) + framed(EXIT))
        received = b""
        while part := connection.recv(65536):
            received += part
    assert received.count(b"Content-Length") == 2
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0


async def test_a_port_that_is_taken_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = await server("--port", str(taken.getsockname()[1]))
        _, log = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 2
    assert b"in use" in log


def test_the_environment_names_the_program():
    assert os.access(PLANMARK, os.X_OK)
