import { describe, expect, test } from "vitest";
import { type Json, parseJson } from "../../scripts/common/json.ts";
import { createMock, SEED_KINDS, seedWorkspace } from "../../scripts/mock-intercom/mock.ts";
import { OPERATIONS } from "../../scripts/mock-intercom/operations.ts";
import { isAtLeast } from "../../scripts/mock-intercom/versions/version.ts";
import { needs, OLDER_DESCRIPTIONS } from "../common/needs.ts";
import { client } from "./client.ts";
import { readDescription } from "./described.ts";
import { DESCRIPTION_EXCEPTIONS } from "./described-exceptions.ts";
import { READS } from "./reads.ts";

const query = { field: "created_at", operator: ">", value: 0 };
const SEARCHES: Readonly<Record<string, Json>> = {
  "POST /contacts/search": { query },
  "POST /conversations/search": { query },
  "POST /tickets/search": { query },
  "POST /companies/list": {},
};

/** Of each operation that reads. */
const ASKED = 12;

const mock = createMock({ rateLimit: 1e6 });
seedWorkspace(mock, Object.fromEntries(SEED_KINDS.map((kind) => [kind, 40])));
const call = client(mock);

const read = (version: string) => readDescription(`${OLDER_DESCRIPTIONS.path}/api-${version}.yaml`);

describe("what a version answers is as its description says", needs(OLDER_DESCRIPTIONS), () => {
  test.each(["2.11", "2.14", "2.16"] as const)("%s", async (version) => {
    const description = read(version);
    // The scroll of the version before has expired.
    mock.clock.advance(61);
    const found = new Set<string>();
    const ask = async (operation: string, request: string, body?: Json) => {
      const reply = await call(request, body, { headers: { "intercom-version": version } });
      const json = parseJson(reply.body);
      expect([200, 302], `${request}: ${reply.body}`).toContain(reply.status);
      // Files, redirects, and a few answers whose schema is missing.
      if (json === undefined || !description.answersJson(operation, reply.status)) return;
      for (const fault of description.faults(operation, reply.status, json)) found.add(fault);
    };
    for (const { call: operation, since } of OPERATIONS) {
      if (!isAtLeast(version, since)) continue;
      if (operation in SEARCHES) await ask(operation, operation, SEARCHES[operation]);
      const reads = READS[operation] ?? [];
      const paths = typeof reads === "function" ? reads(mock.workspace) : reads;
      for (const path of paths.slice(0, ASKED)) await ask(operation, `GET ${path}`);
    }

    const exceptions = DESCRIPTION_EXCEPTIONS.filter(({ versions }) => versions.includes(version));
    const faults = [...found];
    expect(faults.filter((one) => !exceptions.some(({ faults }) => faults.test(one)))).toEqual([]);
    const idle = exceptions.filter((one) => !faults.some((fault) => one.faults.test(fault)));
    expect(idle, "exceptions that nothing needs").toEqual([]);
  });

  test.each([
    ["2.11", { ticket_state: { category: "submitted" } }, "ticket.ticket_state must be string"],
    ["2.14", { ticket_state: "submitted" }, "ticket.ticket_state must be object,null"],
    ["2.14", { admin_assignee_id: 0 }, "ticket.admin_assignee_id must be string"],
    ["2.16", { admin_assignee_id: "0" }, "ticket.admin_assignee_id must be integer"],
  ])("%s: %j is found", (version, ticket, fault) => {
    const found = read(version).faults("GET /tickets/{ticket_id}", 200, {
      type: "ticket",
      ...ticket,
    });
    expect(found.filter((one) => !one.includes("required"))).toContain(fault);
  });
});
