/** What holds of every call of Intercom's contract, as a plain action with nothing said of it. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { operations, type Schema } from "../../scripts/common/contract.ts";
import { readContract } from "../../scripts/common/read-contract.ts";
import { readShipped } from "../../scripts/coverage/shipped.ts";
import { definition } from "../../scripts/generate/definition.ts";
import { lowerAction } from "../../scripts/generate/lower/action.ts";
import type { PlannedOperation } from "../../scripts/generate/operation.ts";
import { plans } from "../../scripts/generate/plans.ts";
import type { SwaggerParameter } from "../../scripts/generate/swagger.ts";
import { action, type PlainAction } from "../../scripts/language/action.ts";
import type { Call } from "../../scripts/language/calls.ts";
import { contextOf, listed, modelOf } from "./small.ts";

const contract = readContract(fileURLToPath(new URL("../../connector/intercom", import.meta.url)));
const context = contextOf(contract);
const calls = operations(contract);
// The type is made from this very contract, so that its calls are what the type allows.
const lowered = calls.map(({ call }) => lower(action(call as Call), call));
const model = modelOf(lowered, { times: context.times });
const written = readShipped(JSON.stringify(definition(model)));

function lower(descriptor: PlainAction, id = "Do"): PlannedOperation {
  const operation = lowerAction(listed(id, descriptor), context);
  if (operation === undefined) throw new Error(`${id} is not in the contract`);
  return operation;
}

/** Contract and definition of each parameter in path and query. */
const parameters = calls.flatMap(({ call, method, path, operation }) =>
  (operation.parameters ?? []).map(({ name, schema }) => ({
    name: `${call} ${name}`,
    schema,
    parameter: written.paths[path]?.[method]?.parameters?.find((one) => one.name === name),
  })),
);
const isTime = ({ schema }: { schema: Schema }) => schema.format === "unix-time";

describe("of all calls of the contract", () => {
  it("each is lowered without a problem", () => {
    expect([context.problems, lowered.length]).toEqual([[], calls.length]);
  });

  it.each<[string, (schema: Schema) => unknown, (parameter: SwaggerParameter) => unknown]>([
    ["its format", ({ format }) => format, ({ format }) => format],
    [
      "its least and most",
      (one) => [one.minimum, one.maximum],
      (one) => [one.minimum, one.maximum],
    ],
    ["its words", (one) => one.enum, (one) => one.enum],
    [
      "type and words of its entries",
      ({ items }) => items && [items.type, items.enum],
      ({ items }) => items && [items.type, items.enum],
    ],
  ])("each parameter of path and query keeps %s", (_, wanted, found) => {
    const kept = parameters.filter((one) => !isTime(one));
    const pick = (of: (one: (typeof kept)[number]) => unknown) =>
      kept.map((one) => [one.name, of(one)]);
    expect(pick(({ parameter }) => parameter && found(parameter))).toEqual(
      pick(({ schema }) => wanted(schema)),
    );
  });

  it("each query parameter in unix seconds is a date for makers, and seconds for Intercom", () => {
    const times = parameters.filter(isTime);
    const inputs = lowered.flatMap(({ id, plan }) =>
      (plan.inputs ?? []).map(({ name, type }) => [`${id} ${name}`, type] as const),
    );
    expect(times.length).toBeGreaterThan(0);
    expect(times.map(({ name, parameter }) => [name, parameter?.type, parameter?.format])).toEqual(
      times.map(({ name }) => [name, "string", "date-time"]),
    );
    expect(inputs.filter(([, type]) => type === "date-time").map(([name]) => name)).toEqual(
      times.map(({ name }) => name),
    );
  });

  it("none has anything beside a reference", () => {
    const crowded: string[] = [];
    const visit = (value: unknown, place: string) => {
      if (typeof value !== "object" || value === null) return;
      if ("$ref" in value && Object.keys(value).length > 1) crowded.push(place);
      for (const [key, inner] of Object.entries(value)) visit(inner, `${place}/${key}`);
    };
    visit(written, "");
    expect(crowded).toEqual([]);
  });

  it("none has a plan that refers to a tree of times that is not there", () => {
    const set = plans(model);
    const named = JSON.stringify(set).matchAll(/"@(\w+)"/g);
    const missing = [...named].filter(([, name = ""]) => set.times?.[name] === undefined);
    expect(missing).toEqual([]);
  });
});

describe("a message", () => {
  const toOf = ({ body }: PlannedOperation) => body?.fields?.to;

  it("goes to anything: a contact, several of them, or a telephone number", () => {
    expect(toOf(lower(action("POST /messages")))?.type).toBe("any");
  });

  it("has a property called body", () => {
    expect(lower(action("POST /messages")).body?.fields?.body?.type).toBe("string");
  });

  it.each<[string, string[], PlainAction]>([
    [
      "a user",
      ["id"],
      action("POST /messages", {
        fixed: { message_type: "email", to: { type: "user" } },
        only: ["to.id", "body"],
      }),
    ],
    [
      "a telephone number",
      ["name"],
      action("POST /messages", {
        fixed: { message_type: "whatsapp", to: { phone: 353_871_234_567 } },
      }),
    ],
  ])("goes to %s where what is fixed can be held by that alone", (_, keys, descriptor) => {
    const to = toOf(lower(descriptor));
    expect(Object.keys(to?.fields ?? {})).toEqual(keys);
  });
});
