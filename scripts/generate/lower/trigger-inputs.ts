/** What the compiler cannot see of a trigger's parameters. */
import type { Trigger } from "../../language/trigger.ts";
import type { Listed, LowerContext } from "./context.ts";
import { needsOf } from "./settle.ts";

/** The plan interpreters keep a trigger's state in the query under this name. */
const STATE = "triggerState";

/** Reports parameters that are there twice, that cannot be, that depend on what is not there, or that nothing reads. */
export function checkInputs(
  { id: operation, descriptor }: Listed<Trigger>,
  { report }: LowerContext,
): void {
  const { inputs, filters } = descriptor;
  const keys = [...Object.keys(inputs), ...Object.keys(filters)];
  const read = new Set(readBy([descriptor.keep, descriptor.delivers?.to]));
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
  for (const key of Object.keys(inputs)) {
    if (Object.hasOwn(filters, key)) {
      report({
        operation,
        place: key,
        message: "It is an input and a filter.",
        advice: "Give one of them another key.",
      });
    } else if (!read.has(key) && !read.has("")) {
      report({
        operation,
        place: key,
        message: "The trigger does not use this input.",
        advice: "Use it in keep or under with, or take it away.",
      });
    }
  }
  for (const key of Object.keys(filters)) {
    if (/^\w+$/.test(key)) continue;
    report({
      operation,
      place: key,
      message: `The key "${key}" has other characters than letters, digits and underscores, and plans cannot read it.`,
      advice: `Give the filter a key of its own: ${key.replace(/\W/g, "_")}: { field: "${key}", … }.`,
    });
  }
  if (keys.includes(STATE)) {
    report({
      operation,
      place: STATE,
      message: "Under this name the trigger keeps its state.",
      advice: "Give the parameter another key.",
    });
  }
  const settings = [
    ...Object.entries(inputs).map(([key, { texts }]) => [key, texts.choices] as const),
    ...Object.entries(filters).map(
      ([key, { choices, input }]) => [key, input?.texts.choices ?? choices] as const,
    ),
  ];
  for (const [key, choices] of settings) {
    if (choices === undefined || choices === "none") continue;
    for (const needed of needsOf(choices).filter((one) => !keys.includes(one))) {
      report({
        operation,
        place: key,
        message: `Its choices depend on ${needed}, which is no parameter of the trigger.`,
        advice: "Add the parameter, or give it other choices.",
        unknown: { name: needed, among: keys },
      });
    }
  }
}

/** The inputs that expressions read; "" for all of them at once. */
function readBy(value: unknown, key = ""): string[] {
  if (key === "$get" && typeof value === "string") {
    const [of, name = ""] = value.split(".");
    return of === "in" ? [name] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => readBy(inner, name));
}
