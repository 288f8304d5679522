// Highlighting of single constructs.

import assert from "node:assert/strict";
import { test } from "node:test";

import { tokenize } from "./textmate.mjs";

/** The scopes of the first token with this text in the last line. */
function scopes(text, wanted) {
  const all = tokenize(text);
  const found = all.filter((token) => token.row === all.at(-1).row).find((token) => token.text === wanted);
  assert.ok(found, `no token “${wanted}” among ${JSON.stringify(all.map((token) => token.text))}`);
  return found.scopes.join(" ");
}

/** The texts in the last line that have a scope. */
function withScope(text, scope) {
  const all = tokenize(text);
  return all
    .filter((token) => token.row === all.at(-1).row && token.scopes.some((name) => name.startsWith(scope)))
    .map((token) => token.text);
}

test("a heading is what its keyword says, in six languages", () => {
  const headings = {
    subprogramme: [
      "## 次级方案 3：海洋",
      "## Subprogramme 3: Oceans",
      "## Sous-programme 3 : Océans",
      "## Subprograma 3: Océanos",
      "## Подпрограмма 3: Океаны",
      "## البرنامج الفرعي 3: المحيطات",
    ],
    strategy: ["### 2028 年战略和外部因素", "### Strategy", "### Stratégie", "### Estrategia", "### Стратегия"],
    organ: ["### 大会决议", "### General Assembly resolutions", "### Résolutions de l’Assemblée générale"],
  };
  for (const [kind, texts] of Object.entries(headings)) {
    for (const text of texts) {
      assert.equal(withScope(text, `keyword.other.${kind}.`).length, 1, text);
      assert.match(tokenize(text)[0].scopes.join(" "), new RegExp(`markup\\.heading\\.${kind}\\.`), text);
    }
  }
});

test("the number and the title of a heading stand apart from its keyword", () => {
  const heading = "＃＃　次级方案　１２：海洋和水数据";
  assert.match(scopes(heading, "次级方案"), /keyword\.other\.subprogramme/);
  assert.match(scopes(heading, "１２"), /constant\.numeric\.heading/);
  assert.match(scopes(heading, "海洋和水数据"), /entity\.name\.section/);
});

test("words that only begin like a keyword make no such heading", () => {
  for (const heading of ["## 战略规划司", "## Strategy of the Office", "## 方案支助", "## Annexation"]) {
    assert.deepEqual(withScope(heading, "keyword.other"), [], heading);
    assert.match(tokenize(heading)[0].scopes.join(" "), /markup\.heading\.plain/, heading);
  }
  for (const text of ["####### 方案 2", "#方案 2", "  # 方案 2"]) {
    assert.deepEqual(withScope(text, "markup.heading"), [], text);
  }
});

test("accomplishments and indicators are told apart under their heading, and nowhere else", () => {
  const section = "### 预期成绩\n\n(a) 能力得到加强\n    ㈠ 数目增加";
  assert.match(scopes(section, "㈠"), /begin\.indicator/);
  assert.match(scopes("### 预期成绩\n(a) 能力得到加强", "(a)"), /begin\.accomplishment/);
  assert.doesNotMatch(scopes(`${section}\n\n### 战略\n\n(a) 支助`, "(a)"), /accomplishment/);
});

test("markers are those of six languages, and words in brackets are none", () => {
  for (const line of ["(a) x", "（b）x", "(?) x", "a) x", "- x", "(أ) نص", "а) текст", "    (iv) x", "    ㈡ 数目", "    '1' نص"]) {
    assert.equal(withScope(line, "punctuation.definition.list.begin").length, 1, line);
  }
  for (const line of ["(a)至(c)项", "(a)、(b)", "(see below)", "-5 degrees"]) {
    assert.deepEqual(withScope(line, "punctuation.definition.list.begin"), [], line);
  }
});

test("each number of a run of citations is a citation of its own", () => {
  const resolutions = (text) => withScope(text, "constant.numeric.resolution");
  assert.deepEqual(resolutions("第 68/247、69/262 和 70/248 A 号决议"), ["68/247", "69/262", "70/248 A"]);
  assert.deepEqual(resolutions("第 1325 (2000)号和第 1366（2001）号决议"), ["1325 (2000)", "1366（2001）"]);
  assert.deepEqual(resolutions("52/12 A 和 B  革新联合国"), ["52/12 A 和 B"]);
  assert.deepEqual(resolutions("61/230; 69/291; 75/327  议程"), ["61/230", "69/291", "75/327"]);
  assert.deepEqual(resolutions("resolutions 1514 (XV) and S-10/2"), ["1514 (XV)", "S-10/2"]);
  assert.deepEqual(resolutions("S/PRST/2015/22"), ["S/PRST/2015/22"]);
  assert.deepEqual(resolutions("2015/16 年维持和平行动经费筹措"), []);
});

test("references to parts of plans are found, and numbers of other things are not", () => {
  const references = (text) => withScope(text, "entity.name.type.plan-reference");
  assert.deepEqual(references("与方案 25 次级方案 3 和 4 协作"), ["方案 25 次级方案 3 和 4"]);
  assert.deepEqual(references("见上文第 25.13 段和表 3.4"), ["25.13 段", "表 3.4"]);
  assert.deepEqual(references("with programme 30, subprogramme 1, and table 34.2"), [
    "programme 30, subprogramme 1",
    "table 34.2",
  ]);
  assert.deepEqual(references("工作方案 1 1 1 2、代表 3、方案 3 个、programme 2018-2019"), []);
});

test("a symbol, a Goal, a footnote and a link have a colour of their own", () => {
  assert.deepEqual(withScope("见 A/71/6 (Prog. 2) 和 ST/SGB/2000/8", "string.other.document-symbol"), [
    "A/71/6 (Prog. 2)",
    "ST/SGB/2000/8",
  ]);
  assert.equal(withScope("可持续发展目标 16 和具体目标 17.18", "constant.language.goal-reference").length, 2);
  assert.deepEqual(withScope("水和环境卫生。[^1]", "constant.other.footnote-reference"), ["[^1]"]);
  assert.deepEqual(withScope("[议程](https://example.org/a)", "markup.underline.link"), ["https://example.org/a"]);
});

test("a header ends at its fence, and one that is never closed at the first other line", () => {
  assert.match(scopes("---\nperiod: 2028-2029", "period"), /entity\.name\.tag/);
  assert.doesNotMatch(scopes("---\nperiod: 2028\n---\nformat: x", "format: x"), /meta\.header/);
  assert.match(tokenize("---\nperiod: 2028\n# 方案 2").at(-1).scopes.join(" "), /markup\.heading/);
});

test("a comment that is never closed ends at a blank line, and one may silence a rule", () => {
  assert.match(scopes("<!-- 待补充\n更多", "更多"), /comment\.block/);
  assert.doesNotMatch(scopes("<!-- 待补充\n\n正文", "正文"), /comment/);
  assert.match(scopes("<!-- planmark: allow mixed-width -->", " mixed-width"), /variable\.parameter\.rule/);
});

test("long lines and nasty lines take no time", () => {
  // The editor highlights no line that is longer.
  const longest = 20000;
  const pieces = ["(", "第", "1(", "方案 1、", "[", "58/269、", "# 战略 ", "|", "(a) ", "A/", "programme 1, "];
  tokenize("# 战略");
  for (const piece of pieces) {
    const begun = process.cpuUsage();
    tokenize(piece.repeat(longest / piece.length));
    const milliseconds = process.cpuUsage(begun).user / 1000;
    assert.ok(milliseconds < 1000, `${piece} took ${milliseconds} ms`);
  }
});
