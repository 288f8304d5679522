// Writes the settings of the extension from what the program itself says of planmark.toml and of its rules, in English and in
// Chinese: `PLANMARK=… npm run settings`, with `-- --check` it only tells whether they differ.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../", import.meta.url);
const planmark = (...args) =>
  JSON.parse(execFileSync(process.env.PLANMARK ?? "planmark", args, { encoding: "utf8", maxBuffer: 1 << 24 }));

const schema = planmark("schema", "configuration").properties;
const summaries = (language) => {
  const { rules } = planmark("rules", "--format", "json", "--language", language);
  return Object.fromEntries(rules.map(({ name, summary }) => [`rule.${name}`, summary]));
};

/** A setting as the editor wants it: with its scope, and a description from the tables of texts. */
function setting(key, shape) {
  const { description, ...rest } = shape;
  return { ...rest, default: shape.default ?? {}, scope: "window", markdownDescription: `%settings.${key}%` };
}

function rule([name, shape]) {
  return [name, { ...shape, description: `%rule.${name}%` }];
}

const properties = {
  "planmark.server.path": {
    type: "string",
    default: "",
    scope: "machine-overridable",
    markdownDescription: "%settings.server.path%",
  },
  "planmark.language": {
    type: "string",
    enum: ["auto", "en", "zh"],
    enumDescriptions: ["auto", "en", "zh"].map((language) => `%settings.language.${language}%`),
    default: "auto",
    scope: "window",
    markdownDescription: "%settings.language%",
  },
  "planmark.rules": setting("rules", {
    type: "object",
    properties: Object.fromEntries(Object.entries(schema.rules.properties).map(rule)),
    additionalProperties: false,
  }),
};
for (const [key, shape] of Object.entries(schema.workspace.properties)) {
  properties[`planmark.workspace.${key}`] = setting(`workspace.${key}`, shape);
}

// What belongs to the plans and not to a person has its place in planmark.toml alone.
const OF_THE_PLANS = ["registry", "aliases"];
const unknown = Object.keys(schema).filter((key) => !["rules", "workspace", ...OF_THE_PLANS].includes(key));
if (unknown.length > 0) throw new Error(`planmark.toml has sections that no setting is made of: ${unknown}`);

/** The texts of a language, with those of the rules in the place of the ones that were there. */
function texts(file, language) {
  const kept = Object.entries(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  return { ...Object.fromEntries(kept.filter(([key]) => !key.startsWith("rule."))), ...summaries(language) };
}

const manifest = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
manifest.contributes.configuration = { title: "Planmark", properties };
const files = {
  "package.json": manifest,
  "package.nls.json": texts("package.nls.json", "en"),
  "package.nls.zh-cn.json": texts("package.nls.zh-cn.json", "zh"),
};

let differing = 0;
for (const [file, content] of Object.entries(files)) {
  const path = new URL(file, folder);
  const text = `${JSON.stringify(content, null, 2)}\n`;
  if (readFileSync(path, "utf8") === text) continue;
  differing++;
  console.log(`${process.argv.includes("--check") ? "differs" : "wrote"}: ${file}`);
  if (!process.argv.includes("--check")) writeFileSync(path, text);
}
if (process.argv.includes("--check") && differing > 0) {
  console.log("Run `npm run settings` in editors/vscode and commit the result.");
  process.exitCode = 1;
}
