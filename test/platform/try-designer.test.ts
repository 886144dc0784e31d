import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { connect } from "../../scripts/platform/connection.ts";
import { parseConnector } from "../../scripts/platform/connector.ts";
import { listOperations } from "../../scripts/platform/definition/operations.ts";
import { readParameters } from "../../scripts/try/arguments.ts";
import { runDropdown, runSchema } from "../../scripts/try/designer.ts";
import { lateEngine } from "../../scripts/try/engine.ts";
import { runWebhook } from "../../scripts/try/run.ts";
import { echoTarget } from "../../scripts/try/target.ts";
import { apiOf, connectionTo, connectorOf } from "./connector-of.ts";

const items = (operationId: string, parameters: object = {}) => ({
  operationId,
  parameters,
  itemsPath: "value",
  itemValuePath: "id",
  itemTitlePath: "name",
});
const query = (name: string, more: object = {}) => ({ name, in: "query", type: "string", ...more });
const PIECES = {
  operations: {
    "GET /sites": { operationId: "Sites" },
    "GET /lists": { operationId: "Lists", parameters: [query("site", { required: true })] },
    "GET /folders": { operationId: "Folders", parameters: [query("in")] },
    "GET /fields": { operationId: "Fields" },
    "POST /items": {
      operationId: "AddItem",
      parameters: [
        query("site", { required: true, "x-ms-dynamic-list": items("Sites") }),
        query("list", {
          "x-ms-dynamic-list": items("Lists", { site: { parameterReference: "site" } }),
        }),
        query("kind", { enum: ["note", "task"] }),
        query("folder", {
          "x-ms-dynamic-tree": {
            settings: { canSelectParentNodes: false },
            open: { ...items("Folders"), itemIsParent: "folder" },
            browse: {
              ...items("Folders", { in: { selectedItemValuePath: "id" } }),
              itemIsParent: "folder",
            },
          },
        }),
        {
          name: "body",
          in: "body",
          schema: {
            type: "object",
            "x-ms-dynamic-properties": { operationId: "Fields", itemValuePath: "schema" },
            properties: {
              rows: {
                type: "array",
                items: {
                  type: "object",
                  properties: {
                    place: { type: "string" },
                    list: {
                      type: "string",
                      "x-ms-dynamic-list": items("Lists", {
                        site: { parameterReference: "place" },
                      }),
                    },
                  },
                },
              },
            },
          },
        },
      ],
    },
  },
};

const connector = connectorOf(PIECES);
const entries = listOperations(connector.definition);
const entryOf = (operationId: string) => {
  const entry = entries.find((one) => one.operationId === operationId);
  if (!entry) throw new Error(`no operation ${operationId}`);
  return entry;
};

function shownTo(known: Record<string, unknown>) {
  const api = apiOf(({ url }) => {
    const { pathname, searchParams } = new URL(url);
    const value = (...rows: object[]) => ({ body: JSON.stringify({ value: rows }) });
    if (pathname.endsWith("/sites"))
      return value({ id: 1, name: "Home" }, { id: 22, name: "Shop" });
    if (pathname.endsWith("/lists")) return value({ id: `list of ${searchParams.get("site")}` });
    if (pathname.endsWith("/fields")) {
      return { body: JSON.stringify({ schema: { type: "object", properties: {} } }) };
    }
    return searchParams.get("in") === "a"
      ? value({ id: "a/x", name: "x.txt" })
      : value({ id: "a", name: "A", folder: true }, { id: "b", name: "b.txt" });
  });
  const said: string[] = [];
  return {
    said,
    shown: {
      connection: connectionTo(PIECES, api),
      definition: connector.definition,
      entry: entryOf("AddItem"),
      known,
      say: (text: string) => void said.push(text),
    },
  };
}

describe("--dropdown", () => {
  test("lists what a maker chooses from, titles and values", async () => {
    const { shown, said } = shownTo({});
    expect((await runDropdown(shown, "site")).described).toEqual([
      { value: 1, title: "Home" },
      { value: 22, title: "Shop" },
    ]);
    expect(said).toEqual(["Home  1\nShop  22", "2 choices"]);
  });

  test("of a list that depends on another parameter, with its value, and asks for it by name", async () => {
    const { shown, said } = shownTo({ site: "22" });
    await runDropdown(shown, "list");
    expect(said[0]).toBe("list of 22  list of 22");
    await expect(runDropdown(shownTo({}).shown, "list")).rejects.toThrow(
      'AddItem "list": it depends on "site", which has no value yet.',
    );
  });

  test("in a row of a list, with what else the row has", async () => {
    const { shown, said } = shownTo({ "body/rows/*/place": "22" });
    await runDropdown(shown, "body/rows/*/list");
    expect(said[0]).toBe("list of 22  list of 22");
  });

  test("opens a tree, and says what cannot be chosen", async () => {
    const { shown, said } = shownTo({});
    await runDropdown(shown, "folder");
    expect(said).toEqual(["A/  a  (cannot be chosen)\n  x.txt  a/x\nb.txt  b"]);
  });

  test("of choices that the definition itself lists", async () => {
    const { shown } = shownTo({});
    expect((await runDropdown(shown, "kind")).described).toMatchObject([
      { value: "note" },
      { value: "task" },
    ]);
    await expect(runDropdown(shown, "none")).rejects.toThrow(/It takes: site, list, kind, folder/);
  });
});

test("--schema prints the fields that the API gives", async () => {
  const { shown, said } = shownTo({});
  await runSchema(shown, "body");
  expect(JSON.parse(said[0] ?? "")).toEqual({ type: "object", properties: {} });
});

test("what runs the script starts only where something goes through it, and is refused only then", async () => {
  const engine = lateEngine({ ...connector, script: "class Script {}" }, {});
  await engine.close();
  const request = { method: "GET", url: "https://api.example/", headers: {} };
  const call = { operationId: "Sites", request, originalRequestUri: "https://gateway.test/c" };
  await expect(engine.run?.(call, apiOf().send)).rejects.toThrow(/unless you say --scripts/);
  await engine.close();
});

test("a parameter that is missing is asked for by key and title, with an example", async () => {
  const pieces = {
    operations: {
      "GET /x/{id}": {
        operationId: "Get",
        parameters: [
          { name: "id", in: "path", required: true, type: "integer", "x-ms-summary": "Item" },
          query("day", { required: true, format: "date" }),
        ],
      },
      "POST /x": {
        operationId: "Post",
        parameters: [
          {
            name: "body",
            in: "body",
            schema: {
              required: ["mail"],
              properties: { mail: { type: "string", format: "email" } },
            },
          },
        ],
      },
    },
  };
  await expect(connectionTo(pieces).call("Get", {})).rejects.toThrow(
    'Get: "Item" (id) and "day" must have a value: give one by that key, such as id=1 and day=2024-01-01.',
  );
  await expect(connectionTo(pieces).call("Post", { body: {} })).rejects.toThrow(
    'Post: "mail" must have a value: give one by that key, such as mail=someone@example.com.',
  );
});

describe("what is wrong in JSON is said with line and column", () => {
  const directory = mkdtempSync(join(tmpdir(), "try-json-"));
  test("of a connector's file", () => {
    const definition = '{\n  "host": "a",\n  "paths": }\n';
    expect(() => parseConnector({ definition, properties: "{}" })).toThrow(
      /^apiDefinition\.swagger\.json:3:12: not JSON: here .* is expected\.$/,
    );
  });

  test("of a value in a file", () => {
    const file = join(directory, "body.json");
    writeFileSync(file, '{\n  "a": 1,\n  "b" 2\n}');
    expect(() => readParameters(connector, entryOf("AddItem"), [`body=@${file}`])).toThrow(
      /^--param body: .*body\.json:3:7: not JSON: here .* is expected\.$/,
    );
    rmSync(directory, { recursive: true });
  });
});

test("on an echo a webhook trigger subscribes, is called back and unsubscribes", async () => {
  const hooked = connectorOf({
    operations: {
      "POST /hooks": {
        operationId: "Hook",
        "x-ms-trigger": "single",
        parameters: [
          {
            name: "body",
            in: "body",
            schema: { properties: { url: { type: "string", "x-ms-notification-url": true } } },
          },
        ],
        responses: { 201: { description: "Made." } },
      },
      "DELETE /hooks/{id}": {
        operationId: "Unhook",
        parameters: [{ name: "id", in: "path", type: "string", required: true }],
        responses: { 204: { description: "Gone." } },
      },
    },
  });
  const [entry] = listOperations(hooked.definition);
  if (!entry) throw new Error("no operation");
  const target = echoTarget(hooked, entry);
  const { send, receiver } = target;
  const connection = connect({ connector: hooked, parameters: {}, send, receiver });
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const run = { connection, operationId: "Hook", parameters: {}, target, trace: false, say };
  expect(await runWebhook(run, 1)).toMatchObject({
    described: { subscribed: { status: 201 }, unsubscribed: { status: 204 } },
  });
  expect(said.at(-1)).toMatch(/Unsubscribing\nAnswer: 204, as declared/);
});
