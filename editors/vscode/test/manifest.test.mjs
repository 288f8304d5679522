// What the marketplace and `npm ci` read.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("package.json"));

test("the lock file names no registry", () => {
  assert.doesNotMatch(read("package-lock.json"), /"resolved"|https?:\/\/[^"]*registry/);
});

test("every file that the manifest names is there, but for the bundle", () => {
  const names = [...read("package.json").matchAll(/"(?:\.\/)?((?:images|syntaxes|l10n)\b[^"]*|language-configuration\.json)"/g)];
  assert.ok(names.length > 4);
  for (const [, name] of names) assert.ok(existsSync(new URL(`../${name}`, import.meta.url)), name);
});

test("every text is there in English and in Chinese, and none is left over", () => {
  const used = new Set([...read("package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key));
  for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
    assert.deepEqual(Object.keys(JSON.parse(read(file))).sort(), [...used].sort(), file);
  }
});

test("every message of the extension has its Chinese", () => {
  const sources = readdirSync(new URL("../src", import.meta.url)).map((name) => read(`src/${name}`)).join("\n");
  const used = [...sources.matchAll(/l10n\.t\(\s*"([^"]+)"/g)].map(([, text]) => text);
  assert.ok(used.length > 2);
  assert.deepEqual(Object.keys(JSON.parse(read("l10n/bundle.l10n.zh-cn.json"))).sort(), used.sort());
});

test("the version of the editor is the one that the types describe", () => {
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies["@types/vscode"]}`);
});

test("the language configuration is JSON, and its expressions compile", () => {
  const { wordPattern, folding } = JSON.parse(read("language-configuration.json"));
  const words = (text) => text.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`));
  assert.deepEqual(words("见 A/71/6 和第 58/269 号决议，《宪章》"), ["见", "A/71/6", "和第", "58/269", "号决议", "宪章"]);
  assert.match("<!-- #region 草稿 -->", new RegExp(folding.markers.start));
});
