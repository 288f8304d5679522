const assert = require("node:assert");
const { test } = require("node:test");

const Parser = require("tree-sitter");

test("a plan is parsed", () => {
  const parser = new Parser();
  parser.setLanguage(require("."));
  const tree = parser.parse("# 方案 2：政治事务\n");
  assert.strictEqual(tree.rootNode.type, "document");
  assert.strictEqual(tree.rootNode.hasError, false);
});

test("the queries can be read", () => {
  assert.match(require(".").HIGHLIGHTS_QUERY, /heading_keyword/);
});
