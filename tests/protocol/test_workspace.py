"""Folders, files that change outside the editor, and settings."""

import os
import pathlib
import shutil

import pytest
from lsprotocol import types

from test_features import ready

HEADER = "---\nsymbol: A/99/6 (Prog. {0})\nformat: biennial\nperiod: 2028-2029\nlanguage: zh\n---\n\n"


def plan(number: int, words: str) -> str:
    return HEADER.format(number) + f"# 方案 {number}：海洋\n\n## 总方向\n\n{number}.1 {words}\n"


async def names(editor):
    return [symbol.name for symbol in await editor.ask("workspace/symbol", types.WorkspaceSymbolParams(""))]


def watched(editor, path, kind):
    """What an editor that watches files says of one; the others leave it to the server."""
    if any(it.method == "workspace/didChangeWatchedFiles" for it in editor.registrations):
        change = types.FileEvent(path.as_uri(), kind)
        editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))


async def test_files_that_change_outside_the_editor_are_followed(start, profile, tmp_path):
    first = tmp_path / "a.plan"
    first.write_text(plan(2, "文字。"))
    editor = await start(profile, folders=[tmp_path])
    await ready(editor, 1)
    second = tmp_path / "深处" / "b.plan"
    second.parent.mkdir()
    second.write_text(plan(3, "见方案 2。"))
    watched(editor, second, types.FileChangeType.Created)
    await editor.until(lambda: names(editor), lambda found: found == ["方案 2：海洋", "方案 3：海洋"])
    second.write_text(plan(4, "见方案 2。"))
    watched(editor, second, types.FileChangeType.Changed)
    await editor.until(lambda: names(editor), lambda found: found == ["方案 2：海洋", "方案 4：海洋"])
    second.unlink()
    watched(editor, second, types.FileChangeType.Deleted)
    await editor.until(lambda: names(editor), lambda found: found == ["方案 2：海洋"])


async def test_an_open_text_wins_over_its_file_until_it_is_closed(start, profile, tmp_path):
    path = tmp_path / "a.plan"
    path.write_text(plan(2, "文字。"))
    editor = await start(profile, folders=[tmp_path])
    await ready(editor, 1)
    uri = editor.open_file(path)
    await editor.findings(uri, 1)
    version = editor.replace(uri, "# 方案 2：海洋", "# 方案 2：编辑器里的")
    await editor.findings(uri, version)
    path.write_text(plan(2, "文字。").replace("：海洋", "：磁盘上的"))
    watched(editor, path, types.FileChangeType.Changed)
    assert await names(editor) == ["方案 2：编辑器里的"]
    editor.close(uri)
    assert not await editor.findings(uri, None)
    await editor.until(lambda: names(editor), lambda found: found == ["方案 2：磁盘上的"])


async def test_findings_follow_what_happens_in_another_file(start, tmp_path):
    first, second = tmp_path / "a.plan", tmp_path / "b.plan"
    first.write_text(plan(2, "见方案 3 次级方案 2。"))
    editor = await start("visual_studio_code", folders=[tmp_path])
    await ready(editor, 1)
    uri = editor.open_file(first)
    has = lambda findings: any(finding.code == "unresolved-reference" for finding in findings)
    assert not has(await editor.findings(uri, 1)), "the programme is not here: nothing is known of it"
    second.write_text(plan(3, "文字。") + "\n## 次级方案 1：航运\n\n### 本组织的目标\n\n安全\n")
    watched(editor, second, types.FileChangeType.Created)
    await editor.findings(uri, 1, has)
    second.write_text(second.read_text() + "\n## 次级方案 2：渔业\n\n### 本组织的目标\n\n鱼\n")
    watched(editor, second, types.FileChangeType.Changed)
    await editor.findings(uri, 1, lambda findings: not has(findings))


async def test_planmark_toml_is_applied_at_once_and_checked_itself(start, profile, tmp_path):
    path, configuration = tmp_path / "a.plan", tmp_path / "planmark.toml"
    path.write_text(plan(2, "文字。") + "\n## 战略\n")
    editor = await start(profile, folders=[tmp_path])
    await ready(editor, 1)
    uri = editor.open_file(path)
    severity = lambda findings: [it.severity for it in findings if it.code == "empty-section"]
    assert severity(await editor.findings(uri, 1)) == [types.DiagnosticSeverity.Warning]
    configuration.write_text('[rules]\nempty-section = "error"\nno-such-rule = "off"\n')
    watched(editor, configuration, types.FileChangeType.Created)
    await editor.findings(uri, 1, lambda findings: severity(findings) == [types.DiagnosticSeverity.Error])
    [wrong] = await editor.findings(configuration.as_uri(), None)
    assert wrong.code == "configuration" and "no-such-rule" in wrong.message
    configuration.write_text('[rules]\nempty-section = "off"\n\n[workspace]\nexclude = ["b*"]\n')
    watched(editor, configuration, types.FileChangeType.Changed)
    await editor.findings(uri, 1, lambda findings: severity(findings) == [])
    assert not await editor.findings(configuration.as_uri(), None)
    (tmp_path / "b.plan").write_text(plan(3, "文字。"))
    (tmp_path / "c.plan").write_text(plan(4, "文字。"))
    for other in ["b.plan", "c.plan"]:
        watched(editor, tmp_path / other, types.FileChangeType.Created)
    await editor.until(lambda: names(editor), lambda found: found == ["方案 2：海洋", "方案 4：海洋"])


async def test_planmark_toml_is_checked_while_it_is_typed(start, tmp_path):
    (tmp_path / "a.plan").write_text(plan(2, "文字。"))
    configuration = tmp_path / "planmark.toml"
    configuration.write_text("[rules]\n")
    editor = await start("visual_studio_code", folders=[tmp_path])
    await ready(editor, 1)
    uri = configuration.as_uri()
    editor.open(uri, configuration.read_text(), language="toml")
    assert not await editor.findings(uri, 1)
    version = editor.replace(uri, "[rules]\n", "[rules]\nempty-section = \"loud\"\n")
    [wrong] = await editor.findings(uri, version)
    assert editor.words(uri, wrong.range) == '"loud"'
    assert await names(editor) == ["方案 2：海洋"], "it is no plan"
    editor.close(uri)
    assert not await editor.findings(uri, None)


async def test_the_editors_settings_win_and_change_at_once(start, profile, tmp_path):
    path = tmp_path / "a.plan"
    path.write_text(plan(2, "文字。") + "\n## 战略\n")
    (tmp_path / "planmark.toml").write_text('[rules]\nempty-section = "error"\n')
    editor = await start(profile, folders=[tmp_path], settings={"rules": {"empty-section": "hint"}, "trace": None})
    await ready(editor, 1)
    uri = editor.open_file(path)
    severity = lambda findings: [it.severity for it in findings if it.code == "empty-section"]
    await editor.findings(uri, 1, lambda findings: severity(findings) == [types.DiagnosticSeverity.Hint])
    editor.settings = {"rules": {"empty-section": "off", "open-marker": "loud"}}
    changed = types.DidChangeConfigurationParams({"planmark": editor.settings})
    editor.workspace_did_change_configuration(changed)
    await editor.findings(uri, 1, lambda findings: severity(findings) == [])
    shown = await editor.next("window/showMessage")
    assert shown.type == types.MessageType.Warning and "loud" in shown.message
    editor.settings = None
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    await editor.findings(uri, 1, lambda findings: severity(findings) == [types.DiagnosticSeverity.Error])


async def test_settings_may_come_with_the_introduction(start, tmp_path):
    def cannot_be_asked(capabilities):
        capabilities.workspace.configuration = False

    path = tmp_path / "a.plan"
    path.write_text(plan(2, "文字。") + "\n## 战略\n")
    editor = await start(
        "emacs", folders=[tmp_path], options={"rules": {"empty-section": "hint"}}, change_capabilities=cannot_be_asked
    )
    await ready(editor, 1)
    uri = editor.open_file(path)
    findings = await editor.findings(uri, 1)
    assert [it.severity for it in findings if it.code == "empty-section"] == [types.DiagnosticSeverity.Hint]


async def test_folders_come_and_go(start, profile, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for number, folder in enumerate([one, two], 2):
        folder.mkdir()
        (folder / "a.plan").write_text(plan(number, "文字。"))
    editor = await start(profile, folders=[one])
    await ready(editor, 1)
    folder = lambda path: types.WorkspaceFolder(path.as_uri(), path.name)
    change = types.WorkspaceFoldersChangeEvent(added=[folder(two)], removed=[])
    editor.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(change))
    await editor.until(lambda: names(editor), lambda found: found == ["方案 2：海洋", "方案 3：海洋"])
    change = types.WorkspaceFoldersChangeEvent(added=[], removed=[folder(one)])
    editor.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(change))
    await editor.until(lambda: names(editor), lambda found: found == ["方案 3：海洋"])


async def test_long_work_is_shown_where_it_can_be(start, profile, tmp_path):
    for number in range(1, 101):
        (tmp_path / f"{number}.plan").write_text(plan(number, "文字。"))
    editor = await start(profile, folders=[tmp_path], locale="zh")
    await ready(editor, 100)
    window = editor.capabilities.window
    if not (window and window.work_done_progress):
        return
    token = (await editor.next("window/workDoneProgress/create")).token
    begin = await editor.next("$/progress", lambda params: params.token == token)
    assert begin.value["kind"] == "begin" and begin.value["title"] == "正在读取 100 份计划"
    last = 0
    while (params := await editor.next("$/progress", lambda params: params.token == token)).value["kind"] != "end":
        assert params.value["kind"] == "report" and last <= params.value["percentage"] <= 100
        last = params.value["percentage"]


@pytest.mark.skipif(not pathlib.Path("/proc/self/net/tcp").exists(), reason="what a process does is told by Linux alone")
async def test_nothing_is_sent_run_or_written(start, examples, tmp_path):
    folder = tmp_path / "plans"
    shutil.copytree(examples / "biennial-zh", folder)
    state = lambda: {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file()}
    before = state()
    editor = await start("neovim@v0.11", folders=[folder])
    await ready(editor, 3)
    uri = editor.open_file(folder / "programme-29.plan")
    await editor.findings(uri, 1)
    document = types.TextDocumentIdentifier(uri)
    for method in ["documentSymbol", "foldingRange", "documentLink"]:
        assert await editor.ask(f"textDocument/{method}", types.DocumentSymbolParams(document))
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    assert await editor.ask("textDocument/formatting", types.DocumentFormattingParams(document, options))
    process = pathlib.Path("/proc", str(editor._server.pid))
    assert not any(children.read_text() for children in process.glob("task/*/children"))
    connections = set()
    for protocol in ["tcp", "tcp6", "udp", "udp6"]:
        table = process / "net" / protocol
        if table.exists():
            connections |= {line.split()[9] for line in table.read_text().splitlines()[1:]}
    opened = [os.readlink(descriptor) for descriptor in (process / "fd").iterdir()]
    assert not connections.intersection(name.removeprefix("socket:[").rstrip("]") for name in opened)
    assert not any(name.startswith("/") and not name.startswith(("/proc/", "/dev/")) for name in opened), opened
    assert state() == before


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"# \xe6\x96\xb9\xff\n", b"\x00\x01\x02\x03" * 100])
async def test_a_file_that_is_no_text_is_told_in_the_log_and_the_others_are_read(start, tmp_path, content):
    (tmp_path / "a.plan").write_bytes(content)
    (tmp_path / "b.plan").write_text(plan(2, "文字。"))
    editor = await start("visual_studio_code", folders=[tmp_path])
    await ready(editor, 1)
    assert "a.plan" in await editor.logged("a.plan")
    assert await names(editor) == ["方案 2：海洋"]
