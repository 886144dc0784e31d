import { describe, expect, test } from "vitest";
import type { Connector } from "../../scripts/validate/connector.ts";
import type { Finding } from "../../scripts/validate/finding.ts";
import { PROFILES } from "../../scripts/validate/rule.ts";
import { rulesFor } from "../../scripts/validate/rules/index.ts";
import { validate } from "../../scripts/validate/validate.ts";
import { changed } from "./fixtures.ts";
import { FOR_CERTIFICATION } from "./slips/certification.ts";
import { IN_DEFINITION } from "./slips/definition.ts";
import { IN_FILES } from "./slips/files.ts";
import { INNOCENT } from "./slips/innocent.ts";
import { IN_PROPERTIES } from "./slips/properties.ts";

/**
 * What authors write by mistake, seen from their side: each slip is found at its place with its
 * severity, and nothing else is said. The fixtures look from the rules' side.
 */

const KINDS = ["definition", "properties", "settings", "script", "icon"] as const;

const said = (connector: Connector) => (finding: Finding) => {
  const kind = KINDS.find((one) => connector[one].path === finding.file);
  return `${finding.severity} ${finding.rule} ${kind} ${finding.pointer}`.trimEnd();
};

const slips = PROFILES.flatMap((profile) =>
  [IN_DEFINITION, IN_PROPERTIES, IN_FILES, FOR_CERTIFICATION].flatMap((table) =>
    (table[profile] ?? []).map((slip) => ({ profile, slip })),
  ),
);

test("there are 140 slips and more, in every kind of file, and 40 innocent edits and more", () => {
  expect(slips.length).toBeGreaterThanOrEqual(140);
  const files = slips.flatMap(({ slip: [, , findings] }) =>
    findings.map((one) => one.split(" ")[2]),
  );
  expect(new Set(files)).toEqual(new Set(KINDS));
  expect(INNOCENT.length).toBeGreaterThanOrEqual(40);
});

describe("found is", () => {
  test.each(slips.map(({ profile, slip: [what, ...rest] }) => [what, profile, ...rest] as const))(
    "%s",
    (_, profile, change, findings) => {
      const connector = changed(change, profile);
      expect(validate(connector, rulesFor(profile)).map(said(connector))).toEqual(findings);
    },
  );
});

describe("no error is", () => {
  test.each(INNOCENT)("%s", (_, change) => {
    const errors = validate(changed(change), rulesFor("custom")).filter(
      ({ severity }) => severity === "error",
    );
    expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});
