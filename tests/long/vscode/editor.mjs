// Visual Studio Code in a browser: started, opened, and asked what it shows.

import { spawn, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

import { chromium } from "playwright-core";

/** The size of the window. */
const WINDOW = { width: 1120, height: 740 };

/** Where the pointer rests when nothing is pointed at: the empty middle of the status bar. */
const NOWHERE = { x: WINDOW.width / 2, y: WINDOW.height - 8 };

/** What is shown of what is pointed at in a text; tabs and buttons have a hover of another kind. */
const HOVER = ".monaco-resizable-hover .monaco-hover:not(.hidden)";

/** What the editor must leave alone, so that what is typed is what stands there, a tab stays where it is, and nothing hides a line. */
const UNTOUCHED = {
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoSurround": "never",
  "editor.stickyScroll.enabled": false,
  "workbench.editor.enablePreview": false,
};

/** What is shown on the editor's page, and what a person does there. */
export class Editor {
  #server;
  #browser;
  #machine;

  /** Starts the editor with an extension in a folder. Everything that it writes goes below `work`. Settings are a person's. */
  static async start({ codeServer, extension, work, folder, settings }) {
    const editor = new Editor();
    editor.#machine = join(work, "user/Machine");
    const program = join(codeServer, "node_modules/code-server/out/node/entry.js");
    const places = ["--user-data-dir", join(work, "user"), "--extensions-dir", join(work, "extensions")];
    mkdirSync(join(work, "user/User"), { recursive: true });
    writeFileSync(join(work, "user/User/settings.json"), JSON.stringify({ ...UNTOUCHED, ...settings }));
    editor.setMachine({});
    execFileSync("node", [program, ...places, "--install-extension", extension], { stdio: "pipe" });

    const port = await freePort();
    const options = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];
    editor.#server = spawn("node", [program, ...places, ...options, "--bind-addr", `127.0.0.1:${port}`], { stdio: "pipe" });
    await listening(editor.#server);
    editor.folder = folder;
    editor.address = `127.0.0.1:${port}`;

    editor.#browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    editor.page = await editor.#browser.newPage({ viewport: WINDOW });
    editor.page.setDefaultTimeout(30_000);
    return editor;
  }

  async stop() {
    await this.#browser?.close();
    if (this.#server?.exitCode === null) {
      this.#server.kill();
      await once(this.#server, "exit");
    }
  }

  /** Writes the settings of the machine, where programs lie. */
  setMachine(settings) {
    mkdirSync(this.#machine, { recursive: true });
    writeFileSync(join(this.#machine, "settings.json"), JSON.stringify(settings));
  }

  /** Writes the person's settings as a person does, for the editor takes over no others while it runs. */
  async set(settings) {
    await this.run("Preferences: Open User Settings (JSON)");
    await this.page.locator(".tab.active", { hasText: "settings.json" }).waitFor();
    await this.page.locator(".editor-instance .view-line").first().click();
    await this.press("Control+a");
    await this.page.keyboard.insertText(JSON.stringify({ ...UNTOUCHED, ...settings }));
    await this.press("Control+s");
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
    await this.run("View: Close Editor");
    await this.page.locator(".tab", { hasText: "settings.json" }).waitFor({ state: "detached" });
  }

  /** Opens a file of the folder. */
  async open(name) {
    const payload = [["openFile", `vscode-remote://${this.address}${join(this.folder, name)}`]];
    const query = new URLSearchParams({ folder: this.folder, payload: JSON.stringify(payload) });
    await this.page.goto(`http://${this.address}/?${query}`);
    await this.page.locator(".view-line").first().waitFor();
  }

  async press(keys) {
    await this.page.keyboard.press(keys);
  }

  /** Runs a command by its title. */
  async run(title) {
    await this.press("F1");
    await this.page.locator(".quick-input-widget input").fill(`>${title}`);
    await this.page.locator(".quick-input-list .label-name").getByText(title, { exact: true }).first().click();
  }

  /** Goes to a line, and shows it in the middle. Without the Control key, which underlines the link that is pointed at. */
  async goToLine(line) {
    await this.page.mouse.move(NOWHERE.x, NOWHERE.y);
    await this.press("F1");
    await this.page.locator(".quick-input-widget input").fill(`:${line}`);
    await this.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** The part of a line that is highlighted as one and has this text. */
  token(text) {
    return this.page.locator(".view-line span > span").getByText(text, { exact: true }).first();
  }

  /** Points at a token, and gives the text that appears. */
  async hover(text) {
    await this.token(text).hover();
    await this.page.locator(`${HOVER} .hover-contents`).first().waitFor();
    await this.page.waitForFunction((hover) => {
      const shown = [...document.querySelectorAll(`${hover} .hover-contents`)];
      return shown.length > 0 && shown.every((part) => !part.textContent.includes("Loading"));
    }, HOVER);
    return (await this.page.locator(HOVER).allTextContents()).join("\n");
  }

  /** The row of the Problems panel that holds a text. */
  problem(text) {
    return this.page.locator(".markers-panel .monaco-list-row", { hasText: text }).first();
  }

  /** The rows of the Problems panel. */
  async problems() {
    if (!(await this.page.locator(".markers-panel").isVisible())) await this.press("Control+Shift+m");
    await this.page.locator(".markers-panel .monaco-list-row").first().waitFor();
    return this.page.locator(".markers-panel .monaco-list-row").allTextContents();
  }

  /** Whether Chinese characters look different from each other, which boxes in the place of missing ones do not. */
  async showsChinese() {
    return this.page.evaluate(() => {
      const font = getComputedStyle(document.querySelector(".view-lines")).fontFamily;
      const drawn = [..."方案海洋"].map((character) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: 48, height: 48 });
        const context = canvas.getContext("2d");
        context.font = `32px ${font}`;
        context.fillText(character, 4, 36);
        return canvas.toDataURL();
      });
      return new Set(drawn).size === drawn.length;
    });
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until the server says that it listens. */
async function listening(server) {
  let output = "";
  server.stderr.on("data", (chunk) => (output += chunk));
  await new Promise((resolve, reject) => {
    server.on("exit", (code) => reject(new Error(`the editor ended with ${code}:\n${output}`)));
    server.stdout.on("data", (chunk) => {
      output += chunk;
      if (output.includes("HTTP server listening")) resolve();
    });
  });
}
