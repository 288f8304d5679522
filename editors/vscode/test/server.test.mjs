// Where the extension looks for the language server.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";

import { buildSync } from "esbuild";

let folder, findServer;

/** A file that can be run, unless it is said that it cannot. */
function file(path, mode = 0o755) {
  const whole = join(folder, path);
  mkdirSync(join(whole, ".."), { recursive: true });
  writeFileSync(whole, "", { mode });
  return whole;
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "planmark-"));
  const outfile = join(folder, "server.mjs");
  buildSync({ entryPoints: [new URL("../src/server.ts", import.meta.url).pathname], outfile, format: "esm", bundle: true, platform: "node" });
  ({ findServer } = await import(outfile));
});

after(() => rmSync(folder, { recursive: true }));

test("the path in the settings comes first, and nothing makes up for a wrong one", () => {
  const named = file("named/planmark-dev");
  const path = join(file("path/planmark"), "..");
  assert.deepEqual(findServer(join(folder, "extension"), named, path, "linux"), { program: named });
  for (const wrong of [join(folder, "nowhere"), folder, file("named/text", 0o644)]) {
    assert.deepEqual(findServer(join(folder, "extension"), wrong, path, "linux"), { missing: wrong });
  }
  assert.deepEqual(findServer(folder, "~/no such program", path, "linux"), { missing: join(homedir(), "no such program") });
});

test("the program that came with the extension comes before those on PATH", () => {
  const bundled = file("bundled/server/planmark");
  const path = ["", join(folder, "empty"), join(file("path/planmark"), "..")].join(delimiter);
  assert.deepEqual(findServer(join(folder, "bundled"), "", path, "linux"), { program: bundled });
  assert.deepEqual(findServer(join(folder, "other"), " ", path, "linux"), { program: join(folder, "path/planmark") });
  assert.deepEqual(findServer(join(folder, "other"), "", join(folder, "empty"), "linux"), { missing: "" });
});

test("on Windows the program has its ending", () => {
  const bundled = file("windows/server/planmark.exe");
  assert.deepEqual(findServer(join(folder, "windows"), "", "", "win32"), { program: bundled });
});
