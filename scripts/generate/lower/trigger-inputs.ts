/** What the compiler cannot see of a trigger's parameters. */
import type { Inputs } from "../../language/inputs.ts";
import type { Trigger } from "../../language/trigger.ts";
import type { WebhookTrigger } from "../../language/webhook.ts";
import type { Field, Parameter } from "../operation.ts";
import type { Listed, LowerContext } from "./context.ts";

/** The plan interpreters keep a trigger's state in the query under this name. */
export const STATE = "triggerState";

/** Reports inputs that are there twice, that nothing reads, or that are read and not there. */
export function checkInputs(
  { id: operation, descriptor }: Listed<Trigger>,
  { report }: LowerContext,
): void {
  const { inputs } = descriptor;
  const read = new Set(readBy([descriptor.keep, descriptor.delivers?.to, descriptor.event?.to]));
  for (const given of Object.values(descriptor.with)) {
    if (typeof given !== "object" || given === null) continue;
    read.add(given.parameter);
    if (Object.hasOwn(inputs, given.parameter)) continue;
    report({
      operation,
      place: "with",
      message: `There is no input ${given.parameter}.`,
      advice: "Add it under inputs.",
      unknown: { name: given.parameter, among: Object.keys(inputs) },
    });
  }
  const advice = "Use it in keep or under with, or take it away.";
  for (const key of unread(inputs, read)) {
    report({ operation, place: key, message: UNREAD, advice });
  }
  if (Object.hasOwn(inputs, STATE)) {
    report({
      operation,
      place: STATE,
      message: "Under this name the trigger keeps its state.",
      advice: "Give the parameter another key.",
    });
  }
}

const UNREAD = "The trigger does not use this input.";

function unread(inputs: Inputs, read: ReadonlySet<string>): string[] {
  return Object.keys(inputs).filter((key) => !read.has(key) && !read.has(""));
}

/** Reports inputs of a trigger by webhooks that nothing reads. */
export function checkOwnInputs(
  { id: operation, descriptor: { inputs, keep, delivers } }: Listed<WebhookTrigger>,
  { report }: LowerContext,
): void {
  const advice = "Use it in keep, or take it away.";
  for (const key of unread(inputs, new Set(readBy([keep, delivers?.to])))) {
    report({ operation, place: key, message: UNREAD, advice });
  }
}

/** Reports a parameter that cannot be in a query, or whose choices depend on what is not there. */
export function checkParameter(
  operation: string,
  { key, field }: Parameter,
  keys: readonly string[],
  { report }: LowerContext,
): void {
  if (!/^\w+$/.test(key)) {
    report({
      operation,
      place: key,
      message: `The key "${key}" has other characters than letters, digits and underscores, and plans cannot read it.`,
      advice: `Give it another key: ${key.replace(/\W/g, "_")}.`,
    });
  }
  const one = field.items ?? field;
  if (!IN_QUERY.has(one.type)) {
    report({
      operation,
      place: key,
      message: `A trigger's parameters are texts, numbers, times and lists of them; its type is ${field.items === undefined ? one.type : `a list of ${one.type}`}.`,
      advice: "Make it several inputs.",
    });
  }
  const given = Object.values(one.choices?.with ?? {});
  for (const needed of given.flatMap((from) => ("parameter" in from ? [from.parameter] : []))) {
    if (keys.includes(needed)) continue;
    report({
      operation,
      place: key,
      message: `Its choices depend on ${needed}, which is no parameter of the trigger.`,
      advice: "Add the parameter, or give it other choices.",
      unknown: { name: needed, among: keys },
    });
  }
}

const IN_QUERY: ReadonlySet<Field["type"]> = new Set([
  "string",
  "integer",
  "number",
  "boolean",
  "date-time",
]);

/** The inputs that expressions read; "" for all of them at once. */
function readBy(value: unknown, key = ""): string[] {
  if (key === "$get" && typeof value === "string") {
    const [of, name = ""] = value.split(".");
    return of === "in" ? [name] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => readBy(inner, name));
}
