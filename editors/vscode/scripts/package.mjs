// Packages the extension with the server for this computer: `npm run package`. What follows `--` goes to vsce.
//
// PLANMARK names the program that is put in; unset, it is built. With `--without-server` none is: such a package fits every
// computer, and takes the program that is on PATH.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../", import.meta.url));
const repository = fileURLToPath(new URL("../../../", import.meta.url));
const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
const name = process.platform === "win32" ? "planmark.exe" : "planmark";

/** What the marketplace calls this kind of computer. */
const target = `${process.platform}-${process.arch === "arm" ? "armhf" : process.arch}`;

const run = (program, args, cwd) => execFileSync(program, args, { cwd, stdio: "inherit" });

function built() {
  run("cargo", ["build", "--release", "--locked", "--package", "planmark"], repository);
  const metadata = execFileSync("cargo", ["metadata", "--format-version", "1", "--no-deps", "--locked"], {
    cwd: repository,
    maxBuffer: 1 << 26,
  });
  return `${JSON.parse(metadata).target_directory}/release/${name}`;
}

const withoutServer = process.argv.includes("--without-server");
const others = process.argv.slice(2).filter((argument) => argument !== "--without-server");
const server = `${folder}server`;
try {
  rmSync(server, { recursive: true, force: true });
  if (!withoutServer) {
    mkdirSync(server);
    copyFileSync(process.env.PLANMARK ?? built(), `${server}/${name}`);
    chmodSync(`${server}/${name}`, 0o755);
    others.push("--target", target);
  }
  run(process.execPath, [vsce, "package", "--no-dependencies", "--allow-missing-repository", ...others], folder);
} catch (error) {
  // What went wrong has been told by the program that failed.
  process.exitCode = error.status ?? 1;
  if (error.status === undefined) throw error;
} finally {
  rmSync(server, { recursive: true, force: true });
}
