import { expect, test } from "vitest";
import { errorOf } from "./client.ts";
import { START, ticketSetUp } from "./ticket-set-up.ts";

function setUp() {
  const tickets = ticketSetUp();
  const { typeOf, contact, call } = tickets;
  const enqueue = (more = {}) =>
    call("POST /tickets/enqueue", {
      ticket_type_id: typeOf("Customer"),
      contacts: [{ id: contact.id }],
      ...more,
    });
  return { ...tickets, enqueue };
}

test("a ticket that was handed in is created soon after, and the job tells its id", async () => {
  const { call, enqueue, mock, workspace, notifications } = setUp();
  const { json } = await enqueue({ ticket_attributes: { _default_title_: "Later" } });
  expect(json).toEqual({
    type: "job",
    id: expect.stringMatching(/^\d+$/),
    url: `https://api.intercom.io/jobs/status/${json.id}`,
    status: "pending",
    resource_type: "ticket",
    resource_id: null,
    resource_url: null,
  });
  expect((await call(`GET /jobs/status/${json.id}`)).json).toEqual(json);
  expect(workspace.tickets.size).toBe(0);
  mock.clock.advance(5);
  const [id] = workspace.tickets.keys();
  const done = (await call(`GET /jobs/status/${json.id}`)).json;
  expect(done).toEqual({
    ...json,
    status: "success",
    resource_id: id,
    resource_url: `https://api.intercom.io/tickets/${id}`,
  });
  expect((await call(`GET /tickets/${id}`)).json).toMatchObject({
    ticket_attributes: { _default_title_: "Later" },
    created_at: START + 1,
  });
  expect((await notifications()).map(({ topic, item }) => [topic, item.type])).toEqual([
    ["ticket.created", "ticket"],
    ["job.completed", "job"],
  ]);
});

test("a ticket that could not be created is not handed in", async () => {
  const { enqueue, typeOf, workspace } = setUp();
  workspace.createTicketAttribute(typeOf("Customer"), {
    name: "Seats",
    data_type: "integer",
    required_to_create: true,
  });
  expect(errorOf(await enqueue())).toEqual({
    status: 400,
    code: "parameter_invalid",
    message: "Missing required ticket attributes",
  });
});

test("a job fails where what it needs is gone in the meantime", async () => {
  const { call, contact, enqueue, mock, workspace } = setUp();
  const { json } = await enqueue();
  workspace.deleteContact(contact.id);
  mock.clock.advance(1);
  expect((await call(`GET /jobs/status/${json.id}`)).json).toMatchObject({
    status: "failed",
    resource_id: null,
    resource_url: null,
  });
});

test("a job survives a snapshot", async () => {
  const { call, enqueue, mock } = setUp();
  const { json } = await enqueue();
  mock.restore(JSON.parse(JSON.stringify(mock.snapshot())));
  mock.clock.advance(1);
  expect((await call(`GET /jobs/status/${json.id}`)).json.status).toBe("success");
});

test("an unknown job is a 404 of its own", async () => {
  const { call } = setUp();
  expect(errorOf(await call("GET /jobs/status/1"))).toEqual({
    status: 404,
    code: "job_not_found",
    message: "Job Not Found",
  });
});
