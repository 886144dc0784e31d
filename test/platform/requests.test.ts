import { describe, expect, test } from "vitest";
import { apiOf, connectionTo, type Pieces } from "./connector-of.ts";

const title = (text: string) => ({ "x-ms-summary": text });

const pieces: Pieces = {
  definition: {
    parameters: { limit: { name: "limit", in: "query", type: "integer", default: 10 } },
    definitions: {
      User: {
        type: "object",
        required: ["email", "source"],
        properties: {
          email: { type: "string", ...title("Email") },
          age: { type: "integer", ...title("Age") },
          source: { type: "string", default: "flow", "x-ms-visibility": "internal" },
          avatar: { $ref: "#/definitions/Avatar" },
          friend: { $ref: "#/definitions/User" },
        },
      },
      Avatar: {
        type: "object",
        required: ["image_url"],
        properties: {
          image_url: { type: "string", ...title("Image URL") },
          size: { type: "integer", default: 64 },
        },
      },
    },
  },
  operations: {
    "GET /users/{id}": {
      operationId: "GetUser",
      parameters: [
        { name: "id", in: "path", type: "string", required: true, ...title("User Id") },
        { name: "twice", in: "query", type: "boolean" },
        { name: "X-Trace", in: "header", type: "string" },
        { $ref: "#/parameters/limit" },
      ],
    },
    "GET /twice/{id}": {
      operationId: "GetTwice",
      parameters: [{ name: "id", in: "path", type: "string", "x-ms-url-encoding": "double" }],
    },
    "GET /once/{id}": {
      operationId: "GetOnce",
      parameters: [{ name: "id", in: "path", type: "string", "x-ms-url-encoding": "single" }],
    },
    "GET /tags": {
      operationId: "ListTags",
      parameters: [
        { name: "csv", in: "query", type: "array" },
        { name: "multi", in: "query", type: "array", collectionFormat: "multi" },
        { name: "pipes", in: "query", type: "array", collectionFormat: "pipes" },
      ],
    },
    "POST /users": {
      operationId: "CreateUser",
      parameters: [
        { name: "body", in: "body", required: true, schema: { $ref: "#/definitions/User" } },
      ],
    },
    "PUT /users": {
      operationId: "PatchUser",
      parameters: [
        { name: "name", in: "query", type: "string" },
        { name: "body", in: "body", schema: { properties: { name: { type: "string" } } } },
      ],
    },
    "POST /list": {
      operationId: "PostList",
      parameters: [{ name: "ids", in: "body", required: true, schema: { type: "array" } }],
    },
    "POST /reply": {
      operationId: "Reply",
      parameters: [
        {
          name: "body",
          in: "body",
          schema: {
            required: ["body"],
            properties: {
              body: { type: "string", ...title("Text") },
              kind: { type: "string", default: "note" },
              time: { type: "integer" },
              extra: { type: "object", properties: { body: { type: "string" } } },
            },
          },
        },
      ],
    },
    "POST /nested": {
      operationId: "Nested",
      parameters: [
        {
          name: "body",
          in: "body",
          schema: {
            properties: {
              body: { type: "object", properties: { x: { type: "string" } } },
              x: { type: "string" },
            },
          },
        },
      ],
    },
    "POST /form": {
      operationId: "PostForm",
      consumes: ["application/x-www-form-urlencoded"],
      parameters: [{ name: "to", in: "formData", type: "string", required: true }],
    },
  },
};

async function sent(operationId: string, parameters: Record<string, unknown>) {
  const api = apiOf();
  await connectionTo(pieces, api).call(operationId, parameters);
  const [request] = api.sent;
  return {
    url: `${request?.method} ${request?.url.replace("https://api.example/v1", "")}`,
    headers: request?.headers,
    body: request?.body === undefined ? undefined : request.body,
  };
}

describe("a request is built by the definition", () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    ["path, with defaults of the query", "GetUser", { id: "7" }, "GET /users/7?limit=10"],
    ["a path value is encoded once", "GetUser", { id: "a/b c" }, "GET /users/a%2Fb%20c?limit=10"],
    ["single encoding", "GetOnce", { id: "a/b" }, "GET /once/a%2Fb"],
    ["double encoding", "GetTwice", { id: "a/b" }, "GET /twice/a%252Fb"],
    [
      "text converts to the declared type",
      "GetUser",
      { id: 7, limit: "5", twice: "TRUE" },
      "GET /users/7?twice=true&limit=5",
    ],
    [
      "arrays are csv unless said otherwise",
      "ListTags",
      { csv: ["a", "b"] },
      "GET /tags?csv=a%2Cb",
    ],
    ["multi repeats the parameter", "ListTags", { multi: ["a", "b"] }, "GET /tags?multi=a&multi=b"],
    ["pipes", "ListTags", { pipes: ["a", "b"] }, "GET /tags?pipes=a%7Cb"],
  ])("%s", async (_, operationId, parameters, want) => {
    expect((await sent(operationId, parameters)).url).toBe(want);
  });

  test("header names are lower case", async () => {
    expect((await sent("GetUser", { id: "7", "X-Trace": "t" })).headers).toEqual({
      "x-trace": "t",
    });
  });

  test.each<[string, string, Record<string, unknown>, unknown]>([
    [
      "properties by key, internal defaults filled in",
      "CreateUser",
      { email: "a@b" },
      { email: "a@b", source: "flow" },
    ],
    [
      "a path into the body, with the defaults beside it",
      "CreateUser",
      { email: "a@b", "avatar/image_url": "u" },
      { email: "a@b", source: "flow", avatar: { image_url: "u", size: 64 } },
    ],
    [
      "paths below the body's name",
      "CreateUser",
      { "body/email": "a@b" },
      { email: "a@b", source: "flow" },
    ],
    [
      "the body whole, with one property more",
      "CreateUser",
      { body: { email: "a@b", extra: 1 }, age: "3" },
      { email: "a@b", extra: 1, source: "flow", age: 3 },
    ],
    [
      "a recursive schema is filled as a whole",
      "CreateUser",
      { email: "a@b", friend: { email: "c@d", source: "x" } },
      { email: "a@b", source: "flow", friend: { email: "c@d", source: "x" } },
    ],
    ["a body that is a list", "PostList", { ids: ["a"] }, ["a"]],
    ["no body where nothing is given", "PatchUser", { name: "q" }, undefined],
    [
      "a shared name means the other parameter; body/name is the body's",
      "PatchUser",
      { "body/name": "b" },
      { name: "b" },
    ],
    [
      "a property with the body's name, as designers write it",
      "Reply",
      { "body/body": "Hi", "body/kind": "reply" },
      { body: "Hi", kind: "reply" },
    ],
    [
      "the same by its name alone, where the value is no object",
      "Reply",
      { body: 5, time: "7" },
      { body: "5", time: 7, kind: "note" },
    ],
    [
      "an object by that name is the whole",
      "Reply",
      { body: { body: "Hi" } },
      { body: "Hi", kind: "note" },
    ],
    [
      "the whole, and the property in it",
      "Reply",
      { body: { kind: "x", body: "first" }, "body/body": "second" },
      { kind: "x", body: "second" },
    ],
    [
      "designers' keys begin below the body",
      "Nested",
      { "body/x": "outer", "body/body/x": "inner" },
      { x: "outer", body: { x: "inner" } },
    ],
    [
      "null stays null, and no default takes its place",
      "Reply",
      { body: null, kind: null, extra: null, time: null },
      { body: null, kind: null, extra: null, time: null },
    ],
    [
      "null stays null in a body that is given whole",
      "CreateUser",
      { body: { email: null, source: null, list: [null], avatar: { image_url: "u", size: null } } },
      { email: null, source: null, list: [null], avatar: { image_url: "u", size: null } },
    ],
  ])("body: %s", async (_, operationId, parameters, want) => {
    const request = await sent(operationId, parameters);
    expect(request.body === undefined ? undefined : JSON.parse(request.body)).toEqual(want);
    expect(request.headers?.["content-type"]).toBe(
      want === undefined ? undefined : "application/json",
    );
  });

  test("form fields are sent url-encoded", async () => {
    const request = await sent("PostForm", { to: "a b" });
    expect(request.body).toBe("to=a%20b");
    expect(request.headers).toEqual({ "content-type": "application/x-www-form-urlencoded" });
  });

  test("the caller's URL is on the gateway, without the base path", async () => {
    const { trace } = await connectionTo(pieces).call("GetUser", { id: "7" });
    expect(trace.steps[0]).toMatchObject({
      step: "request",
      originalRequestUri: "https://gateway.test/c/users/7?limit=10",
      request: { url: "https://api.example/v1/users/7?limit=10" },
    });
  });
});

describe("wrong use is an error that says what to do", () => {
  test.each<[string, string, Record<string, unknown>, RegExp]>([
    [
      "a required parameter by title and key",
      "GetUser",
      {},
      /GetUser: "User Id" \(id\) must have a value/,
    ],
    ["an empty path value", "GetUser", { id: "" }, /"User Id" \(id\) must have a value/],
    [
      "a required property by title and key",
      "CreateUser",
      {},
      /CreateUser: "Email" \(email\) must have a value/,
    ],
    [
      "a required property of an object that is there",
      "CreateUser",
      { email: "e", "avatar/size": 1 },
      /"Image URL" \(avatar\/image_url\) must have a value/,
    ],
    [
      "an unknown key lists the known ones",
      "GetUser",
      { id: "7", nme: 1 },
      /GetUser has no parameter "nme"\. It takes: id, twice, X-Trace, limit\./,
    ],
    [
      "a wrong type",
      "GetUser",
      { id: "7", limit: "ten" },
      /"limit" must be of type integer; it is a string/,
    ],
    [
      "a wrong type in the body",
      "CreateUser",
      { email: "e", age: "old" },
      /"Age" \(age\) must be of type integer/,
    ],
    [
      "a property with the body's name lists its exact key",
      "Reply",
      { none: 1 },
      /no parameter "none"\. It takes: body, body\/body, kind, time, extra, extra\/body\./,
    ],
    [
      "something in a null",
      "Reply",
      { body: "b", extra: null, "extra/body": "x" },
      /"extra\/body" lies in a value that is not an object/,
    ],
    ["a list without a body", "PostList", {}, /PostList: "ids" must have a value: give the body/],
    ["an unknown operation", "GetUsr", {}, /no operation "GetUsr"\. Did you mean GetUser/],
  ])("%s", async (_, operationId, parameters, message) => {
    await expect(connectionTo(pieces).call(operationId, parameters)).rejects.toThrow(message);
  });
});
