import { expect, test } from "vitest";
import { defined } from "../../scripts/common/defined.ts";
import type { Json } from "../../scripts/common/json.ts";
import { errorOf, list, object } from "./client.ts";
import { START, ticketSetUp } from "./ticket-set-up.ts";

test("times match to the second, the second itself included", async () => {
  const { call, mock, make } = ticketSetUp();
  for (let i = 0; i < 25; i++) {
    make();
    mock.clock.advance(1);
  }
  const count = async (operator: string, value: number) => {
    const query = { field: "created_at", operator, value };
    return (await call("POST /tickets/search", { query })).json.total_count;
  };
  expect(await count(">", START + 20)).toBe(5);
  expect(await count("<", START + 4)).toBe(5);
  expect(await count("=", START + 4)).toBe(1);
  expect(await count("!=", START + 4)).toBe(24);
});

test("pages follow a cursor, 20 tickets to a page, in the order that was asked for", async () => {
  const { call, mock, make } = ticketSetUp();
  const ids = Array.from({ length: 45 }, () => {
    mock.clock.advance(1);
    return make().id;
  });
  const query = { field: "created_at", operator: ">", value: START };
  const seen: unknown[] = [];
  const sizes: number[] = [];
  let starting_after: Json | undefined;
  do {
    const pagination = defined({ starting_after });
    const sort = { field: "created_at", order: "ascending" };
    const { json } = await call("POST /tickets/search", { query, pagination, sort });
    expect(json).toMatchObject({ type: "ticket.list", total_count: 45 });
    const tickets = list(json.tickets);
    sizes.push(tickets.length);
    seen.push(...tickets.map(({ id }) => id));
    starting_after = object(object(json.pages).next).starting_after;
  } while (starting_after !== undefined);
  expect(sizes).toEqual([20, 20, 5]);
  expect(seen).toEqual(ids);
});

test("tickets are found by what they are, who is on them and how far they have come", async () => {
  const { call, contact, make, stateOf, workspace } = ticketSetUp();
  const [admin] = workspace.admins;
  const request = make("Customer", { _default_title_: "Login fails" });
  const task = make("Back-office", { _default_description_: "Restart it" });
  const tracker = make("Tracker");
  const author = workspace.adminAuthor(admin.id);
  workspace.updateTicket(task.id, author, {
    assignee_id: admin.id,
    ticket_state_id: stateOf("in_progress"),
  });
  workspace.updateTicket(tracker.id, author, { open: false });
  const find = async (field: string, value: Json, operator = "=") => {
    const query = { field, operator, value };
    const { json } = await call("POST /tickets/search", { query });
    return list(json.tickets).map(({ id }) => id);
  };
  expect(await find("id", request.id)).toEqual([request.id]);
  expect(await find("title", "login", "~")).toEqual([request.id]);
  expect(await find("description", "Restart it")).toEqual([task.id]);
  expect(await find("category", "request")).toEqual([request.id]);
  expect(await find("category", "task")).toEqual([task.id]);
  expect(await find("ticket_type_id", tracker.ticket_type_id)).toEqual([tracker.id]);
  expect(await find("contact_ids", contact.id)).toHaveLength(3);
  expect(await find("admin_assignee_id", admin.id)).toEqual([task.id]);
  expect(await find("teammate_ids", admin.id)).toHaveLength(2);
  expect(await find("state", "in_progress")).toEqual([task.id]);
  expect(await find("open", false)).toEqual([tracker.id]);
});

test("tickets are found by the values of their own fields, by the field's id", async () => {
  const { call, make, typeOf, workspace } = ticketSetUp();
  const define = (name: string, data_type: "integer" | "datetime" | "boolean" | "files") =>
    workspace.createTicketAttribute(typeOf("Customer"), { name, data_type }).id;
  const seats = define("Seats", "integer");
  const due = define("Due", "datetime");
  const paid = define("Paid", "boolean");
  const photo = define("Photo", "files");
  const { id } = make("Customer", { Seats: 5, Due: START, Paid: true });
  make("Customer", { Seats: 1 });
  const search = (attribute: string, operator: string, value: Json) =>
    call("POST /tickets/search", {
      query: { field: `ticket_attribute.${attribute}`, operator, value },
    });
  for (const reply of [
    await search(seats, ">", 3),
    await search(due, "=", START),
    await search(paid, "=", true),
  ]) {
    expect(list(reply.json.tickets).map((ticket) => ticket.id)).toEqual([id]);
  }
  expect(errorOf(await search(photo, "=", "a.png")).code).toBe("invalid_field");
  expect(errorOf(await search("1", "=", "a")).code).toBe("invalid_field");
});
