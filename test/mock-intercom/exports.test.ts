import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fetchSend } from "../../scripts/common/fetch-send.ts";
import type { HttpResponse } from "../../scripts/common/http.ts";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, errorOf, list } from "./client.ts";

const START = 1_750_000_000;
const KEPT = 2 * 86_400;

/** The media type says that it is no text. */
const textOf = ({ body, bytes }: HttpResponse) => {
  expect(body).toBe("");
  return Buffer.from(bytes ?? []).toString("utf8");
};

function setUp() {
  const mock = createMock({ now: START });
  return { mock, workspace: mock.workspace, call: client(mock) };
}

describe("an export of content data", () => {
  const PERIOD = { created_at_after: START - 60, created_at_before: START };

  function withMessage() {
    const { mock, workspace, call } = setUp();
    const contact = workspace.createContact({ role: "user", external_id: "u1", name: 'A "B", C' });
    const [{ id: from }] = workspace.admins;
    const to = [contact.id];
    workspace.sendMessage({ channel: "email", from, to, subject: "News", body: "Hello" });
    return { mock, call, contact };
  }

  test("goes on in the background until its file is there", async () => {
    const { mock, call, contact } = withMessage();
    const started = await call("POST /export/content/data", PERIOD);
    const none = { download_url: "", download_expires_at: "" };
    expect(started.json).toMatchObject({ status: "pending", ...none });
    const id = String(started.json.job_identifier);
    expect(id).toMatch(/^[a-z0-9]{16}$/);
    const status = async () => (await call(`GET /export/content/data/${id}`)).json;
    mock.clock.advance(2);
    expect(await status()).toMatchObject({ status: "in_progress", ...none });
    mock.clock.advance(3);
    const path = `/download/content/data/${id}`;
    expect(await status()).toMatchObject({
      status: "completed",
      download_url: `https://api.intercom.io${path}`,
      download_expires_at: String(START + 5 + KEPT),
    });

    const { url, close } = await mock.listen(0);
    const headers = { authorization: "Bearer mock-token", accept: "application/octet-stream" };
    const response = await fetch(url + path, { headers });
    const [heading, row] = gunzipSync(await response.arrayBuffer())
      .toString()
      .split("\n");
    await close();
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(heading).toMatch(/^user_id,user_external_id,company_id,email,name,/);
    expect(row).toMatch(new RegExp(`^${contact.id},u1,-1,,"A ""B"", C",`));
    mock.clock.advance(KEPT + 1);
    expect((await call(`GET ${path}`)).status).toBe(404);
  });

  test("is the same file in process as over HTTP", async () => {
    const { mock, call } = withMessage();
    const { json } = await call("POST /export/content/data", PERIOD);
    mock.clock.advance(5);
    const path = `/download/content/data/${json.job_identifier}`;
    const headers = { authorization: "Bearer mock-token", accept: "application/octet-stream" };
    const { url, close } = await mock.listen(0);
    const get = (base: string) => ({ method: "GET", url: base + path, headers });
    const answers = [await mock.send(get("https://api.intercom.io")), await fetchSend()(get(url))];
    await close();
    for (const { headers, body, bytes = new Uint8Array() } of answers) {
      expect(headers["content-length"]).toBe(String(bytes.length));
      expect(body).toBe("");
      expect(String(gunzipSync(bytes))).toMatch(/^user_id,/);
    }
    expect(answers[0]?.bytes).toEqual(answers[1]?.bytes);
  });

  test("that finds nothing has no file", async () => {
    const { mock, call } = setUp();
    const { json } = await call("POST /export/content/data", PERIOD);
    mock.clock.advance(5);
    const after = await call(`GET /export/content/data/${json.job_identifier}`);
    expect(after.json).toMatchObject({ status: "no_data", download_url: "" });
    expect((await call(`GET /download/content/data/${json.job_identifier}`)).status).toBe(404);
  });

  test("is the only one at a time, until it is cancelled", async () => {
    const { call } = withMessage();
    const { json } = await call("POST /export/content/data", PERIOD);
    expect(errorOf(await call("POST /export/content/data", PERIOD))).toEqual({
      status: 429,
      code: "rate_limit_exceeded",
      message: "Exceeded rate limit of 1 pending message data export jobs",
    });
    const canceled = await call(`POST /export/cancel/${json.job_identifier}`);
    expect(canceled.json).toMatchObject({ status: "canceled" });
    expect((await call("POST /export/content/data", PERIOD)).status).toBe(200);
  });

  test("that is unknown is a 404", async () => {
    const { call } = setUp();
    for (const request of [
      "GET /export/content/data/x",
      "POST /export/cancel/x",
      "GET /download/content/data/x",
    ]) {
      expect(errorOf(await call(request)), request).toMatchObject({ status: 404 });
    }
  });
});

describe("an export of reporting data", () => {
  const ASKED = {
    dataset_id: "conversation",
    attribute_ids: ["conversation.conversation_id", "conversation.conversation_state"],
    start_time: START - 60,
    end_time: START,
  };

  test("gives the columns that were asked for, of the conversations of the period", async () => {
    const { mock, call, workspace } = setUp();
    const { id } = workspace.createContact({ role: "lead" });
    const author = { type: "lead", id } as const;
    workspace.createConversation({ author, body: "Long ago", created_at: START - 61 });
    const conversation = workspace.createConversation({ author, body: "Now" });
    const { json } = await call("POST /export/reporting_data/enqueue", ASKED);
    expect(json).toMatchObject({ status: "pending", download_url: "" });
    mock.clock.advance(5);
    const job = String(json.job_identifier);
    const status = await call(`GET /export/reporting_data/${job}`);
    const path = `/download/reporting_data/${job}?app_id=${workspace.id}`;
    expect(status.json).toMatchObject({
      status: "complete",
      download_url: `https://api.intercom.io${path}`,
    });
    const headers = { accept: "application/octet-stream" };
    const file = await call(`GET ${path}`, undefined, { headers });
    expect(textOf(file)).toBe(`conversation_id,conversation_state\n${conversation.id},open\n`);
  });

  test.each(["id", "qualified_id"])(
    "can ask for what the list of datasets has, by %s",
    async (name) => {
      const { call } = setUp();
      const [dataset] = list((await call("GET /export/reporting_data/get_datasets")).json.data);
      const attribute_ids = list(dataset?.attributes).map((attribute) => String(attribute[name]));
      expect(attribute_ids.join()).toContain("conversation_started_at");
      const asked = { ...ASKED, attribute_ids };
      expect((await call("POST /export/reporting_data/enqueue", asked)).status).toBe(200);
    },
  );

  test("leaves out conversations in which no contact wrote, before 2.16", async () => {
    const { mock, call, workspace } = setUp();
    const [{ id }] = workspace.admins;
    const contacts = [workspace.createContact({ role: "lead" }).id];
    workspace.createConversation({ author: { type: "admin", id }, body: "Hello", contacts });
    const rows = async (version: string) => {
      const headers = { "intercom-version": version };
      const { json } = await call("POST /export/reporting_data/enqueue", ASKED, { headers });
      mock.clock.advance(5);
      const path = `/download/reporting_data/${json.job_identifier}?app_id=${workspace.id}`;
      return textOf(await call(`GET ${path}`)).split("\n").length - 2;
    };
    expect(await rows("2.16")).toBe(1);
    expect(await rows("2.15")).toBe(0);
  });

  test.each([
    [{ dataset_id: undefined }, "'dataset_id' is a required parameter"],
    [{ dataset_id: "imaginary" }, "imaginary is not a valid dataset_id"],
    [{ attribute_ids: undefined }, "'attribute_ids' is a required parameter"],
    [{ attribute_ids: [] }, "attribute_ids must contain at least one attribute_id"],
    [{ attribute_ids: "no" }, "'attribute_ids' not an array must be of type Array"],
    [{ attribute_ids: ["no"] }, "attribute_ids invalid for conversation dataset: no"],
  ])("is refused with %j", async (change, message) => {
    const { call } = setUp();
    const body = JSON.parse(JSON.stringify({ ...ASKED, ...change }));
    const reply = await call("POST /export/reporting_data/enqueue", body);
    expect(errorOf(reply)).toEqual({ status: 400, code: "bad_request", message });
  });

  test("waits with at most four others", async () => {
    const { mock, call } = setUp();
    const enqueue = () => call("POST /export/reporting_data/enqueue", ASKED);
    for (let i = 0; i < 5; i++) expect((await enqueue()).status).toBe(200);
    expect(errorOf(await enqueue())).toEqual({
      status: 429,
      code: "rate_limit_exceeded",
      message: "Exceeded rate limit of 5 pending reporting dataset export jobs",
    });
    mock.clock.advance(5);
    expect((await enqueue()).status).toBe(200);
  });

  test("that is unknown or not done has no file", async () => {
    const { call, workspace } = setUp();
    expect(errorOf(await call("GET /export/reporting_data/job1"))).toEqual({
      status: 404,
      code: "not_found",
      message: "Export job not found for identifier: job1",
    });
    const { json } = await call("POST /export/reporting_data/enqueue", ASKED);
    const path = `/download/reporting_data/${json.job_identifier}?app_id=${workspace.id}`;
    expect((await call(`GET ${path}`)).status).toBe(404);
  });
});
