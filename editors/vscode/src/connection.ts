// The connection to the language server: one at a time, started, stopped and started anew in order.

import { ConfigurationTarget, env, l10n, type LogOutputChannel, Uri, window, workspace } from "vscode";
import { type DocumentSelector, LanguageClient } from "vscode-languageclient/node";

import { findServer } from "./server";

// Plans, and the settings of their folder, in which the server also finds mistakes.
const DOCUMENTS: DocumentSelector = [
  { scheme: "file", language: "planmark" },
  { scheme: "untitled", language: "planmark" },
  { scheme: "file", pattern: "**/planmark.toml" },
];

/** Speaks to the server in the language that the settings name, else in that of the editor. */
class Client extends LanguageClient {
  private isLeaving = false;

  async leave(): Promise<void> {
    this.isLeaving = true;
    if (this.needsStop()) {
      await this.stop();
    }
    await this.dispose();
  }

  /** What comes too late for a server on its way out is logged, and no message to the user. */
  override error(message: string, data?: unknown, showNotification?: boolean | "force"): void {
    super.error(message, data, this.isLeaving ? false : showNotification);
  }

  protected override getLocale(): string {
    const language = workspace.getConfiguration("planmark").get("language", "auto");
    return language === "auto" ? env.language : language;
  }
}

export class Connection {
  private client: Client | undefined;
  /** What was asked for last; the next waits for it, so that two servers never run side by side. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly extensionPath: string,
    private readonly output: LogOutputChannel,
  ) {}

  start(): Promise<void> {
    return this.next(() => this.open());
  }

  stop(): Promise<void> {
    return this.next(() => this.close());
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.close();
      await this.open();
    });
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.last = this.last.then(step).catch((error: unknown) => {
      // The client itself shows a message when the server cannot be started.
      this.output.error(error instanceof Error ? error : String(error));
    });
    return this.last;
  }

  private async open(): Promise<void> {
    const found = findServer(this.extensionPath, workspace.getConfiguration("planmark").get("server.path", ""));
    if ("missing" in found) {
      void this.tellMissing(found.missing);
      return;
    }
    this.output.info(`Starting ${found.program} lsp`);
    this.client = new Client(
      "planmark",
      "Planmark",
      { command: found.program, args: ["lsp"] },
      { documentSelector: DOCUMENTS, outputChannel: this.output },
    );
    await this.client.start();
  }

  private async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.leave();
  }

  /** One message, with a button that mends it. `path` is the setting that leads nowhere, empty if it is not set. */
  private async tellMissing(path: string): Promise<void> {
    const choose = l10n.t("Choose the Program…");
    const message = path
      ? l10n.t("The setting planmark.server.path names {0}, which is not a program.", path)
      : l10n.t("The program planmark was not found. Without it, plans are highlighted and not checked.");
    if ((await window.showErrorMessage(message, choose)) !== choose) {
      return;
    }
    const chosen = await window.showOpenDialog({ title: choose, openLabel: l10n.t("Choose"), ...startingFolder(path) });
    if (chosen?.[0]) {
      await workspace
        .getConfiguration("planmark")
        .update("server.path", chosen[0].fsPath, ConfigurationTarget.Global);
    }
  }
}

function startingFolder(path: string): { defaultUri?: Uri } {
  return path ? { defaultUri: Uri.file(path) } : {};
}
