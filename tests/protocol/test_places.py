"""Every part of a plan that words can lead to, in Chinese and in English, within a file and across files."""

import pytest
from lsprotocol import types

from test_features import targets

HEADER = "---\nsymbol: A/99/6 ({0})\nformat: {1}\nperiod: {2}\nlanguage: {3}\n{4}---\n\n"

CHINESE = HEADER.format("Sect. 12", "annual", "2028", "zh", "section: 12\n") + """\
# 方案 9：森林

## 总方向

12.1 森林办公室依照大会第 70/1 号决议工作。见次级方案 2，见次级方案 2 构成部分 1，见次级方案 1 成果 1，见表 12.1，见图 12.一，见第 12.2 段，见附件一。[^1]

[^1]: 另见 A/98/6 (Sect. 12)。

## 次级方案 1：政策

### 2028 年计划成果

#### 成果 1：更多树木

12.2 树木增加。

表 12.1：业绩计量
| 2024 | 2028 |
| --- | --- |
| 1 | 5 |

图 12.一：树木

## 次级方案 2：研究

### 构成部分 1：土壤

#### 目标

研究土壤

## 立法授权

### 大会决议

70/1  变革世界
71/285; 72/10  森林

## 附件一：组织结构图
"""

ENGLISH = HEADER.format("Sect. 12", "annual", "2028", "en", "section: 12\n") + """\
# Programme 9: Forests

## Overall orientation

12.1 The Office works under General Assembly resolution 70/1. See subprogramme 2, see subprogramme 2, component 1, see Result 1 of subprogramme 1, see table 12.1, see figure 12.I, see para. 12.2, see annex I.[^1]

[^1]: See also A/98/6 (Sect. 12).

## Subprogramme 1: Policy

### Planned results for 2028

#### Result 1: more trees

12.2 There are more trees.

Table 12.1: Performance measure
| 2024 | 2028 |
| --- | --- |
| 1 | 5 |

Figure 12.I: Trees

## Subprogramme 2: Research

### Component 1: Soil

#### Objective

To study the soil

## Legislative mandates

### General Assembly resolutions

70/1  Transforming the world
71/285; 72/10  Forests

## Annex I: Organization chart
"""

PLACES = [
    (CHINESE, "第 70$0/1 号", "70/1  变革世界"),
    (CHINESE, "见次级$0方案 2，见次", "## 次级方案 2：研究"),
    (CHINESE, "次级方案 2 构$0成部分 1，", "### 构成部分 1：土壤"),
    (CHINESE, "次级方案 1 成$0果 1，", "#### 成果 1：更多树木"),
    (CHINESE, "见表$0 12.1，", "表 12.1：业绩计量"),
    (CHINESE, "见图$0 12.一，", "图 12.一：树木"),
    (CHINESE, "第 12$0.2 段", "12.2 树木增加。"),
    (CHINESE, "见附$0件一。", "## 附件一：组织结构图"),
    (CHINESE, "。[^$01]", "[^1]: 另见 A/98/6 (Sect. 12)。"),
    (ENGLISH, "resolution 70$0/1. See", "70/1  Transforming the world"),
    (ENGLISH, "See sub$0programme 2, see", "## Subprogramme 2: Research"),
    (ENGLISH, "see subprogramme 2, comp$0onent 1,", "### Component 1: Soil"),
    (ENGLISH, "see Re$0sult 1 of subprogramme 1", "#### Result 1: more trees"),
    (ENGLISH, "see ta$0ble 12.1,", "Table 12.1: Performance measure"),
    (ENGLISH, "see fig$0ure 12.I,", "Figure 12.I: Trees"),
    (ENGLISH, "para. 12$0.2,", "12.2 There are more trees."),
    (ENGLISH, "see an$0nex I.", "## Annex I: Organization chart"),
    (ENGLISH, "I.[^$01]", "[^1]: See also A/98/6 (Sect. 12)."),
]


@pytest.fixture
async def opened(start, request, tmp_path):
    (tmp_path / "a.plan").write_text(request.param[0])
    editor = await start("visual_studio_code", folders=[tmp_path])
    uri = editor.open_file(tmp_path / "a.plan")
    await editor.findings(uri, 1)
    return editor, uri, *request.param[1:]


@pytest.mark.parametrize("opened", PLACES, indirect=True, ids=lambda place: place[1])
async def test_words_lead_to_their_place_are_shown_there_and_found_from_it(opened):
    editor, uri, marked, line = opened
    at = editor.at(uri, marked)
    [link] = await editor.ask("textDocument/definition", types.DefinitionParams(**at))
    text = editor.texts[uri].split("\n")
    assert text[link.target_selection_range.start.line] == line
    hover = await editor.ask("textDocument/hover", types.HoverParams(**at))
    assert hover and hover.contents.value.startswith("**")
    origin = link.origin_selection_range
    assert hover.range == origin
    # From the place itself back to the words.
    back = {"text_document": types.TextDocumentIdentifier(uri), "position": link.target_selection_range.start}
    found = await editor.ask(
        "textDocument/references", types.ReferenceParams(types.ReferenceContext(include_declaration=False), **back)
    )
    assert origin in [location.range for location in found]
    highlights = await editor.ask("textDocument/documentHighlight", types.DocumentHighlightParams(**back))
    assert origin in [highlight.range for highlight in highlights]
