import { expect, it } from "vitest";
import type { HttpRequest } from "../../scripts/common/http.ts";
import { describeConnector, errorOf } from "./workbench.ts";

/** What leads elsewhere, or could be read so on the way. */
const HOSTILE = [
  "https://evil.example/tags",
  "//evil.example/tags",
  "/\\evil.example/tags",
  "\\\\evil.example",
  "tags",
  "",
  " /tags",
  "@evil.example/tags",
  ":443/tags",
  ".evil.example/tags",
  "/tags/../admins",
  "/tags/%2e%2e/admins",
  "/tags/%252e%252e/admins",
  "/./tags",
  "/tags%2F..%2Fadmins",
  "/%2f%2fevil.example",
  "/%5c%5cevil.example",
  "/tags?per_page=1",
  "/tags#there",
  "/tags%23there",
  "/tags\r\nHost: evil.example",
  "/tags%0d%0aHost:%20evil.example",
  "/tags%",
  `/${"a".repeat(2000)}`,
];

describeConnector("Send an Intercom API request", (open) => {
  const watched = () => {
    const sent: HttpRequest[] = [];
    const bench = open({
      region: "EU",
      parameters: { region: "api.eu.intercom.io" },
      via: (send) => (request) => {
        sent.push(request);
        return send(request);
      },
    });
    return { ...bench, sent };
  };

  it("answers with status, headers and body", async () => {
    const { connection, mock } = open();
    mock.workspace.createTag("VIP");
    const { response, body, findings } = await connection.call("SendRequest", {
      method: "GET",
      path: "/tags",
    });
    expect({ status: response.status, findings }).toEqual({ status: 200, findings: [] });
    expect(body).toEqual({
      status: 200,
      headers: expect.objectContaining({
        "content-type": expect.stringContaining("application/json"),
        "x-ratelimit-limit": expect.any(String),
      }),
      body: { type: "list", data: [expect.objectContaining({ name: "VIP" })] },
    });
  });

  it("sends query, body and version as they are given", async () => {
    const { connection, mock, sent } = watched();
    await connection.call("SendRequest", {
      method: "GET",
      path: "/contacts",
      query: { per_page: 5 },
      version: "2.14",
    });
    const made = await connection.call("SendRequest", {
      method: "POST",
      path: "/contacts",
      "body/body": { role: "user", email: "ada@example.com", name: null },
    });
    expect(made.body).toMatchObject({ status: 200, body: { email: "ada@example.com" } });
    expect(sent.map(({ url }) => url)).toEqual([
      "https://api.eu.intercom.io/contacts?per_page=5",
      "https://api.eu.intercom.io/contacts",
    ]);
    expect(sent.map(({ headers }) => headers["intercom-version"])).toEqual(["2.14", "2.16"]);
    expect(JSON.parse(sent[1]?.body ?? "")).toEqual({
      role: "user",
      email: "ada@example.com",
      name: null,
    });
    expect(mock.workspace.contacts.size).toBe(1);
  });

  it("takes what no other action does, by any method", async () => {
    const { connection, mock } = open();
    const { id } = mock.workspace.createTag("VIP");
    const gone = await connection.call("SendRequest", { method: "DELETE", path: `/tags/${id}` });
    expect(gone.body).toMatchObject({ status: 200 });
    expect(mock.workspace.tags.size).toBe(0);
  });

  it.each([
    [404, { method: "GET", path: "/tags/0" }],
    [400, { method: "POST", path: "/contacts", "body/body": { role: "no" } }],
  ])("fails with the status %i, headers and body of the answer", async (status, asked) => {
    const { connection } = open();
    const { response, body } = await connection.call("SendRequest", asked);
    expect(response.status).toBe(status);
    expect(body).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String) },
      status,
      headers: { "content-type": expect.stringContaining("application/json") },
      body: { type: "error.list" },
    });
  });

  it("passes a failure of Intercom's on", async () => {
    const { connection, mock } = open();
    mock.faults.add({ kind: "500", match: "GET /tags" });
    const { response, body } = await connection.call("SendRequest", {
      method: "GET",
      path: "/tags",
    });
    expect([response.status, (body as { status: number }).status]).toEqual([500, 500]);
  });

  it.each(HOSTILE.map((path) => [JSON.stringify(path).slice(0, 40), path]))(
    "sends nothing to %s",
    async (_, path) => {
      const { connection, sent } = watched();
      const { response, body } = await connection.call("SendRequest", {
        method: "GET",
        path: path ?? "",
      });
      expect(sent).toEqual([]);
      expect(response.status).toBe(400);
      expect(errorOf(body).code).toMatch(/^(path_invalid|parameter_missing)$/);
    },
  );

  it("keeps to the connection's host whatever the path, with odd characters encoded", async () => {
    const { connection, sent } = watched();
    for (const path of ["/tags/a b", "/tags/@evil.example", "/tags/a:b@c", "/tags/%3Fx", "/täg"]) {
      await connection.call("SendRequest", { method: "GET", path });
    }
    expect(
      sent.map(({ url }) => new URL(url)).map(({ host, username }) => [host, username]),
    ).toEqual(Array(5).fill(["api.eu.intercom.io", ""]));
    expect(sent.map(({ url }) => url.slice("https://api.eu.intercom.io".length))).toEqual([
      "/tags/a%20b",
      "/tags/%40evil.example",
      "/tags/a:b%40c",
      "/tags/%3Fx",
      "/t%C3%A4g",
    ]);
  });

  it.each([
    ["a method that is none", { method: "TRACE", path: "/tags" }],
    ["a version that is none", { method: "GET", path: "/tags", version: "2.16\r\nHost: x" }],
    ["a body of a GET", { method: "GET", path: "/tags", "body/body": { a: 1 } }],
  ])("sends nothing with %s", async (_, asked) => {
    const { connection, sent } = watched();
    const { response, body } = await connection.call("SendRequest", asked);
    expect([response.status, errorOf(body).code]).toEqual([400, "parameter_invalid"]);
    expect(sent).toEqual([]);
  });
});
