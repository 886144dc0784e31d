import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readConnector } from "../../scripts/validate/read.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";

const sample = fileURLToPath(new URL("../../../shared/power-platform/sample", import.meta.url));
const present = existsSync(sample);
const names = present ? readdirSync(sample).sort() : ["(the published sample is not here)"];

/** Errors in published connectors, each looked at by hand: rule and pointer, and why it is one. */
const REAL: Readonly<Record<string, readonly string[]>> = {
  Evocom: [
    // GetTags answers tags with `id` and `fullText`; the dropdown asks for `ID` and `FullText`.
    "InvokedOperationShouldProduceProperty /definitions/TagRequest/properties/id/x-ms-dynamic-values/value-path",
    "InvokedOperationShouldProduceProperty /definitions/TagRequest/properties/id/x-ms-dynamic-values/value-title",
  ],
  Witivio: [
    // GetQuestionIDs answers a list of objects with `Result`; the dropdown takes it for one object.
    "InvokedOperationShouldProduceArray /paths/~1api~1conversations~1{botId}~1{language}~1questions~1{questionId}~1triggers~1register/post/parameters/4/x-ms-dynamic-values/value-collection",
    // GetEscalationIDs answers items that have an `id` and nothing else.
    "InvokedOperationShouldProduceProperty /paths/~1api~1escalation~1{botId}~1{language}~1triggers~1{escalationId}~1register/post/parameters/4/x-ms-dynamic-values/value-title",
  ],
};

describe.skipIf(!present)("the published sample connectors", () => {
  test.each(names)("%s has no errors but real ones", (name) => {
    const findings = validate(readConnector(join(sample, name)), RULES);
    const errors = findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual(REAL[name] ?? []);
  });
});
