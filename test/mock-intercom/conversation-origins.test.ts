import { expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { client, list, object } from "./client.ts";
import { partsOf, setUp } from "./conversation-setup.ts";

test("a conversation that a call began has no source, and nobody has written in it", async () => {
  const { workspace, call, user, search } = setUp();
  const { id } = workspace.createConversation({ author: null, source: null, contacts: [user.id] });
  const { json } = await call(`GET /conversations/${id}`);
  expect(json).toMatchObject({
    source: null,
    first_contact_reply: null,
    waiting_since: null,
    channel: { initial: null, current: null },
    contacts: { contacts: [{ id: user.id }] },
    statistics: { first_contact_reply_at: null, count_conversation_parts: 0 },
  });
  expect(await search("id", "=", id)).toEqual([id]);
  expect(await search("source.author.type", "=", "user")).not.toContain(id);
});

test("a contact's first word in a conversation without a source counts from then on", async () => {
  const { mock, workspace, call, user, userReplies } = setUp();
  const { id } = workspace.createConversation({ author: null, source: null, contacts: [user.id] });
  mock.clock.advance(60);
  const at = workspace.now();
  await userReplies({}, id);
  expect((await call(`GET /conversations/${id}`)).json).toMatchObject({
    source: null,
    first_contact_reply: { created_at: at, type: "conversation", url: null },
    statistics: { first_contact_reply_at: at, last_contact_reply_at: at },
    waiting_since: at,
  });
});

test("the first message of a workflow has no author", async () => {
  const { workspace, call, user, search } = setUp();
  const { id } = workspace.createConversation({
    author: null,
    body: "How can we help?",
    contacts: [user.id],
  });
  const { json } = await call(`GET /conversations/${id}`);
  expect(json.source).toMatchObject({
    body: "<p>How can we help?</p>",
    author: null,
    delivered_as: "automated",
  });
  expect(json).toMatchObject({ first_contact_reply: null, waiting_since: null });
  expect(await search("source.body", "~", "help")).toEqual([id]);
});

test("a bot, a team, a teammate or a contact can be the author of a source", async () => {
  const { workspace, call, user, admin, search } = setUp();
  const team = workspace.createTeam("Rockets");
  const authors = [
    ["bot", workspace.botAuthor().id, "operator_initiated"],
    ["team", team.id, "admin_initiated"],
    ["admin", admin.id, "admin_initiated"],
    ["contact", user.id, "customer_initiated"],
  ] as const;
  for (const [type, author, delivered_as] of authors) {
    const { id } = workspace.createConversation({
      author: { type, id: author },
      body: "Hello",
      contacts: [user.id],
    });
    const { json } = await call(`GET /conversations/${id}`);
    expect(json.source).toMatchObject({ author: { type, id: author }, delivered_as });
    const wrote = type === "contact" ? workspace.now() : null;
    expect(object(json.statistics).first_contact_reply_at).toBe(wrote);
    expect(await search("source.author.type", "=", type)).toEqual([id]);
  }
});

test("a conversation without a source, too, becomes a ticket", async () => {
  const { workspace, user } = setUp();
  const type = workspace.createTicketType({ name: "Call", category: "Customer" });
  const { id } = workspace.createConversation({ author: null, source: null, contacts: [user.id] });
  workspace.replyToConversation(id, {
    author: workspace.contactAuthor(user.id),
    kind: "comment",
    body: "<p>Hi</p>",
  });
  const ticket = workspace.convertConversation(id, { ticket_type_id: type.id });
  expect(ticket.parts[0]).toMatchObject({ part_type: "comment", body: "<p>Hi</p>" });
});

test("Fin's answers are parts of a bot's, and tell who thought of them", async () => {
  const { workspace, call, id, listen, search } = setUp();
  const notifications = await listen("conversation.operator.replied");
  expect(await search("ai_agent_participated", "=", true)).toEqual([]);
  const source = {
    content_type: "article",
    url: "https://help.example.com/1",
    title: "Passwords",
    locale: "en",
  } as const;
  workspace.replyByAiAgent(id, { body: "<p>Try this.</p>", content_sources: [source] });
  workspace.replyByAiAgent(id, { body: "<p>Did it help?</p>", answer: null });
  const reply = await call(`GET /conversations/${id}`);
  const bot = workspace.botAuthor();
  expect(partsOf(reply)).toMatchObject([
    { part_type: "comment", author: { ...bot, from_ai_agent: true, is_ai_answer: true } },
    { part_type: "comment", author: { ...bot, from_ai_agent: true, is_ai_answer: false } },
  ]);
  expect(reply.json).toMatchObject({
    ai_agent_participated: true,
    ai_agent: {
      source_type: "profile",
      source_title: null,
      last_answer_type: "ai_answer",
      resolution_state: "assumed_resolution",
      rating: null,
      content_sources: { total_count: 1, content_sources: [source] },
    },
    // A bot is no teammate: nobody of the team has answered.
    statistics: { last_admin_reply_at: null, count_conversation_parts: 2 },
  });
  expect(object(reply.json).waiting_since).toBe(workspace.now());
  expect(await search("ai_agent_participated", "=", true)).toEqual([id]);
  expect(await search("ai_agent.last_answer_type", "=", "ai_answer")).toEqual([id]);
  expect(await notifications()).toHaveLength(2);
});

test("what became of Fin's answers, and how it was rated, moves the conversation but leaves no part", async () => {
  const { mock, workspace, call, id, search } = setUp();
  expect(() => workspace.resolveByAiAgent(id, "escalated")).toThrow("no part");
  workspace.replyByAiAgent(id, { body: "<p>One moment</p>", answer: null, workflow: "Welcome" });
  expect(() => workspace.resolveByAiAgent(id, "escalated")).toThrow("not answered");
  workspace.replyByAiAgent(id, { body: "<p>Try this.</p>", answer: "custom_answer" });
  mock.clock.advance(30);
  workspace.resolveByAiAgent(id, "escalated");
  workspace.rateAiAgent(id, 2, "No");
  expect(() => workspace.rateAiAgent(id, 6)).toThrow("1 to 5");
  const reply = await call(`GET /conversations/${id}`);
  expect(reply.json).toMatchObject({
    updated_at: workspace.now(),
    ai_agent: {
      source_type: "workflow",
      source_title: "Welcome",
      last_answer_type: "custom_answer",
      resolution_state: "escalated",
      rating: 2,
      rating_remark: "No",
      created_at: workspace.now(),
    },
  });
  expect(partsOf(reply)).toHaveLength(2);
  expect(await search("ai_agent.resolution_state", "=", "escalated")).toEqual([id]);
});

test("a workflow writes, offers buttons, assigns, sets attributes and waits, a part each", async () => {
  const { workspace, call, id, listen } = setUp();
  const [team] = workspace.teams();
  if (team === undefined) throw new Error("there is no team");
  workspace.createConversationAttribute({ name: "Topic", data_type: "string" });
  const notifications = await listen("conversation.admin.assigned");
  workspace.replyByWorkflow(id, "<p>Hello</p>");
  workspace.replyByWorkflow(id, "<p>Which?</p>", [{ text: "This", uuid: workspace.uuid() }]);
  workspace.assignByWorkflow(id, { type: "team", id: Number(team.id) });
  workspace.setAttributesByWorkflow(id, "Triage", { Topic: "Billing" });
  workspace.noteWorkflowEvent(id, "Triage", { type: "wait_finished", result: "Done waiting" });
  const reply = await call(`GET /conversations/${id}`);
  expect(reply.json).toMatchObject({
    team_assignee_id: Number(team.id),
    custom_attributes: { Topic: "Billing" },
    ai_agent: null,
    ai_agent_participated: false,
    statistics: { count_assignments: 1, last_assignment_at: workspace.now() },
  });
  expect(partsOf(reply)).toMatchObject([
    { part_type: "comment", author: { type: "bot", from_ai_agent: false } },
    { part_type: "quick_reply", metadata: { quick_reply_options: [{ text: "This" }] } },
    { part_type: "default_assignment", assigned_to: { type: "team", id: team.id } },
    {
      part_type: "conversation_attribute_updated_by_workflow",
      event_details: {
        workflow: { name: "Triage" },
        attribute: { name: "Topic" },
        value: { name: "Billing" },
      },
    },
    {
      part_type: "operator_workflow_event",
      event_details: { workflow: { name: "Triage" }, event: { type: "wait_finished" } },
    },
  ]);
  expect(await notifications()).toHaveLength(1);
});

test("a contact's change of an attribute tells the value before", async () => {
  const { workspace, call, id, user } = setUp();
  workspace.createConversationAttribute({ name: "Topic", data_type: "string" });
  const by = { kind: "user", id: user.id } as const;
  workspace.setConversationAttributes(id, { Topic: "Billing" }, by);
  workspace.setConversationAttributes(id, { Topic: "Other" }, by);
  expect(partsOf(await call(`GET /conversations/${id}`))[1]).toMatchObject({
    part_type: "conversation_attribute_updated_by_user",
    author: { type: "user", id: user.id },
    event_details: { value: { name: "Other", previous: "Billing" } },
  });
});

test("the control interface begins conversations that nobody began, and lets Fin and workflows act", async () => {
  const mock = createMock({ control: true });
  const call = client(mock);
  const made = await call("POST /_mock/conversations", [
    { author: null, source: null },
    { author: null, body: "Hello" },
  ]);
  const [id = "", second = ""] = JSON.parse(made.body).map(String);
  const fin = { conversation_id: id, body: "<p>Hi</p>", resolution: "confirmed_resolution" };
  expect(JSON.parse((await call("POST /_mock/fin-replies", [fin])).body)).toEqual([id]);
  const step = { conversation_id: second, workflow: "Triage" };
  const [team] = mock.workspace.teams();
  const steps = await call("POST /_mock/workflow-steps", [
    { ...step, reply: "<p>Hi</p>" },
    { ...step, assignee: { type: "team", id: Number(team?.id) } },
    { ...step, event: { type: "wait_finished", result: "Done" } },
  ]);
  expect(JSON.parse(steps.body)).toEqual([second, second, second]);
  expect((await call("POST /_mock/workflow-steps", [step])).status).toBe(400);
  const found = await call("GET /conversations");
  expect(list(found.json.conversations)).toMatchObject([
    { id: second, source: { author: null }, team_assignee_id: Number(team?.id) },
    { id, source: null, ai_agent: { resolution_state: "confirmed_resolution" } },
  ]);
});
