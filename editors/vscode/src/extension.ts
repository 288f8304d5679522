// The extension: starts the language server when a plan is opened, and starts it anew when it is asked to.

import { commands, type ExtensionContext, window, workspace } from "vscode";

import { Connection } from "./connection";

// Settings that the server cannot take over while it runs.
const STARTING_SETTINGS = ["planmark.server.path", "planmark.language"];

let connection: Connection | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Planmark", { log: true });
  const current = new Connection(context.extensionPath, output);
  connection = current;
  context.subscriptions.push(
    output,
    commands.registerCommand("planmark.restartServer", () => current.restart()),
    commands.registerCommand("planmark.showOutput", () => output.show()),
    workspace.onDidChangeConfiguration((change) => {
      if (STARTING_SETTINGS.some((setting) => change.affectsConfiguration(setting))) {
        void current.restart();
      }
    }),
    workspace.onDidGrantWorkspaceTrust(() => current.restart()),
  );
  await current.start();
}

export async function deactivate(): Promise<void> {
  await connection?.stop();
}
