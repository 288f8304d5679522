// What a person sees who opens a plan in Chinese.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Editor } from "./editor.mjs";

const { CODE_SERVER, WORK, SCREENSHOTS } = process.env;
const folder = join(WORK, "plans");
const FILE = "programme-30.plan";

/** A reference to a subprogramme of another file, as it is highlighted. */
const REFERENCE = "方案 29 次级方案 1 和 2";

const plan = readFileSync(join(folder, FILE), "utf8");

/** The line in which words of the plan stand first. */
function lineOf(words) {
  assert.ok(plan.includes(words), `no “${words}” in the plan`);
  return plan.slice(0, plan.indexOf(words)).split("\n").length;
}

/** The rules that the example says it breaks: its comments name them. */
const intended = [...plan.matchAll(/^<!-- 有意的错误：([a-z-]+)/gm)].map(([, rule]) => rule);

const settings = {
  "planmark.language": "zh",
  "editor.fontFamily": "'Noto Sans Mono CJK SC', monospace",
  "editor.fontSize": 15,
  "editor.minimap.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.reduceMotion": "on",
  "window.title": "${activeEditorShort}",
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
};

let editor;

before(async () => {
  assert.ok(intended.length > 3, "the example names no mistakes");
  editor = await Editor.start({
    codeServer: CODE_SERVER,
    extension: join(WORK, "planmark.vsix"),
    work: WORK,
    folder,
    settings,
  });
  await editor.open(FILE);
});

after(async () => {
  await editor?.page.screenshot({ path: join(SCREENSHOTS, "last.png") });
  await editor?.stop();
});

test("mistakes are underlined", async () => {
  for (const [rule, kind] of [["missing-objective", "error"], ["unbalanced-brackets", "warning"]]) {
    await editor.goToLine(lineOf(`有意的错误：${rule}`));
    await editor.page.locator(`.squiggly-${kind}`).first().waitFor();
  }
});

test("the Problems panel lists what the plan was written with, in Chinese", async () => {
  const rows = await editor.problems();
  const rules = intended.filter((rule) => rows.some((row) => row.includes(rule)));
  assert.deepEqual(rules, intended, rows.join("\n"));
  assert.ok(rows.some((row) => row.includes("次级方案 3 的名称是")), rows.join("\n"));
});

test("what is highlighted is highlighted in parts", async () => {
  await editor.goToLine(lineOf(REFERENCE));
  await editor.token(REFERENCE).waitFor();
});

test("hover tells what a resolution is", async () => {
  await editor.goToLine(lineOf("1325 (2000)"));
  assert.match(await editor.hover("1325 (2000)"), /安全理事会/);
});

test("hover tells what a subprogramme of another file is, and Chinese is legible", async () => {
  await editor.goToLine(lineOf(REFERENCE));
  assert.match(await editor.hover(REFERENCE), /海洋治理/);
  assert.ok(await editor.showsChinese(), "Chinese characters look all the same: is a font missing?");
});

test("a word of Chinese is selected, and not all up to the next sign", async () => {
  await editor.goToLine(plan.split("\n").findIndex((line) => /^\p{Script=Han}{12}/u.test(line)) + 1);
  await editor.press("Control+Shift+ArrowRight");
  const selected = await editor.page.locator("#status\\.editor\\.selection", { hasText: "selected" }).textContent();
  assert.match(selected, /\([1-4] selected\)/);
});

test("all of it fits on one picture", async () => {
  await editor.press("Control+b");
  await editor.goToLine(lineOf(REFERENCE));
  await editor.hover(REFERENCE);
  // What fades in is shown as it will be.
  await editor.page.screenshot({ path: join(SCREENSHOTS, "editor.png"), animations: "disabled" });
});

test("a setting takes effect at once", async () => {
  await editor.problem("missing-section").waitFor();
  await editor.set({ ...settings, "planmark.rules": { "missing-section": "off" } });
  await editor.problem("missing-section").waitFor({ state: "detached" });
  await editor.problem("resolution-year").waitFor();
  await editor.set(settings);
  await editor.problem("missing-section").waitFor();
});

test("another language of messages takes effect at once", async () => {
  await editor.set({ ...settings, "planmark.language": "en" });
  await editor.problem("this resolution of the Security Council is of 2016").waitFor();
  await editor.set(settings);
  await editor.problem("安全理事会该号决议为 2016 年通过").waitFor();
});

test("a program that is not there is told once, with a button; without the setting the one in the package is used", async () => {
  editor.setMachine({ "planmark.server.path": "/nowhere/planmark" });
  const message = editor.page.locator(".notification-toast", { hasText: "/nowhere/planmark" });
  await message.getByText("Choose the Program…").waitFor();
  const told = await editor.page.locator(".notification-toast").allTextContents();
  assert.equal(told.length, 1, told.join("\n"));
  await editor.problem("missing-section").waitFor({ state: "detached" });
  editor.setMachine({});
  await editor.problem("missing-section").waitFor();
  await editor.run("Notifications: Clear All Notifications");
});

test("the server can be started anew", async () => {
  await editor.run("Planmark: Restart the Language Server");
  await editor.problem("missing-section").waitFor();
  await editor.run("Planmark: Show the Output of the Language Server");
  await editor.page.locator(".part.panel .view-line", { hasText: "Starting" }).first().waitFor();
});

test("F12 goes to the definition in another file", async () => {
  await editor.goToLine(lineOf(REFERENCE));
  await editor.token(REFERENCE).click();
  await editor.press("F12");
  await editor.page.locator(".tab.active", { hasText: "programme-29.plan" }).waitFor();
  await editor.page.locator(".view-line", { hasText: "次级方案 1：海洋治理" }).first().waitFor();
});
