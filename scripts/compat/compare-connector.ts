import type { Json, JsonObject } from "../common/json.ts";
import type { Report } from "./change.ts";
import { type Compared, objectOf, same, told } from "./definition.ts";

/** Compared by themselves. */
const TOLD = new Set([
  "paths",
  "definitions",
  "parameters",
  "responses",
  "info",
  "securityDefinitions",
]);
const SIGN_IN = new Set(["connectionParameters", "connectionParameterSets"]);
/** What people read or see of a connector. */
const WORDS = new Set([
  "tags",
  "externalDocs",
  "x-ms-connector-metadata",
  "iconBrandColor",
  "publisher",
  "stackOwner",
]);

/** What is no operation's, and no sign-in. */
export function compareConnector(before: Compared, after: Compared, report: Report): void {
  compareInfo(before.definition.info, after.definition.info, report);
  if (!same(before.definition.securityDefinitions, after.definition.securityDefinitions)) {
    report.breaking("sign-in", "securityDefinitions changed.");
  }
  compareRest("", before.definition, after.definition, report);
  if (before.properties !== undefined && after.properties !== undefined) {
    compareRest("properties ", before.properties, after.properties, report);
  }
  if (before.script !== after.script) {
    const what = (script: string | undefined) => (script === undefined ? "no script" : "a script");
    const both = before.script !== undefined && after.script !== undefined;
    report.compatible(
      "script",
      both ? "The script changed." : `It has ${what(after.script)}, had ${what(before.script)}.`,
    );
  }
}

function compareInfo(was: Json | undefined, is: Json | undefined, report: Report): void {
  const [before, after] = [objectOf(was), objectOf(is)];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!same(before[key], after[key])) report.words(`info ${key}`, "It changed.");
  }
}

function compareRest(prefix: string, was: JsonObject, is: JsonObject, report: Report): void {
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (TOLD.has(key) || SIGN_IN.has(key) || same(was[key], is[key])) continue;
    if (key === "scriptOperations") report.compatible("script", "Other operations run it.");
    else if (WORDS.has(key)) report.words(`${prefix}${key}`, "It changed.");
    else report.compatible(`${prefix}${key}`, `It is ${told(is[key])}, was ${told(was[key])}.`);
  }
}
