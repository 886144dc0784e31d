import { describe, expect, it } from "vitest";
import type { Operation as ContractOperation, Schema } from "../../../scripts/common/contract.ts";
import { lowerAction } from "../../../scripts/generate/lower/action.ts";
import type {
  Operation,
  Parameter,
  PlannedOperation,
} from "../../../scripts/generate/operation.ts";
import type { PlainAction } from "../../../scripts/language/action.ts";
import type { Call } from "../../../scripts/language/calls.ts";
import type { CallStep, Plan } from "../../../scripts/plan/plan.ts";
import {
  answers,
  contextOf,
  contractOf,
  listed,
  object,
  parameter,
  plain,
  takes,
  text,
} from "../small.ts";

const call: Call = "PUT /contacts/{contact_id}";

/** Lowers an action over a call that is described like this. */
function lowered(
  operation: Partial<ContractOperation>,
  options: Partial<PlainAction> = {},
  schemas: Record<string, Schema> = {},
) {
  const context = contextOf(contractOf({ [call]: operation }, schemas));
  const action = lowerAction(listed("Do", plain(call, options)), context);
  if (action === undefined) throw new Error("the contract has lost the call");
  return { action, times: context.times, problems: context.problems };
}

function sent({ plan }: PlannedOperation): CallStep["call"] {
  const [step] = plan.steps ?? [];
  if (step === undefined || !("call" in step)) throw new Error("the plan makes no call");
  return step.call;
}

const id = parameter("path", "contact_id");

describe("a plain action", () => {
  it("has method, path, texts and resource of the call", () => {
    expect(lowered({ parameters: [id] }).action).toMatchObject({
      id: "Do",
      kind: "action",
      method: "PUT",
      path: "/contacts/{contact_id}",
      resource: "Things",
      summary: "Do it",
      description: "Does it.",
    });
  });

  it.each<[string, Partial<PlainAction>, Partial<Operation>]>([
    [
      "texts",
      { summary: "Change it", description: "Changes it." },
      { summary: "Change it", description: "Changes it." },
    ],
    ["path", { path: "/people/{contact_id}" }, { path: "/people/{contact_id}" }],
    ["effect", { effect: "destroy" }, { effect: "destroy" }],
    ["visibility", { visibility: "advanced" }, { visibility: "advanced" }],
  ])("has the descriptor's %s before that", (_, options, wanted) => {
    expect(lowered({ parameters: [id] }, options).action).toMatchObject(wanted);
  });

  it("calls Intercom's path, whatever its own is", () => {
    const { action } = lowered({ parameters: [id] }, { path: "/people/{contact_id}" });
    expect([action.plan.path, sent(action).path]).toEqual([
      "/people/{contact_id}",
      "/contacts/{contact_id}",
    ]);
  });

  it("says so where its own path lacks a parameter", () => {
    const { problems } = lowered({ parameters: [id] }, { path: "/people" });
    expect(problems).toEqual([
      {
        operation: "Do",
        place: "path",
        message: `The path /people has no {contact_id}, which ${call} needs.`,
        advice: "Put {contact_id} into it, or give contact_id a value under fixed.",
      },
    ]);
  });

  it.each<[string, Partial<PlainAction>, string[]]>([
    ["in the path", { parameters: { contact_id: "internal" } }, ["contact_id"]],
    [
      "in the body",
      { parameters: { "owner.id": { visibility: "internal", required: true } } },
      ["owner.id"],
    ],
    [
      "and has a default",
      { parameters: { "owner.id": { visibility: "internal", required: true, default: "1" } } },
      [],
    ],
    ["in what may be left empty", { parameters: { "note.text": "internal" } }, []],
  ])("says so where makers do not see what is required %s", (_, options, places) => {
    const inner: Schema = { type: "object", properties: { id: { type: "string" } } };
    const note: Schema = {
      type: "object",
      properties: { text: { type: "string" } },
      required: ["text"],
    };
    const body = takes({ owner: inner, note }, { required: ["owner"] });
    const { problems } = lowered({ parameters: [id], ...body }, options);
    expect(problems.map(({ place }) => place)).toEqual(places);
  });

  it.each<[string, Partial<PlainAction>, string]>([
    [
      "left out",
      { path: "/people", parameters: { contact_id: "omit" } },
      `It is left out, and ${call} needs it.`,
    ],
    [
      "fixed and in the path",
      { fixed: { contact_id: "1" } },
      "It has a fixed value, and {contact_id} is in the path /contacts/{contact_id} as well.",
    ],
  ])("says so where a path parameter is %s", (_, options, message) => {
    const { problems } = lowered({ parameters: [id] }, options);
    expect(problems).toMatchObject([{ operation: "Do", place: "contact_id", message }]);
  });

  it("is reported, with what there is, where the contract has no such call", () => {
    const context = contextOf(contractOf({ "GET /tags": {} }));
    expect(lowerAction(listed("Do", plain("GET /teams")), context)).toBeUndefined();
    expect(context.problems).toMatchObject([
      {
        operation: "Do",
        place: "GET /teams",
        unknown: { name: "GET /teams", among: ["GET /tags"] },
      },
    ]);
  });

  it("tells makers of failures what the descriptor says", () => {
    const { plan } = lowered({}, { explain: { 404: "There is none." } }).action;
    expect(plan.steps).toMatchObject([{ explain: { 404: "There is none." } }]);
  });

  it("can do without its body where Intercom can", () => {
    const { requestBody } = takes({ name: { type: "string" } });
    const optional = requestBody && { ...requestBody, required: false };
    expect(lowered(optional ? { requestBody: optional } : {}).action.bodyOptional).toBe(true);
  });
});

describe("parameters of path and query", () => {
  const paged = {
    parameters: [
      parameter("query", "page"),
      id,
      parameter("query", "order"),
      parameter("query", "email"),
    ],
  };
  const keysOf = ({ parameters }: Operation) => parameters.map(({ key }) => key);

  it.each<[string, Partial<PlainAction>, string[]]>([
    ["are the contract's, in its order", {}, ["page", "contact_id", "order", "email"]],
    [
      "go where they are left out",
      { parameters: { page: "omit" } },
      ["contact_id", "order", "email"],
    ],
    ["go where they are fixed", { fixed: { order: "asc" } }, ["page", "contact_id", "email"]],
    [
      "are those named under only, in its order, after those of the path",
      { only: ["email", "page"] },
      ["contact_id", "email", "page"],
    ],
  ])("%s", (_, options, wanted) => {
    expect(keysOf(lowered(paged, options).action)).toEqual(wanted);
  });

  it.each<[string, NonNullable<ContractOperation["parameters"]>[number], Partial<Parameter>]>([
    [
      "have the title of their schema and their own description",
      parameter("query", "name", { type: "string", title: "Name", description: "Any name." }),
      { required: false, field: { type: "string", title: "Name", description: "The name." } },
    ],
    [
      "have their key for a title where the contract has none",
      parameter("query", "name"),
      { field: { type: "string", title: "name", description: "The name." } },
    ],
    [
      "keep default, least, most and words",
      parameter("query", "size", {
        type: "integer",
        default: 20,
        minimum: 1,
        maximum: 60,
        enum: [20, 60],
      }),
      {
        field: {
          type: "integer",
          title: "size",
          description: "The size.",
          default: 20,
          minimum: 1,
          maximum: 60,
          enum: [20, 60],
        },
      },
    ],
    [
      "have their own example before their schema's",
      { ...parameter("query", "name", { type: "string", example: "Bob" }), example: "Ada" },
      { field: { type: "string", title: "name", description: "The name.", example: "Ada" } },
    ],
    [
      "are dates for makers where Intercom has unix seconds, whose example and default are none",
      {
        ...parameter("query", "since", { type: "integer", format: "unix-time", default: 0 }),
        example: 1_750_000_000,
      },
      { field: { type: "date-time", unix: true, title: "since", description: "The since." } },
    ],
  ])("%s", (_, given, wanted) => {
    expect(lowered({ parameters: [given] }).action.parameters[0]).toMatchObject({
      key: given.name,
      in: given.in,
      ...wanted,
    });
  });

  it.each<[string, Schema, object]>([
    ["as a text", { type: "string" }, {}],
    ["as a text that needs no conversion, of a date", { type: "string", format: "date-time" }, {}],
    ["as a time, of unix seconds", { type: "integer", format: "unix-time" }, { type: "date-time" }],
    ["as a list", { type: "array", items: { type: "string" } }, { type: "list" }],
  ])("reach the plan %s", (_, schema, type) => {
    const { plan } = lowered({ parameters: [parameter("query", "at", schema)] }).action;
    expect(plan.inputs).toEqual([{ name: "at", from: "query", title: "at", ...type }]);
  });

  it("are sent where makers fill them in, or with their fixed value", () => {
    const { action } = lowered(paged, { fixed: { order: "asc" }, parameters: { page: "omit" } });
    expect(sent(action)).toEqual({
      method: "PUT",
      path: "/contacts/{contact_id}",
      values: { contact_id: { $get: "in.contact_id" } },
      query: { order: "asc", email: { $get: "in.email" } },
    });
  });

  it("may be fixed in the path, which is then not in the operation's own", () => {
    const { action, problems } = lowered(paged, { fixed: { contact_id: "me" }, path: "/me" });
    expect([sent(action).values, problems]).toEqual([{ contact_id: "me" }, []]);
  });
});

describe("a body", () => {
  const person = takes(
    {
      name: { type: "string" },
      body: { type: "string" },
      from: {
        type: "object",
        properties: { type: { type: "string" }, id: { type: "string" } },
        required: ["type", "id"],
      },
    },
    { required: ["from"] },
  );
  const from = object({ type: text, id: text }, { required: ["type", "id"] });

  it.each<[string, Partial<PlainAction>, Operation["body"]]>([
    [
      "is the contract's, with a property called body too",
      {},
      object({ name: text, body: text, from }, { required: ["from"] }),
    ],
    [
      "goes without what is left out",
      { parameters: { from: "omit", body: "omit" } },
      object({ name: text }),
    ],
    [
      "goes without what is left out deeper",
      { parameters: { "from.type": "omit" }, only: ["from"] },
      object({ from: object({ id: text }, { required: ["id"] }) }, { required: ["from"] }),
    ],
    [
      "goes without what is fixed",
      { fixed: { name: "Ada", from: { type: "user" } } },
      object(
        { body: text, from: object({ id: text }, { required: ["id"] }) },
        { required: ["from"] },
      ),
    ],
    ["is only what is named", { only: ["body"] }, object({ body: text })],
    [
      "is none where nothing is left to fill in",
      { only: ["name"], fixed: { name: "Ada" } },
      undefined,
    ],
  ])("%s", (_, options, wanted) => {
    expect(lowered(person, options).action.body).toEqual(wanted);
  });

  it("has its fields in the order of only", () => {
    const { body } = lowered(person, { only: ["from.id", "name"] }).action;
    expect(Object.keys(body?.fields ?? {})).toEqual(["from", "name"]);
  });

  it.each<[string, Partial<PlainAction>, object]>([
    [
      "as makers fill it in, nulls too, which clear fields",
      {},
      { body: { $get: "in.body" }, nulls: "keep" },
    ],
    [
      "with what is fixed laid over it",
      { fixed: { from: { type: "user" } } },
      { body: { $merge: [{ $get: "in.body" }, { from: { type: "user" } }] }, nulls: "keep" },
    ],
    [
      "as it is fixed, where nothing is left to fill in",
      { fixed: { name: "Ada" }, only: ["name"] },
      { body: { name: "Ada" } },
    ],
  ])("is sent %s", (_, options, wanted) => {
    expect(sent(lowered(person, options).action)).toEqual({
      method: "PUT",
      path: "/contacts/{contact_id}",
      ...wanted,
    });
  });

  it("is one input of the plan, with the places of its times", () => {
    const { action } = lowered(takes({ snoozed_until: { type: "integer", format: "unix-time" } }));
    expect(action.plan.inputs).toEqual([
      { name: "body", from: "body", whole: true, title: "Body", times: { snoozed_until: 1 } },
    ]);
  });

  const word = (value: string): Schema => ({ type: "string", enum: [value] });
  const message = takes({
    to: {
      title: "To",
      oneOf: [
        { type: "object", properties: { type: word("user"), id: { type: "string" } } },
        { type: "object", properties: { type: word("phone"), number: { type: "string" } } },
      ],
    },
  });

  it("may be anything where the contract has alternatives", () => {
    expect(lowered(message).action.body?.fields?.to?.type).toBe("any");
  });

  it("is the alternative that a fixed word chooses, without the word", () => {
    const { action, problems } = lowered(message, {
      fixed: { to: { type: "phone" } },
      only: ["to.number"],
    });
    expect([action.body, problems]).toEqual([
      object({ to: object({ number: text }, { title: "To" }) }),
      [],
    ]);
  });
});

describe("choices that need another parameter", () => {
  const states = {
    kind: "choices",
    from: plain("GET /ticket_types/{ticket_type_id}"),
    value: "id",
    title: "name",
    with: { ticket_type_id: { parameter: "type_id" } },
  } as const;
  const chosenIn = (operation: Partial<ContractOperation>, options: Partial<PlainAction> = {}) => {
    const context = contextOf(contractOf({ [call]: operation }), {
      ids: { GetTicketType: states.from },
      choices: { state: states },
    });
    const action = lowerAction(listed("Do", plain(call, options)), context);
    const inBody = action?.body?.fields?.state;
    const beside = action?.parameters.find(({ key }) => key === "state")?.field;
    return (inBody ?? beside)?.choices !== undefined;
  };
  const inBody = takes({ type_id: { type: "string" }, state: { type: "string" } });
  const beside = { parameters: [parameter("query", "type_id"), parameter("query", "state")] };
  const apart = {
    parameters: [parameter("query", "type_id")],
    ...takes({ state: { type: "string" } }),
  };

  it.each<[string, Partial<ContractOperation>, Partial<PlainAction>, boolean]>([
    ["apply where it is beside them", beside, {}, true],
    ["apply where it is beside them in the body", inBody, {}, true],
    ["apply in a body where it is in the query", apart, {}, true],
    [
      "do not apply where the contract has none",
      { parameters: [parameter("query", "state")] },
      {},
      false,
    ],
    ["do not apply where it is left out", beside, { parameters: { type_id: "omit" } }, false],
    [
      "do not apply where it is left out of the body",
      inBody,
      { parameters: { type_id: "omit" } },
      false,
    ],
    [
      "do not apply in a body where it is fixed in the query",
      apart,
      { fixed: { type_id: "1" } },
      false,
    ],
  ])("%s", (_, operation, options, wanted) => {
    expect(chosenIn(operation, options)).toBe(wanted);
  });
});

describe("a setting is refused, with the place,", () => {
  const described = {
    parameters: [id, parameter("query", "order")],
    ...takes({ name: { type: "string" } }),
  };
  const fixed = "It has a fixed value, and is a parameter as well.";
  const gone = (place: string) =>
    `Makers cannot fill in ${place}: it is not among the parameters that are left.`;

  it.each<[string, Partial<PlainAction>, string, string]>([
    [
      "for what is fixed",
      { fixed: { name: "Ada" }, parameters: { name: "important" } },
      "name",
      fixed,
    ],
    [
      "for what is fixed and named under only",
      { fixed: { order: "asc" }, only: ["order"] },
      "order",
      fixed,
    ],
    [
      "for what is not there",
      { parameters: { "name.first": "important" } },
      "name.first",
      gone("name.first"),
    ],
    [
      "for what only leaves out",
      { only: ["order"], parameters: { name: "important" } },
      "name",
      gone("name"),
    ],
    ["for what only names and is not there", { only: ["nothing"] }, "nothing", gone("nothing")],
  ])("%s", (_, options, place, message) => {
    expect(lowered(described, options).problems).toMatchObject([
      { operation: "Do", place, message },
    ]);
  });

  it("but not for what is left out", () => {
    const { problems } = lowered(described, { parameters: { name: "omit", order: "omit" } });
    expect(problems).toEqual([]);
  });
});

describe("what the flow receives", () => {
  const octets = { "application/octet-stream": { schema: { type: "string" as const } } };
  const answered = (content: object | undefined): Partial<ContractOperation> => ({
    parameters: [id],
    responses: { "200": { description: "It.", ...(content === undefined ? {} : { content }) } },
  });
  const got = { $get: "answer" };

  it.each<
    [string, Partial<ContractOperation>, Partial<PlainAction>, Partial<Plan>, string | undefined]
  >([
    [
      "is Intercom's answer",
      { responses: answers({ type: "object" }) },
      {},
      { answer: got },
      undefined,
    ],
    [
      "has dates in place of unix seconds",
      {
        responses: answers({
          type: "object",
          properties: { created_at: { type: "integer", format: "unix-time" } },
        }),
      },
      {},
      { answer: { $times: got, in: { created_at: 1 } } },
      undefined,
    ],
    ["is a file", answered(octets), {}, { answers: "file", answer: got }, "file"],
    [
      "is a file's text",
      answered(octets),
      { content: "text" },
      { answers: "text", answer: got },
      "text",
    ],
    [
      "is a list of a file's lines",
      answered(octets),
      { content: "json lines" },
      { answer: got },
      "json lines",
    ],
    [
      "is the path parameters where Intercom answers nothing",
      answered(undefined),
      {},
      { answer: { contact_id: { $get: "in.contact_id" } } },
      "nothing",
    ],
    [
      "is that it is done where there are no path parameters either",
      { ...answered(undefined), parameters: [] },
      {},
      { answer: { done: true } },
      "nothing",
    ],
  ])("%s", (_, operation, options, wanted, kind) => {
    const { action } = lowered(operation, options);
    const { answer, answers: how } = action.plan;
    expect([
      { answer, ...(how === undefined ? {} : { answers: how }) },
      sent(action).answer,
    ]).toEqual([wanted, kind]);
  });

  it("has the dates of what the definition leaves out too", () => {
    const tag = {
      type: "object",
      properties: { at: { type: "integer", format: "unix-time" } },
    } as const;
    const { action, times } = lowered(
      { responses: answers({ $ref: "#/components/schemas/tag" }) },
      { omit: ["at"] },
      { tag },
    );
    expect([action.plan.answer, times]).toEqual([{ $times: got, in: "@tag" }, { tag: { at: 1 } }]);
  });
});
