import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConnector } from "../../scripts/validate/read.ts";
import { RULES } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { needs, PUBLISHED_CONNECTORS } from "../common/needs.ts";

const { path: sample, present } = PUBLISHED_CONNECTORS;
const names = present ? readdirSync(sample).sort() : ["each of them"];

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

describe("the published sample connectors", needs(PUBLISHED_CONNECTORS), () => {
  test.each(names)("%s has no errors but real ones", (name) => {
    const findings = validate(readConnector(join(sample, name)), RULES);
    const errors = findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual(REAL[name] ?? []);
  });
});
