import { describe, expect, test } from "vitest";
import { defined } from "../../scripts/common/defined.ts";
import { apiOf, connectionTo, type Pieces } from "./connector-of.ts";

const fields = { type: "object", properties: { size: { type: "integer" } } };

/** One operation whose answer, body and notification are what the API says. */
function schemaPieces(dynamic: object): Pieces {
  return {
    operations: {
      "GET /schema": {
        operationId: "GetSchema",
        parameters: ["table", "kind"].map((name) => ({ name, in: "query", type: "string" })),
      },
      "POST /rows": {
        operationId: "AddRow",
        parameters: [
          { name: "table", in: "query", type: "string", required: true },
          {
            name: "body",
            in: "body",
            schema: { type: "object", properties: { fields: { type: "object", ...dynamic } } },
          },
        ],
        responses: {
          201: {
            description: "Added.",
            schema: {
              type: "object",
              properties: {
                rows: {
                  type: "array",
                  items: { type: "object", properties: { fields: { type: "object", ...dynamic } } },
                },
              },
            },
          },
        },
      },
    },
  };
}

const oldForm = (path?: string) => ({
  "x-ms-dynamic-schema": {
    operationId: "GetSchema",
    parameters: { table: { parameter: "table" }, kind: "full" },
    ...defined({ "value-path": path }),
  },
});
const newForm = (path?: string) => ({
  "x-ms-dynamic-properties": {
    operationId: "GetSchema",
    parameters: { table: { parameterReference: "table" }, kind: { value: "full" } },
    ...defined({ itemValuePath: path }),
  },
});

describe("dynamic schemas", () => {
  test.each<[string, object, unknown]>([
    ["the old form", oldForm("data/schema"), { data: { schema: fields } }],
    ["the new form", newForm("data/schema"), { data: { schema: fields } }],
    ["both forms", { ...oldForm("schema"), ...newForm("schema") }, { schema: fields }],
    ["the whole answer", { ...oldForm(), ...newForm() }, fields],
    ["an answer that holds only properties", oldForm(), fields.properties],
    [
      "a path to the properties, as Maytas has it",
      { ...oldForm("properties"), ...newForm() },
      fields,
    ],
  ])("%s", async (_, dynamic, answer) => {
    const api = apiOf(() => ({ body: JSON.stringify(answer) }));
    const connection = connectionTo(schemaPieces(dynamic), api);
    for (const place of ["fields", "body/fields", "response/rows/fields"]) {
      expect(await connection.schema("AddRow", place, { table: "t" })).toEqual(fields);
    }
    expect(new Set(api.sent.map((request) => request.url))).toEqual(
      new Set(["https://api.example/v1/schema?table=t&kind=full"]),
    );
  });

  test("of a webhook's notification", async () => {
    const api = apiOf(() => ({ body: JSON.stringify(fields) }));
    const connection = connectionTo(
      {
        definition: {
          paths: {
            "/hook": {
              "x-ms-notification-content": {
                schema: { type: "object", properties: { data: { type: "object", ...newForm() } } },
              },
              post: { operationId: "Hook", parameters: [], responses: {} },
            },
            "/schema": {
              get: {
                operationId: "GetSchema",
                parameters: ["table", "kind"].map((name) => ({
                  name,
                  in: "query",
                  type: "string",
                })),
                responses: {},
              },
            },
          },
        },
      },
      api,
    );
    expect(await connection.schema("Hook", "notification/data", { table: "t" })).toEqual(fields);
  });

  test.each<[string, object, string, RegExp]>([
    ["forms that differ", { ...oldForm("a"), ...newForm("b") }, "fields", /give different schemas/],
    ["no schema at the path", oldForm("none"), "fields", /GetSchema answered no schema at "none"/],
    ["nothing dynamic", {}, "fields", /AddRow "fields" has no dynamic schema/],
    ["an unknown place", oldForm(), "field", /no parameter "field"/],
    ["an unknown property", oldForm(), "response/row", /at "row" there are: rows/],
    [
      "a built-in operation",
      { "x-ms-dynamic-properties": { builtInOperation: "getVariable" } },
      "fields",
      /built-in operation "getVariable", which is not run locally/,
    ],
  ])("wrong: %s", async (_, dynamic, place, message) => {
    const api = apiOf(() => ({ body: JSON.stringify({ a: fields, b: { type: "string" } }) }));
    const asked = connectionTo(schemaPieces(dynamic), api).schema("AddRow", place, { table: "t" });
    await expect(asked).rejects.toThrow(message);
  });
});

const folders = {
  operationId: "ListFolders",
  itemsPath: "folders",
  itemValuePath: "id",
  itemTitlePath: "name",
  itemIsParent: "isFolder",
};
const tree = {
  settings: { canSelectParentNodes: false },
  open: { ...folders, parameters: { drive: { parameterReference: "drive" } } },
  browse: { ...folders, parameters: { below: { selectedItemValuePath: "inner/key" } } },
};
const picker = {
  open: { operationId: "ListFolders" },
  browse: { operationId: "ListFolders", parameters: { below: { "value-property": "inner/key" } } },
  "value-collection": "folders",
  "value-title": "name",
  "value-folder-property": "isFolder",
};

function treePieces(dynamic: object, filePicker?: object): Pieces {
  return {
    definition: { "x-ms-capabilities": { ...(filePicker ? { "file-picker": filePicker } : {}) } },
    operations: {
      "GET /folders": {
        operationId: "ListFolders",
        parameters: ["drive", "below"].map((name) => ({ name, in: "query", type: "string" })),
      },
      "GET /file": {
        operationId: "GetFile",
        parameters: [
          { name: "drive", in: "query", type: "string", required: true },
          { name: "folder", in: "query", type: "string", ...dynamic },
        ],
      },
    },
  };
}

const disk = () =>
  apiOf((request) => {
    const below = new URL(request.url).searchParams.get("below");
    const node = (id: string, isFolder: boolean) => ({
      id,
      name: `Folder ${id}`,
      isFolder,
      inner: { key: `k${id}` },
    });
    return {
      body: JSON.stringify({ folders: below ? [node(`${below}.1`, false)] : [node("1", true)] }),
    };
  });

const old = {
  "x-ms-dynamic-values": {
    capability: "file-picker",
    "value-path": "id",
    parameters: { drive: { parameter: "drive" }, fileFilter: [] },
  },
};

describe("trees", () => {
  test.each<[string, object]>([
    ["the new form", { "x-ms-dynamic-tree": tree }],
    ["the old form, a capability", old],
    ["both forms", { "x-ms-dynamic-tree": tree, ...old }],
  ])("%s is opened level by level", async (name, dynamic) => {
    const api = disk();
    const connection = connectionTo(treePieces(dynamic, picker), api);
    const known = { drive: "c" };
    const roots = await connection.tree("GetFile", "folder", known);
    const isNew = name !== "the old form, a capability";
    expect(roots).toMatchObject([
      { value: "1", title: "Folder 1", isParent: true, selectable: !isNew },
    ]);
    expect(await connection.tree("GetFile", "folder", known, roots[0])).toMatchObject([
      { value: "k1.1", title: "Folder k1.1", isParent: false, selectable: true },
    ]);
    expect(api.sent[0]?.url).toBe("https://api.example/v1/folders?drive=c");
    expect(api.sent.at(-1)?.url).toContain("below=k1");
  });

  test.each<[unknown, boolean]>([
    ["true", true],
    [false, false],
    ["isFolder", true],
    ["isFolder eq true", true],
    ["(name eq 'Folder 1')", true],
    ["name eq 'Other'", false],
    [undefined, false],
  ])("itemIsParent %j", async (itemIsParent, isParent) => {
    const open = { ...folders, itemIsParent };
    const connection = connectionTo(treePieces({ "x-ms-dynamic-tree": { open } }), disk());
    expect(await connection.tree("GetFile", "folder")).toMatchObject([{ isParent }]);
  });

  test.each<[string, object, object | undefined, RegExp]>([
    ["no tree", {}, undefined, /GetFile "folder" has no tree/],
    ["a capability that is not there", old, undefined, /no capability "file-picker"/],
    [
      "forms that differ",
      { "x-ms-dynamic-tree": tree, ...old },
      { ...picker, "value-title": "id" },
      /and they differ/,
    ],
    [
      "no list",
      { "x-ms-dynamic-tree": { open: { ...folders, itemsPath: "none" } } },
      undefined,
      /answered no list at "none"/,
    ],
  ])("wrong: %s", async (_, dynamic, filePicker, message) => {
    const connection = connectionTo(treePieces(dynamic, filePicker), disk());
    await expect(connection.tree("GetFile", "folder", { drive: "c" })).rejects.toThrow(message);
  });
});
