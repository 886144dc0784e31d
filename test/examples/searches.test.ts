import { expect, it } from "vitest";
import { isObject, type Json } from "../../scripts/common/json.ts";
import { describeExamples } from "./run.ts";
import * as searches from "./searches.ts";

const emails = (body: unknown) => valuesOf(body).map((one) => (isObject(one) ? one.email : null));
const valuesOf = (body: unknown): Json[] => {
  const list = Array.isArray(body)
    ? body
    : isObject(body as Json)
      ? (body as { value: Json[] }).value
      : [];
  return list as Json[];
};

const freely = (field: string, operator: string) => ({
  filter_field: field,
  filter_operator: operator,
});

describeExamples("searches", { Searches: searches }, (open) => {
  const people = () => {
    const bench = open();
    const { workspace, clock } = bench.mock;
    const add = (email: string, rest: object = {}) =>
      workspace.createContact({ role: "user", email, ...rest });
    add("ada@example.com", { name: 'Ada "the first" Lovelace', external_id: "a b" });
    clock.advance(90_000);
    add("zoe@example.com", { name: "Zoë Ångström & Söhne 100%", external_id: "ü+1" });
    workspace.createContact({ role: "lead", email: "lead@example.com", name: "Ada too" });
    clock.advance(600);
    return bench;
  };

  it("find everything that always holds where nothing is filled in, newest first", async () => {
    const { connection } = people();
    expect(emails((await connection.call("FindUsers", {})).body)).toEqual([
      "zoe@example.com",
      "ada@example.com",
    ]);
  });

  it.each([
    ["email", "ada@example.com"],
    ["name", 'ada "the first" love'],
    ["external_id", ["a b"]],
  ])("find by %s", async (key, value) => {
    const { connection } = people();
    expect(emails((await connection.call("FindUsers", { [key]: value })).body)).toEqual([
      "ada@example.com",
    ]);
  });

  it("find texts of several words, with quotes, unicode and what URLs make of it", async () => {
    const { connection } = people();
    const found = await connection.call("FindUsers", { name: "Zoë Ångström & Söhne 100%" });
    expect(emails(found.body)).toEqual(["zoe@example.com"]);
    const several = await connection.call("FindUsers", { external_id: ["ü+1", "a b"] });
    expect(emails(several.body)).toHaveLength(2);
  });

  it("take times as ISO 8601", async () => {
    const { connection, mock } = people();
    const yesterday = new Date((mock.clock.now() - 90_000) * 1000).toISOString();
    const found = await connection.call("FindUsers", { created_after: yesterday });
    expect(emails(found.body)).toEqual(["zoe@example.com"]);
  });

  it("find what holds for all filters, or for any of them if asked to", async () => {
    const { connection } = people();
    const filters = { email: "ada@example.com", name: "Zoë" };
    const all = await connection.call("FindUsers", filters);
    expect(emails(all.body)).toEqual([]);
    const any = await connection.call("FindUsers", { ...filters, match: "any" });
    expect(emails(any.body)).toEqual(["zoe@example.com", "ada@example.com"]);
    const lead = { email: "lead@example.com", name: "Zoë", match: "any" };
    expect(emails((await connection.call("FindUsers", lead)).body)).toEqual(["zoe@example.com"]);
  });

  it("take one filter on any field, times and flags as what they are", async () => {
    const { connection } = people();
    const free = (field: string, operator: string, value: string) => ({
      filter_field: field,
      filter_operator: operator,
      filter_value: value,
    });
    const found = async (filter: Record<string, string>) =>
      emails((await connection.call("FindUsers", filter)).body);
    expect(await found(free("email_domain", "=", "example.com"))).toHaveLength(2);
    expect(await found(free("name", "^", "Ada"))).toEqual(["ada@example.com"]);
    expect(await found(free("created_at", "<", "2001-01-01T00:00:00+02:00"))).toEqual([]);
    expect(await found(free("created_at", ">", "2001-01-01"))).toHaveLength(2);
    expect(await found(free("unsubscribed_from_emails", "=", "true"))).toEqual([]);
    expect(await found(free("unsubscribed_from_emails", "=", "false"))).toHaveLength(2);
  });

  it.each<[string, Record<string, string>, string]>([
    ["half a filter", { filter_field: "email" }, "Filter Value (filter_value) is empty"],
    ["no time", { filter_field: "created_at", filter_operator: ">", filter_value: "soon" }, "zone"],
    [
      "no flag",
      { filter_field: "has_hard_bounced", filter_operator: "=", filter_value: "2" },
      "true or false",
    ],
    ["an unknown word", { match: "some" }, "one of these: all, any"],
    ["a time that is none", { created_after: "yesterday" }, "Created After"],
  ])("refuse %s, saying what to fill in", async (_, filters, message) => {
    const { connection } = open();
    const { response } = await connection.call("FindUsers", filters);
    expect([response.status, response.body]).toEqual([400, expect.stringContaining(message)]);
  });

  it.each<[string, Record<string, unknown>, number]>([
    ["10,000 characters", { name: "é".repeat(10_000) }, 0],
    [
      "10,000 characters of a free filter",
      { ...freely("name", "~"), filter_value: '"'.repeat(10_000) },
      0,
    ],
    ["half a character, and what ends texts in C", { name: "\ud800\u0000" }, 0],
    ["what looks like a plan's own expression", { name: '{"$get":"in.email"}' }, 0],
    ["empty texts, which filter nothing", { name: " ", email: "", external_id: [] }, 2],
    ["more items than there are", { number_of_items: 1_000_000_000 }, 2],
  ])("take %s", async (_, filters, count) => {
    const { connection } = people();
    const { response, body } = await connection.call("FindUsers", filters);
    expect([response.status, emails(body).length]).toEqual([200, count]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["no items", { number_of_items: 0 }, "at least 1"],
    ["less than none", { number_of_items: -1 }, "at least 1"],
    ["more than numbers hold", { number_of_items: 1e20 }, "whole number"],
    ["a name of every object", { ...freely("__proto__", "="), filter_value: "1" }, "one of these"],
  ])("refuse %s, and call nobody", async (_, filters, message) => {
    const { connection, mock } = open();
    const { response } = await connection.call("FindUsers", filters);
    expect([response.status, response.body]).toEqual([400, expect.stringContaining(message)]);
    expect(mock.journal).toEqual([]);
  });

  it("find conversations by nested fields, numbers and choices", async () => {
    const { connection, mock } = open();
    const contact = mock.workspace.createContact({ role: "user", email: "ada@example.com" });
    mock.workspace.createConversation({
      author: { type: "user", id: contact.id },
      body: "Where is my order?",
    });
    const count = async (filters: Record<string, unknown>) =>
      valuesOf((await connection.call("FindConversations", filters)).body).length;
    expect(await count({ source_author_email: "ada@example.com", state: "open" })).toBe(1);
    expect(await count({ source_body: "order" })).toBe(1);
    expect(await count({ admin_assignee_id: "0" })).toBe(1);
    expect(await count({ read: true })).toBe(0);
    expect(await count({ closings: 1 })).toBe(0);
    expect(await count({ filter_field: "open", filter_operator: "=", filter_value: "True" })).toBe(
      1,
    );
  });

  it("answer the list itself where they fill a dropdown", async () => {
    const { connection } = open();
    expect((await connection.call("ListOpenTicketChoices", {})).body).toEqual([]);
  });
});
