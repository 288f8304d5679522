// Highlighting against the parser: on whole plans both must find the same.
//
// PLANMARK_TREES names a file with what the parser finds in plans, as tests/editors/highlighting/trees.lua prints it.
// Unset, the test says that it is skipped.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { lines, tokenize } from "./textmate.mjs";

// The scope that stands for a node of the parser.
const SCOPES = {
  resolution: "constant.numeric.resolution",
  document_symbol: "string.other.document-symbol",
  plan_reference: "entity.name.type.plan-reference",
  goal_reference: "constant.language.goal-reference",
  footnote_reference: "constant.other.footnote-reference",
  paragraph_number: "constant.numeric.paragraph",
  marker: "punctuation.definition.list.begin",
  heading_marker: "punctuation.definition.heading",
  heading_keyword: "keyword.other",
  caption_label: "keyword.other.caption",
  comment: "comment.block",
};

// The scope of a heading is named after its node. Headings that are made by a number alone look like plain ones.
const HEADING = /^(.*)_heading$/;
const WITHOUT_WORDS = ["lettered_section", "numbered_section"];

/** A place as it is shown when it differs: its line, and its text between marks. */
function shown(text, row, start, end) {
  const line = lines(text)[row];
  return `${row + 1}: ${line.slice(Math.max(0, start - 16), start)}⟦${line.slice(start, end)}⟧${line.slice(end, end + 16)}`;
}

/** Where the parser has nodes of a kind, line by line. */
function placesOfNodes(nodes, type, text) {
  const all = lines(text);
  const places = [];
  for (const [, row, start, endRow, end] of nodes.filter(([name]) => name === type)) {
    for (let line = row; line <= endRow; line++) {
      const from = line === row ? start : 0;
      const to = line === endRow ? end : all[line].length;
      if (to > from) places.push(shown(text, line, from, to));
    }
  }
  return places;
}

/** Where tokens have a scope, joined where they touch. */
function placesOfScope(tokens, wanted, text) {
  const other = wanted === "keyword.other" ? "keyword.other.caption" : undefined;
  const joined = [];
  for (const { row, start, end, scopes } of tokens) {
    if (end === start || !scopes.some((name) => name.startsWith(wanted) && !(other && name.startsWith(other)))) continue;
    const last = joined.at(-1);
    if (last?.row === row && last.end === start) last.end = end;
    else joined.push({ row, start, end });
  }
  return joined.map(({ row, start, end }) => shown(text, row, start, end));
}

/** Every heading with its kind, as the parser and as highlighting see it. */
function headings(nodes, tokens) {
  const scopeOf = (kind) => `markup.heading.${WITHOUT_WORDS.includes(kind) ? "plain" : kind.replaceAll("_", "-")}.planmark`;
  const parsed = nodes.flatMap(([type, row]) => {
    const kind = HEADING.exec(type)?.[1];
    return kind === undefined ? [] : [`${row + 1}: ${scopeOf(kind)}`];
  });
  const highlighted = tokens.flatMap(({ row, scopes }) =>
    scopes.filter((name) => name.startsWith("markup.heading")).map((name) => `${row + 1}: ${name}`),
  );
  return { parsed, highlighted: [...new Set(highlighted)] };
}

const trees = process.env.PLANMARK_TREES;
const plans = trees ? readFileSync(trees, "utf8").trim().split("\n").map((line) => JSON.parse(line)) : [];
const skip = trees ? false : "skipped: PLANMARK_TREES is not set";

test("the parser's account of plans is there", { skip }, () => {
  assert.ok(plans.length > 5 && plans.every(({ nodes }) => nodes.length > 10));
});

for (const { file, nodes } of plans) {
  test(`highlighting and the parser agree on ${file}`, () => {
    const text = readFileSync(file, "utf8");
    const tokens = tokenize(text);
    const { parsed, highlighted } = headings(nodes, tokens);
    assert.deepEqual(highlighted, parsed);
    for (const [type, scope] of Object.entries(SCOPES)) {
      assert.deepEqual(placesOfScope(tokens, scope, text), placesOfNodes(nodes, type, text), `${type} in ${file}`);
    }
  });
}

if (!trees) test("highlighting and the parser agree on plans", { skip }, () => {});
