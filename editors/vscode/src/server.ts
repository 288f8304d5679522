// Where the language server is.

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** A program, or the path in the settings that is none (empty if the settings name none). */
export type Found = { program: string } | { missing: string };

/**
 * Looks for the server: the path in the settings, else the program that came with the extension, else `planmark` on PATH.
 * A path in the settings that leads nowhere is not made up for by another program: it would not be the one that was meant.
 */
export function findServer(
  extensionPath: string,
  setting: string,
  searchPath: string = process.env["PATH"] ?? "",
  platform: NodeJS.Platform = process.platform,
): Found {
  const named = withHome(setting.trim());
  if (named) {
    return isProgram(named) ? { program: named } : { missing: named };
  }
  const name = platform === "win32" ? "planmark.exe" : "planmark";
  const folders = [join(extensionPath, "server"), ...searchPath.split(delimiter).filter(Boolean)];
  const program = folders.map((folder) => join(folder, name)).find(isProgram);
  return program ? { program } : { missing: "" };
}

function withHome(path: string): string {
  return /^~[\\/]/.test(path) ? join(homedir(), path.slice(2)) : path;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
