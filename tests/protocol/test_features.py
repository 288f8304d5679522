"""What editors ask of the plans that the repository shows, in Chinese and in English."""

import pytest
from lsprotocol import types


async def ready(editor, count):
    """Waits until the plans of the folder have been read."""
    params = types.WorkspaceSymbolParams("")
    return await editor.until(lambda: editor.ask("workspace/symbol", params), lambda found: len(found) >= count)


def hover_text(hover) -> str:
    return hover.contents.value


def targets(found):
    """Definitions as places, whether they were given as links or as locations."""
    if found and isinstance(found[0], types.LocationLink):
        return [(link.target_uri, link.target_selection_range) for link in found]
    return [(location.uri, location.range) for location in found]


@pytest.fixture
async def chinese(start, profile, examples):
    """An editor with the Chinese plan, whose programme 29 is open."""
    folder = examples / "biennial-zh"
    editor = await start(profile, folders=[folder], locale="zh-cn")
    await ready(editor, 3)
    uri = editor.open_file(folder / "programme-29.plan")
    # The findings change as the other programmes become known.
    await editor.findings(uri, 1)
    return editor, uri, folder


@pytest.fixture
async def english(start, examples):
    folder = examples / "annual-en"
    editor = await start("visual_studio_code", folders=[folder])
    await ready(editor, 2)
    uri = editor.open_file(folder / "programme-32.plan")
    await editor.findings(uri, 1)
    return editor, uri


async def test_pointing_at_a_reference_shows_what_it_names(chinese):
    editor, uri, _ = chinese
    hover = await editor.ask("textDocument/hover", types.HoverParams(**editor.at(uri, "同时向次级方案 $01 和 2 提供")))
    text = hover_text(hover)
    assert "次级方案 1：海洋治理" in text and "推动各国更广泛地参加海洋法律文书" in text
    assert "3 项预期成绩" in text and "6 项绩效指标" in text
    assert editor.words(uri, hover.range) == "次级方案 1"
    hover = await editor.ask("textDocument/hover", types.HoverParams(**editor.at(uri, "方案 30 次级方$0案 1(调解")))
    assert "调解与预防冲突" in hover_text(hover)


async def test_pointing_at_a_resolution_shows_who_adopted_lists_and_cites_it(chinese):
    editor, uri, _ = chinese
    hover = await editor.ask("textDocument/hover", types.HoverParams(**editor.at(uri, "由大会第 70$0/1 号")))
    text = hover_text(hover)
    assert "大会第 70/1 号决议" in text and "A/RES/70/1" in text and "变革我们的世界" in text
    assert "列为立法授权的方案：29 " in text
    assert editor.words(uri, hover.range) == "70/1"


async def test_pointing_at_a_heading_shows_what_its_section_must_hold(chinese):
    editor, uri, _ = chinese
    marked = "## 次级方案 1：海洋治理\n\n### 本组织$0的目标\n\n推动"
    hover = await editor.ask("textDocument/hover", types.HoverParams(**editor.at(uri, marked)))
    assert "一句话" in hover_text(hover)
    nothing = await editor.ask("textDocument/hover", types.HoverParams(**editor.at(uri, "沿海社$0区和流域")))
    assert nothing is None


async def test_definitions_within_and_across_programmes(chinese):
    editor, uri, folder = chinese
    ask = lambda marked: editor.ask("textDocument/definition", types.DefinitionParams(**editor.at(uri, marked)))
    [(target, place)] = targets(await ask("次级方案 3$0 提供前两者"))
    assert (target, editor.words(target, place)) == (uri, "## 次级方案 3：海洋和水数据")
    [(target, place)] = targets(await ask("本厅将与方案$0 30 合作"))
    assert target == (folder / "programme-30.plan").as_uri()
    assert editor.words(target, place).startswith("# 方案 30")
    # Programme 31 numbers its subprogrammes anew under each lettered section: the words fit two.
    found = targets(await ask("方案 31 次级$0方案 1 协作"))
    assert {target for target, _ in found} == {(folder / "programme-31.plan").as_uri()} and len(found) == 2
    assert all("次级方案 1" in editor.words(target, place) for target, place in found)
    [(target, place)] = targets(await ask("第 79/$01 号决议"))
    assert (target, editor.words(target, place)) == (uri, "79/1")
    assert editor.texts[uri].split("\n")[place.start.line].startswith("79/1  ")
    assert await ask("本方案的总$0目的") is None


async def test_references_and_highlights(chinese):
    editor, uri, folder = chinese
    marked = "\n## 次级方案 3：海洋$0和水数据\n\n### 本"
    place = editor.at(uri, marked)
    found = await editor.ask(
        "textDocument/references", types.ReferenceParams(types.ReferenceContext(include_declaration=True), **place)
    )
    words = [(location.uri.rsplit("/", 1)[1], editor.words(location.uri, location.range)) for location in found]
    assert ("programme-29.plan", "## 次级方案 3：海洋和水数据") in words
    assert ("programme-29.plan", "次级方案 3") in words
    assert any(name == "programme-30.plan" for name, _ in words)
    without = await editor.ask(
        "textDocument/references", types.ReferenceParams(types.ReferenceContext(include_declaration=False), **place)
    )
    assert len(without) == len(found) - 1
    highlights = await editor.ask("textDocument/documentHighlight", types.DocumentHighlightParams(**place))
    assert len(highlights) == sum(location.uri == uri for location in found)
    assert [highlight.kind for highlight in highlights].count(types.DocumentHighlightKind.Write) == 1


async def test_the_outline_and_what_can_be_folded(chinese):
    editor, uri, _ = chinese
    document = types.TextDocumentIdentifier(uri)
    [programme] = await editor.ask("textDocument/documentSymbol", types.DocumentSymbolParams(document))
    assert programme.name == "方案 29：海洋与淡水" and programme.kind == types.SymbolKind.Module
    names = [child.name for child in programme.children]
    assert names[:2] == ["总方向", "次级方案 1：海洋治理"] and names[-1] == "立法授权"
    accomplishments = programme.children[1].children[1]
    assert accomplishments.name == "预期成绩"
    assert [it.name[:3] for it in accomplishments.children] == ["(a)", "(b)", "(c)"]
    assert not any(it.children for it in accomplishments.children)
    mandates = programme.children[-1]
    assert [it.detail for it in [mandates, *mandates.children]] == [f"{count} 项立法授权" for count in [19, 3, 4, 9, 3]]
    assert [(it.name, it.detail) for it in mandates.children[1].children] == [("大会决议", "4 项立法授权")]
    folds = await editor.ask("textDocument/foldingRange", types.FoldingRangeParams(document))
    lines = editor.texts[uri].split("\n")
    by_line = {fold.start_line: fold for fold in folds}
    assert lines[by_line[lines.index("## 次级方案 1：海洋治理")].end_line].startswith("29.6 ")
    assert by_line[0].end_line == lines.index("---", 1)


async def test_an_older_editor_gets_the_outline_as_a_list(start):
    def without_trees(capabilities):
        capabilities.text_document.document_symbol.hierarchical_document_symbol_support = None
        capabilities.text_document.hover.content_format = [types.MarkupKind.PlainText]
        capabilities.text_document.definition.link_support = False

    editor = await start("visual_studio_code", change_capabilities=without_trees)
    uri = "file:///plans/a.plan"
    editor.open(uri, "# Programme 2: Oceans *and* seas\n\n## Subprogramme 1: Shipping\n\n2.1 See subprogramme 1.\n")
    await editor.findings(uri, 1)
    document = types.TextDocumentIdentifier(uri)
    first, second = await editor.ask("textDocument/documentSymbol", types.DocumentSymbolParams(document))
    assert (second.name, second.container_name) == ("Subprogramme 1: Shipping", "Programme 2: Oceans *and* seas")
    hover = await editor.ask("textDocument/hover", types.HoverParams(**editor.at(uri, "# Programme 2: Oce$0ans")))
    assert hover.contents.kind == types.MarkupKind.PlainText and "Oceans *and* seas\n" in hover.contents.value
    found = await editor.ask("textDocument/definition", types.DefinitionParams(**editor.at(uri, "See subpro$0gramme 1")))
    assert isinstance(found[0], types.Location) and editor.words(uri, found[0].range) == "## Subprogramme 1: Shipping"


async def test_all_documents_are_searched(chinese):
    editor, _, folder = chinese
    search = lambda query: editor.ask("workspace/symbol", types.WorkspaceSymbolParams(query))
    found = await search("70/1")
    assert any(symbol.name.startswith("70/1 变革我们的世界") for symbol in found)
    [symbol] = await search("海洋治理")
    assert symbol.container_name == "方案 29：海洋与淡水 · A/81/6 (Prog. 29)"
    assert symbol.location.uri == (folder / "programme-29.plan").as_uri()
    assert not await search("没有这样的词")


async def test_official_documents_are_linked_in_the_language_of_the_plan(chinese):
    editor, uri, _ = chinese
    links = await editor.ask("textDocument/documentLink", types.DocumentLinkParams(types.TextDocumentIdentifier(uri)))
    by_words = {editor.words(uri, link.range): link.target for link in links}
    assert by_words["70/1"] == "https://undocs.org/zh/A/RES/70/1"
    assert by_words["2025/27"] == "https://undocs.org/zh/E/RES/2025/27"
    assert by_words["77/552"] == "https://undocs.org/zh/A/DEC/77/552"


async def test_a_mend_that_is_applied_mends(chinese):
    editor, uri, _ = chinese
    document = types.TextDocumentIdentifier(uri)
    at = editor.at(uri, "\n76$06/296")["position"]
    params = types.CodeActionParams(document, types.Range(at, at), types.CodeActionContext([]))
    actions = await editor.ask("textDocument/codeAction", params)
    mend = next(action for action in actions if "76/296" in action.title)
    assert mend.kind == types.CodeActionKind.QuickFix and mend.diagnostics[0].code == "malformed-citation"
    if mend.edit.document_changes:
        [change] = mend.edit.document_changes
        assert change.text_document.version == 1
        [edit] = change.edits
    else:
        [edit] = mend.edit.changes[uri]
    assert editor.applied(uri, [edit]) == editor.texts[uri].replace("766/296", "76/296")
    version = editor.replace(uri, "766/296", "76/296")
    findings = await editor.findings(uri, version)
    assert not any(finding.code == "malformed-citation" for finding in findings)
    refactorings = types.CodeActionContext([], only=[types.CodeActionKind.Refactor])
    assert not await editor.ask("textDocument/codeAction", types.CodeActionParams(document, types.Range(at, at), refactorings))


async def test_formatting_numbers_what_was_left_open_and_then_has_nothing_to_do(chinese):
    editor, uri, _ = chinese
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), options)
    edits = await editor.ask("textDocument/formatting", params)
    formatted = editor.applied(uri, edits)
    assert "(d) 每年举办一次" in formatted and "(?)" not in formatted
    editor.close(uri)
    assert not await editor.findings(uri, None)
    other = "untitled:formatted"
    editor.open(other, formatted)
    await editor.findings(other, 1)
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(other), options)
    assert not await editor.ask("textDocument/formatting", params)


async def test_formatting_a_range_changes_its_lines_alone(start):
    editor = await start("visual_studio_code")
    uri = "untitled:Untitled-1"
    editor.open(uri, "# 方案 2：海洋  \n\n## 总方向\n\n2.1 一。  \n\n2.? 二。\n\n2.? 三。  \n")
    await editor.findings(uri, 1)
    document = types.TextDocumentIdentifier(uri)

    async def formatted(marked, length):
        start = editor.at(uri, marked)["position"]
        end = types.Position(start.line, start.character + length)
        params = types.DocumentRangeFormattingParams(document, types.Range(start, end), types.FormattingOptions(4, True))
        return editor.applied(uri, await editor.ask("textDocument/rangeFormatting", params))

    text = editor.texts[uri]
    assert await formatted("$02.? 二", 0) == text.replace("2.? 二", "2.2 二")
    assert await formatted("2.? 三$0", 2) == text.replace("2.? 三。  ", "2.3 三。")
    assert await formatted("## 总$0方向", 1) == text


async def test_a_selection_grows_from_a_citation_to_the_plan(chinese):
    editor, uri, _ = chinese
    places = [editor.at(uri, marked)["position"] for marked in ["由大会第 70$0/1 号", "同时向次级方案 $01 和 2 提供"]]
    params = types.SelectionRangeParams(types.TextDocumentIdentifier(uri), places)
    selections = await editor.ask("textDocument/selectionRange", params)
    assert [editor.words(uri, selection.range) for selection in selections] == ["70/1", "次级方案 1 和 2"]
    for selection in selections:
        words = editor.words(uri, selection.range)
        while selection.parent:
            selection = selection.parent
            around = editor.words(uri, selection.range)
            assert words in around and words != around
            words = around
        assert words == editor.texts[uri].rstrip()


async def test_an_annual_plan_in_english(english):
    editor, uri = english
    ask = lambda marked: editor.ask("textDocument/definition", types.DefinitionParams(**editor.at(uri, marked)))
    found = await ask("(see table 34$0.2)")
    assert editor.words(uri, found[0].target_selection_range).startswith("Table 34.2")
    found = await ask("its resolution 68/$0261, and")
    assert editor.words(uri, found[0].target_range).startswith("68/261  Fundamental Principles")
    hover = await editor.ask("textDocument/hover", types.HoverParams(**editor.at(uri, "### Subprogramme 1: Off$0icial statistics\n\n#### Objective")))
    assert "planned result" in hover_text(hover)


async def test_findings_say_what_editors_can_show(start, profile, examples):
    editor = await start(profile)
    uri = editor.open_file(examples / "annual-en" / "programme-32.plan")
    findings = await editor.findings(uri, 1)
    codes = {finding.code for finding in findings}
    assert {"organ-mismatch", "reference-title", "duplicate-mandate", "empty-section", "open-marker"} <= codes
    for finding in findings:
        assert finding.source == "planmark" and finding.severity and finding.message
        pages = profile != "neovim@v0.11" and editor.capabilities.text_document.publish_diagnostics.code_description_support
        assert bool(finding.code_description) == bool(pages)
        if pages:
            assert finding.code_description.href == f"https://planmark.org/rules/{finding.code}"
    [twice] = [finding for finding in findings if finding.code == "duplicate-mandate"]
    tags = editor.capabilities.text_document.publish_diagnostics.tag_support
    assert list(twice.tags or []) == ([types.DiagnosticTag.Unnecessary] if tags else [])


async def completions(editor, place):
    found = await editor.ask("textDocument/completion", types.CompletionParams(**place))
    return found.items if found else []


async def test_completion_of_resolutions_in_text_and_in_a_list(chinese):
    editor, uri, _ = chinese
    # Nothing but the lists of the edition is known here.
    marked = "由大会第 70/1$0 号"
    [item] = [item for item in await completions(editor, editor.at(uri, marked)) if item.label.startswith("70/1 ")]
    assert item.label == "70/1  变革我们的世界：2030年可持续发展议程"
    assert item.text_edit.new_text == "70/1" and editor.words(uri, item.text_edit.range) == "70/1"
    version = editor.replace(uri, "\n77/242  2025", "\n保护和可持\n77/242  2025")
    await editor.findings(uri, version)
    [item, *_] = await completions(editor, editor.at(uri, "\n保护和可持$0\n77/242"))
    assert item.text_edit.new_text.startswith("77/242  2025年联合国支持落实可持续发展目标14")
    assert editor.words(uri, item.text_edit.range) == "保护和可持" == item.filter_text


async def test_completion_of_headings_in_the_language_of_the_document(chinese, english):
    editor, uri, _ = chinese
    labels = [item.label for item in await completions(editor, editor.at(uri, "### 战$0略\n\n29.5 "))]
    assert labels[0] == "战略" and all(label.startswith("战") for label in labels)
    editor, uri = english
    labels = [item.label for item in await completions(editor, editor.at(uri, "\n## Over$0all orientation"))]
    assert "Overall orientation" in labels
