import { expect, test } from "vitest";
import { createRouter } from "../../scripts/mock-intercom/server/router.ts";

const router = createRouter<string>();
for (const call of [
  "GET /tags",
  "GET /tags/{tag_id}",
  "DELETE /tags/{id}",
  "GET /notes/deleted",
  "GET /notes/{id}/events/{event_id}",
]) {
  router.add(call, call);
}

test.each([
  ["GET /tags", "GET /tags", {}],
  ["GET /tags/", "GET /tags", {}],
  ["GET /tags/7", "GET /tags/{tag_id}", { tag_id: "7" }],
  ["GET /tags/7/", "GET /tags/{tag_id}", { tag_id: "7" }],
  ["DELETE /tags/7", "DELETE /tags/{id}", { id: "7" }],
  ["GET /tags/a%2Fb%20c", "GET /tags/{tag_id}", { tag_id: "a/b c" }],
  ["GET /t%61gs", "GET /tags", {}],
  ["GET /notes/deleted", "GET /notes/deleted", {}],
  // What looks like a fixed word is an id after all.
  [
    "GET /notes/deleted/events/2",
    "GET /notes/{id}/events/{event_id}",
    { id: "deleted", event_id: "2" },
  ],
  ["GET /tags/__proto__", "GET /tags/{tag_id}", { tag_id: "__proto__" }],
])("%s leads to %s", (call, value, params) => {
  const [method = "", path = ""] = call.split(" ");
  expect(router.find(method, path)).toEqual({ value, params });
});

test.each([
  "POST /tags",
  "GET /tags//",
  "GET /tags/7/8",
  "GET /",
  "GET /%zz",
  "GET /Tags",
  "GET tags",
])("%s leads nowhere", (call) => {
  const [method = "", path = ""] = call.split(" ");
  expect(router.find(method, path)).toBeUndefined();
});
