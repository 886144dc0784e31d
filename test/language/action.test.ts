import { describe, expect, it } from "vitest";
import { action, type PlainAction } from "../../scripts/language/action.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { join } from "../../scripts/language/values.ts";

describe("a plain action", () => {
  it("is its call, with nothing special, where nothing is said", () => {
    expect(action("GET /tags/{tag_id}")).toEqual({
      kind: "plain",
      call: "GET /tags/{tag_id}",
      fixed: {},
      parameters: {},
      omit: [],
      trial: { before: [], wait: 0, values: {}, without: [] },
    });
  });

  it.each<[string, PlainAction, object]>([
    [
      "what is fixed, which fields and which settings",
      action("POST /conversations/{conversation_id}/parts", {
        fixed: { message_type: "close", type: "admin" },
        only: ["admin_id", "body"],
        parameters: { body: "important" },
      }),
      {
        fixed: { message_type: "close", type: "admin" },
        only: ["admin_id", "body"],
        parameters: { body: "important" },
      },
    ],
    [
      "what its answer goes without",
      action("GET /articles/{article_id}", { omit: ["translated_content"] }),
      { omit: ["translated_content"] },
    ],
    [
      "how a file is read",
      action("GET /download/content/data/{job_identifier}", { content: "text" }),
      { content: "text" },
    ],
    [
      "texts, path and facts",
      action("GET /tags", {
        summary: "All tags",
        path: "/all",
        effect: "write",
        idempotent: false,
      }),
      { summary: "All tags", path: "/all", effect: "write", idempotent: false },
    ],
    [
      "advice on failures, as plan data",
      action("GET /tags/{tag_id}", { explain: { 404: join("No tag ", named<string>("id"), ".") } }),
      { explain: { 404: { $join: ["No tag ", { $get: "id" }, "."] } } },
    ],
  ])("keeps %s", (_, descriptor, wanted) => {
    expect(descriptor).toMatchObject(wanted);
  });

  it("has its trial as plan data", () => {
    const made = named<{ id: string }>("made");
    const step = call("GET /tags", {});
    const { trial } = action("DELETE /tags/{tag_id}", {
      trial: { before: [step], values: { tag_id: made.id } },
    });
    expect(trial).toEqual({
      before: [step],
      wait: 0,
      values: { tag_id: { $get: "made.id" } },
      without: [],
    });
  });
});
