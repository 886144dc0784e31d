import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import {
  type Contract,
  ContractError,
  jsonSchemaOf,
  operations,
  resolve,
  success,
} from "../../scripts/common/contract.ts";
import { mergeContract } from "../../scripts/common/merge-contract.ts";
import { readContract } from "../../scripts/common/read-contract.ts";

const DIRECTORY = fileURLToPath(new URL("../../connector/intercom", import.meta.url));

const HEAD = {
  name: "openapi.yaml",
  text: `
openapi: 3.0.3
info: { title: Sample, version: "1", description: A sample. }
servers: [{ url: https://example.com, description: The only host. }]
security: [{ bearer: [] }]
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer, description: A token. }
`,
};

/** A small resource file; a test changes one thing about it. */
const TAGS = `paths:
  /tags/{tag_id}:
    get:
      summary: Get a tag
      description: Finds a tag.
      parameters:
        - name: tag_id
          in: path
          required: true
          description: Which tag.
          schema: { title: Tag Id, type: string }
      responses:
        "200":
          description: The tag.
          content: { application/json: { schema: { $ref: "#/components/schemas/tag" } } }
        default:
          description: No tag.
          content: { application/json: { schema: { $ref: "#/components/schemas/tag" } } }
components:
  schemas:
    tag:
      title: Tag
      description: A label.
      type: object
      properties:
        id:
          title: Id
          description: Which tag it is.
          type: string
`;

function merge(...texts: string[]): Contract {
  return mergeContract([
    HEAD,
    ...texts.map((text, index) => ({ name: `${"ab"[index]}.yaml`, text })),
  ]);
}

function changed(from: string, to: string): string {
  expect(TAGS).toContain(from);
  return TAGS.replace(from, to);
}

/** Named as times are: a switch, and a text that is empty while an export is pending. */
const OTHER_THAN_TIMES = new Set(["update_last_request_at", "download_expires_at"]);

describe("the contract of this project", () => {
  const contract = readContract(DIRECTORY);

  it("has every operation that the connector calls", () => {
    expect(operations(contract).map(({ call }) => call)).toEqual(
      expect.arrayContaining(["GET /me", "POST /contacts/search", "GET /tags/{tag_id}"]),
    );
  });

  it("gives the error envelope for every operation that fails", () => {
    for (const { operation, call } of operations(contract)) {
      const error = jsonSchemaOf(operation.responses.default?.content);
      expect(error, call).toEqual({ $ref: "#/components/schemas/error" });
    }
  });

  it("writes every field that is a time as unix-time, or as the ISO text that Intercom gives", () => {
    const wrong = Object.entries(contract.components.schemas).flatMap(([name, { properties }]) =>
      Object.entries(properties ?? {})
        .filter(([key]) => key.endsWith("_at") || key === "snoozed_until")
        .filter(([key]) => !OTHER_THAN_TIMES.has(key))
        .filter(([, { type, format }]) => {
          const form = `${type} ${format}`;
          return form !== "integer unix-time" && form !== "string date-time";
        })
        .map(([key]) => `${name}.${key}`),
    );
    expect(wrong).toEqual([]);
  });

  it("becomes types by openapi-typescript", async () => {
    // The checks of readContract vouch for what the parameter's type demands.
    const source = astToString(await openapiTS(JSON.stringify(contract)));
    expect(source).toContain('"/contacts/{contact_id}/tags"');
    expect(source).toContain('role?: "user" | "lead"');
  });
});

describe("reading contract files", () => {
  it("joins the paths and schemas of all files", () => {
    const contract = merge(
      TAGS,
      TAGS.replaceAll("tags", "labels").replaceAll("tag:", "label:").replaceAll("/tag", "/label"),
    );
    expect(operations(contract).map(({ call }) => call)).toHaveLength(2);
    expect(Object.keys(contract.components.schemas)).toEqual(["tag", "label"]);
  });

  it("follows references", () => {
    const contract = merge(TAGS);
    const operation = operations(contract)[0]?.operation;
    if (operation === undefined) throw new Error("no operation");
    const { status, schema } = success(operation);
    expect(status).toBe(200);
    expect(resolve(contract, schema ?? {}).title).toBe("Tag");
    expect(() => resolve(contract, { $ref: "#/components/schemas/none" })).toThrow(ContractError);
  });

  const rejected: [promise: string, texts: string[], message: string][] = [
    [
      "a schema defined twice",
      [TAGS, `components:\n  schemas:\n    tag: { type: object }\n`],
      "b.yaml:3 components > schemas > tag: is already defined in a.yaml",
    ],
    [
      "an operation defined twice",
      [TAGS, `paths:\n  /tags/{tag_id}:\n    get: {}\n`],
      "b.yaml:3 paths > /tags/{tag_id} > get: is already defined in a.yaml",
    ],
    [
      "a reference that leads nowhere",
      [changed("schemas/tag", "schemas/tga")],
      "a.yaml:15 paths > /tags/{tag_id} > get > responses > 200 > content > application/json > " +
        "schema: refers to tga, which is defined nowhere",
    ],
    ["YAML that cannot be read", [changed("title: Tag\n", "title: 'Tag\n")], "a.yaml:"],
    [
      "a property without a title",
      [changed("          title: Id\n", "")],
      "a.yaml:26 components > schemas > tag > properties > id: has no title",
    ],
    [
      "a property without a description",
      [changed("          description: Which tag it is.\n", "")],
      "a.yaml:26 components > schemas > tag > properties > id: has no description",
    ],
    [
      "a parameter without a title",
      [changed("title: Tag Id, ", "")],
      "a.yaml:11 paths > /tags/{tag_id} > get > parameters > 0 > schema: has no title",
    ],
    [
      "a misspelt keyword",
      [changed("type: string\n", "type: string\n          nulable: true\n")],
      "a.yaml:30 components > schemas > tag > properties > id > nulable: is not a keyword",
    ],
    [
      "something beside a reference, which OpenAPI 3.0 would ignore",
      [changed('"#/components/schemas/tag" }', '"#/components/schemas/tag", nullable: true }')],
      "schema > nullable: is not a keyword",
    ],
    [
      "a path parameter that the path does not contain",
      [changed("/tags/{tag_id}", "/tags")],
      "declares path tag_id, which the path does not contain",
    ],
    [
      "a schema that nothing uses",
      [TAGS, "components:\n  schemas:\n    x: { title: X, description: An x., type: string }\n"],
      "b.yaml:3 components > schemas > x: is used nowhere",
    ],
  ];
  it.each(rejected)("refuses %s, with file and line", (_, texts, message) => {
    expect(() => merge(...texts)).toThrow(message);
  });

  it("takes a name that objects have themselves for a name", () => {
    const named = (name: string) => ({
      name: `${name}.yaml`,
      text: TAGS.replace(
        "  schemas:\n",
        `  schemas:\n    ${name}: { title: N, description: N, type: object }\n`,
      ),
    });
    for (const name of ["__proto__", "constructor"]) {
      const merging = () => mergeContract([HEAD, named(name)]);
      expect(merging).toThrow(`components > schemas > ${name}: is used nowhere`);
    }
  });
});
