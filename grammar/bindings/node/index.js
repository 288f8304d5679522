const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..", "..");

module.exports = require("node-gyp-build")(root);
module.exports.name = "planmark";
module.exports.nodeTypeInfo = require("../../src/node-types.json");

for (const [name, file] of [
  ["HIGHLIGHTS_QUERY", "highlights"],
  ["FOLDS_QUERY", "folds"],
  ["INJECTIONS_QUERY", "injections"],
  ["LOCALS_QUERY", "locals"],
  ["TAGS_QUERY", "tags"],
  ["INDENTS_QUERY", "indents"],
  ["OUTLINE_QUERY", "outline"],
]) {
  Object.defineProperty(module.exports, name, {
    configurable: true,
    enumerable: true,
    get() {
      return readFileSync(join(root, "queries", `${file}.scm`), "utf8");
    },
  });
}
