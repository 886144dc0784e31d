import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConnector } from "../../scripts/validate/read.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { needs, PUBLISHED_CONNECTORS } from "../common/needs.ts";

const { path: sample, present } = PUBLISHED_CONNECTORS;
const names = present ? readdirSync(sample).sort() : ["each of them"];

/** Errors in published connectors, each looked at by hand: rule and pointer, and the evidence. */
const REAL: Readonly<Record<string, readonly string[]>> = {};

describe("the published sample connectors", needs(PUBLISHED_CONNECTORS), () => {
  test.each(names)("%s has no errors but real ones", (name) => {
    const findings = validate(readConnector(join(sample, name)), RULES);
    const errors = findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual(REAL[name] ?? []);
  });
});
