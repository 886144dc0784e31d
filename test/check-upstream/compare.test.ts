import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { compare } from "../../scripts/check-upstream/compare.ts";
import { EXCEPTIONS, type Exception } from "../../scripts/check-upstream/exceptions.ts";
import type { Finding } from "../../scripts/check-upstream/finding.ts";
import type { Contract } from "../../scripts/common/contract.ts";
import { mergeContract } from "../../scripts/common/merge-contract.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { needs, OFFICIAL_DESCRIPTION } from "../common/needs.ts";

/** Ours; the official file below says the same in its own way, and a test changes one thing. */
const OURS = `
openapi: 3.0.3
info: { title: Sample, version: "1", description: A sample. }
servers: [{ url: https://example.com, description: The only host. }]
security: [{ bearer: [] }]
paths:
  /contacts/{contact_id}:
    put:
      summary: Update contact
      description: Changes a contact.
      parameters:
        - { name: contact_id, in: path, required: true, description: Whose it is., schema: { title: Id, type: string } }
        - { name: history, in: query, description: Whether it is shown., schema: { title: History, type: boolean } }
      requestBody:
        required: true
        description: The changes.
        content: { application/json: { schema: { $ref: "#/components/schemas/change" } } }
      responses:
        "200":
          description: The contact.
          content: { application/json: { schema: { $ref: "#/components/schemas/contact" } } }
        default:
          description: Refused.
          content: { application/json: { schema: { $ref: "#/components/schemas/error" } } }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer, description: A token. }
  schemas:
    change:
      title: Change
      description: What to change.
      type: object
      properties:
        role: { title: Role, description: Which role., type: string, enum: [user] }
        name: { title: Name, description: Which name., type: string }
        filter: { $ref: "#/components/schemas/filter" }
    filter:
      title: Filter
      description: One value, or several filters.
      type: object
      properties:
        value:
          title: Value
          description: What to find.
          oneOf:
            - type: string
            - { type: array, items: { $ref: "#/components/schemas/filter" } }
    contact:
      title: Contact
      description: A person.
      type: object
      properties:
        id: { title: Id, description: Which contact., type: string }
        role: { title: Role, description: Which role., type: string, enum: [user, lead] }
        seen_at: { title: Seen, description: When it was seen., type: integer, format: unix-time, nullable: true }
        friend: { $ref: "#/components/schemas/friend" }
    friend:
      title: Friend
      description: Another person.
      type: object
      nullable: true
      properties:
        city: { title: City, description: Where it is., type: string }
    error:
      title: Error
      description: What went wrong.
      type: object
      required: [code]
      properties:
        code: { title: Code, description: A word., type: string }
`;

const OFFICIAL = `
openapi: 3.0.1
paths:
  /contacts/{id}:
    parameters:
      - $ref: "#/components/parameters/id"
    put:
      parameters:
        - { name: Intercom-Version, in: header, schema: { type: string } }
        - { name: history, in: query, schema: { type: boolean } }
      requestBody:
        content:
          application/json:
            schema: { oneOf: [{ $ref: "#/components/schemas/change" }] }
      responses:
        "200":
          content:
            application/json:
              schema:
                allOf: [{ $ref: "#/components/schemas/contact" }]
                properties: { extra: { type: string } }
        "401": { content: { application/json: { schema: { $ref: "#/components/schemas/error" } } } }
components:
  parameters:
    id: { name: id, in: path, required: true, schema: { type: string } }
  schemas:
    change:
      type: object
      properties:
        role: { type: string, enum: [user, lead] }
        name: { type: string, nullable: true }
        filter: { $ref: "#/components/schemas/filter" }
      anyOf: [{ required: [role] }, { required: [name] }]
    filter:
      properties:
        value: { oneOf: [{ type: string }, { type: integer }, { $ref: "#/components/schemas/filters" }] }
    filters: { type: array, items: { $ref: "#/components/schemas/filter" } }
    contact:
      type: object
      properties:
        id: { type: string }
        role: { type: string, enum: [user, lead] }
        seen_at: { type: integer, format: date-time, nullable: true }
        friend: { $ref: "#/components/schemas/friend", nullable: true }
        tags: { type: array, items: { type: string } }
    friend:
      type: object
      properties:
        city: { type: string }
    error:
      required: [code]
      properties:
        code: { type: string }
`;

function ours(text = OURS): Contract {
  return mergeContract([{ name: "sample.yaml", text }]);
}

function drift(from: string, to: string, exceptions: Exception[] = []): Finding[] {
  expect(OFFICIAL).toContain(from);
  return compare(ours(), parse(OFFICIAL.replace(from, to)), exceptions).findings;
}

describe("comparing the contract with an official description", () => {
  it("finds nothing where both say the same, and counts what it compared", () => {
    expect(compare(ours(), parse(OFFICIAL), [])).toEqual({
      operations: 1,
      parameters: 2,
      properties: 10,
      exceptions: 0,
      findings: [],
    });
  });

  const drifts: [promise: string, from: string, to: string, finding: Partial<Finding>][] = [
    [
      "a path",
      "/contacts/{id}:",
      "/people/{id}:",
      { place: "/contacts/{contact_id}", kind: "path" },
    ],
    ["a method", "    put:", "    post:", { place: "PUT /contacts/{contact_id}", kind: "method" }],
    [
      "a query parameter",
      "name: history",
      "name: past",
      { place: "PUT /contacts/{contact_id} > query history", kind: "parameter" },
    ],
    [
      "a parameter that became required",
      "in: query, schema",
      "in: query, required: true, schema",
      { place: "PUT /contacts/{contact_id} > query history", kind: "required" },
    ],
    [
      "a parameter's type",
      "in: path, required: true, schema: { type: string }",
      "in: path, required: true, schema: { type: integer }",
      {
        place: "PUT /contacts/{contact_id} > path contact_id",
        kind: "type",
        problem: "ours is string, the official one is integer",
        official: "#/components/parameters/id/schema",
      },
    ],
    [
      "a body",
      "requestBody",
      "x-body",
      { place: "PUT /contacts/{contact_id} > body", kind: "body" },
    ],
    [
      "the status of an answer",
      '"200"',
      '"202"',
      { place: "PUT /contacts/{contact_id} > answer", kind: "answer" },
    ],
    [
      "a property",
      "city: { type: string }",
      "town: { type: string }",
      {
        place: "friend.city",
        kind: "property",
        official: "#/components/schemas/friend",
        advice: "Remove it, or rename it; the official ones are town.",
      },
    ],
    [
      "a property's type",
      "city: { type: string }",
      "city: { type: object }",
      { place: "friend.city", kind: "type" },
    ],
    [
      "a type among alternatives",
      '{ $ref: "#/components/schemas/filters" }',
      "{ type: boolean }",
      {
        place: "filter.value",
        kind: "type",
        problem: "ours is array, the official one is string or integer or boolean",
      },
    ],
    [
      "a value of a closed set",
      "enum: [user, lead] }\n        seen_at",
      "enum: [user] }\n        seen_at",
      { place: "contact.role", kind: "enum", problem: "the official one does not know lead" },
    ],
    [
      "a new value that answers may hold",
      "enum: [user, lead] }\n        seen_at",
      "enum: [user, lead, visitor] }\n        seen_at",
      { place: "contact.role", kind: "enum", problem: "the official one may also be visitor" },
    ],
    [
      "a set that is no longer closed",
      "role: { type: string, enum: [user, lead] }\n        seen_at",
      "role: { type: string }\n        seen_at",
      { place: "contact.role", kind: "enum" },
    ],
    [
      "what may no longer be null",
      "format: date-time, nullable: true",
      "format: date-time",
      { place: "contact.seen_at", kind: "nullability", advice: "Remove nullable." },
    ],
    [
      "what answers may leave null now",
      "city: { type: string }",
      "city: { type: string, nullable: true }",
      { place: "friend.city", kind: "nullability", advice: "Add nullable: true." },
    ],
    [
      "a property that requests must have",
      "anyOf: [{ required: [role] }, { required: [name] }]",
      "required: [name]",
      {
        place: "change",
        kind: "required",
        problem: "the official file requires name, ours does not",
      },
    ],
    [
      "a property that answers may leave out",
      "required: [code]",
      "description: none",
      { place: "error", kind: "required" },
    ],
  ];
  it.each(drifts)("finds %s that changed, and nothing else", (_, from, to, finding) => {
    expect(drift(from, to)).toEqual([expect.objectContaining(finding)]);
  });

  it("lets requests send less than the official file allows", () => {
    expect(
      drift(
        "role: { type: string, enum: [user, lead] }\n        name",
        "role: { type: string, enum: [user, lead, visitor] }\n        name",
      ),
    ).toEqual([]);
  });

  it("reports one place once, in an order that does not depend on the file", () => {
    const official = parse(OFFICIAL.replaceAll("type: string", "type: number"));
    const { findings } = compare(ours(), official, []);
    const places = findings.map(({ place }) => place);
    expect(places).toEqual([...places].sort());
    expect(new Set(places).size).toBe(places.length);
  });
});

describe("known exceptions", () => {
  const exception: Exception = { place: "friend.city", kind: "type", reason: "Seen live." };

  it("cover the finding at their place", () => {
    expect(drift("city: { type: string }", "city: { type: object }", [exception])).toEqual([]);
  });

  it("cover no other kind of finding", () => {
    const findings = drift("city: { type: string }", "town: { type: string }", [exception]);
    expect(findings.map(({ kind }) => kind)).toEqual(["property", "stale exception"]);
  });

  it("cover only the official place that they name", () => {
    const elsewhere = { ...exception, official: "#/components/schemas/enemy/properties/city" };
    const findings = drift("city: { type: string }", "city: { type: object }", [elsewhere]);
    expect(findings.map(({ kind }) => kind)).toEqual(["stale exception", "type"]);
  });

  it("are findings themselves once they cover nothing", () => {
    expect(compare(ours(), parse(OFFICIAL), [exception]).findings).toEqual([
      expect.objectContaining({ place: "friend.city", kind: "stale exception" }),
    ]);
  });
});

describe("the contract of this project", () => {
  test("agrees with Intercom's official description 2.16", needs(OFFICIAL_DESCRIPTION), () => {
    const official = readFileSync(OFFICIAL_DESCRIPTION.path, "utf8");
    const contract = readContract(
      fileURLToPath(new URL("../../connector/intercom", import.meta.url)),
    );
    const result = compare(contract, parse(official), EXCEPTIONS);
    expect(result.findings).toEqual([]);
    expect(result.exceptions).toBe(EXCEPTIONS.length);
  });
});
