/** Lists of the mock Intercom, each followed to its end through next links. */
import { beforeAll, describe, expect, it } from "vitest";
import { isObject, type Json, parseJson } from "../../scripts/common/json.ts";
import { createMock, type Mock } from "../../scripts/mock-intercom/mock.ts";
import type { PageSpec, Plan } from "../../scripts/plan/plan.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { scriptWith } from "../conformance/interpreters/interpreters.ts";
import { callOf } from "../conformance/interpreters/vectors/vector.ts";

const TOTAL = 1000;
const NOW = 1_750_000_000;

const LISTS: Readonly<Record<string, PageSpec>> = {
  "a cursor in the query": {
    method: "GET",
    path: "/contacts",
    items: "data",
    by: "cursor",
    size: 150,
  },
  "a cursor in the body": {
    method: "POST",
    path: "/contacts/search",
    body: { query: { field: "role", operator: "=", value: "user" } },
    items: "data",
    by: "cursor",
    size: 150,
  },
  "page numbers": {
    method: "POST",
    path: "/companies/list",
    items: "data",
    by: "number",
    size: 60,
  },
  "page numbers, how many of which stands beside the items": {
    method: "GET",
    path: "/audiences",
    items: "data",
    by: "number",
    size: 50,
  },
  links: {
    method: "GET",
    path: "/events",
    query: { type: "user", email: "u0@example.com" },
    items: "events",
    by: "link",
    size: 50,
  },
  "a scroll": { method: "GET", path: "/companies/scroll", items: "data", by: "scroll" },
};

const plans = Object.fromEntries(
  Object.entries(LISTS).map(([name, list]): [string, Plan] => [
    name,
    {
      path: "/list",
      inputs: [{ name: "top", from: "query", title: "Number of Items", type: "integer" }],
      steps: [{ pages: { ...list, upTo: { $get: "in.top" } }, as: "found" }],
      answer: { value: { $get: "found.items" }, nextLink: { $nextLink: { $get: "found.next" } } },
    },
  ]),
);

describe("a list of 1,000 items, a failure on the way, has nothing twice and nothing missing", () => {
  let mock: Mock;
  beforeAll(() => {
    mock = createMock({ now: NOW });
    const { workspace } = mock;
    let first = "";
    for (let i = 0; i < TOTAL; i++) {
      const contact = workspace.createContact({ role: "user", email: `u${i}@example.com` });
      const company = workspace.createCompany({ company_id: `c${i}`, name: `Company ${i}` });
      first ||= contact.id;
      workspace.attachCompany(contact.id, company.id);
      workspace.createAudience({ name: `Audience ${i}` });
      workspace.submitEvent({
        contact: first,
        event_name: "ordered",
        created_at: NOW - i,
      });
    }
  });

  it.each(Object.keys(LISTS).flatMap((name) => [70, 450].map((top) => [name, top] as const)))(
    "by %s, %i at a time",
    async (name, top) => {
      const run = planRunner(scriptWith({ advice: {}, operations: plans }), {
        now: () => NOW,
        elapsed: () => 0,
      });
      mock.faults.add({ kind: "500", nth: 4 });
      const items: Json[] = [];
      let path: string | undefined = `/list?top=${top}`;
      for (let calls = 0; path !== undefined; calls++) {
        expect(calls).toBeLessThan(40);
        const call = callOf(name, path);
        call.request.headers.authorization = "Bearer mock-token";
        const { status, body } = await run(call, mock.send);
        const answer = parseJson(body);
        // What failed is asked for again, as the platform does.
        if (status === 500) continue;
        if (!isObject(answer) || !Array.isArray(answer.value)) throw new Error(body);
        items.push(...answer.value);
        const { nextLink } = answer;
        path = typeof nextLink === "string" ? nextLink.slice(nextLink.indexOf("/list")) : undefined;
      }
      expect(items).toHaveLength(TOTAL);
      expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(TOTAL);
    },
  );
});
