import type { HttpRequest } from "../common/http.ts";
import { isObject, type Json, type JsonObject, parseJson } from "../common/json.ts";
import { PlanFailure } from "./call.ts";
import { isBlank, textOf, valueAt } from "./evaluate.ts";
import type { Plan, PlanInput } from "./plan.ts";

/**
 * What the maker filled in, by name; null where nothing was. A blank text counts as nothing: that
 * is what a flow sends for dynamic content that turns out empty.
 * @throws {PlanFailure} 400 for a required input left empty, or one that is no text.
 */
export function readInputs(plan: Plan, request: HttpRequest): JsonObject {
  const fromPath = pathValues(plan.path, request.url);
  const body = readBody(plan, request);
  return Object.fromEntries(
    (plan.inputs ?? []).map((input) => {
      const given =
        input.from === "path"
          ? (fromPath[input.name] ?? null)
          : valueAt(body, input.at ?? input.name);
      return [input.name, checked(input, given)];
    }),
  );
}

function readBody(plan: Plan, request: HttpRequest): Json {
  if (!(plan.inputs ?? []).some(({ from }) => from === "body")) return null;
  const body = parseJson(request.body ?? "");
  if (isObject(body)) return body;
  throw new PlanFailure(400, "body_invalid", "The request's body is not a JSON object. Send one.");
}

function checked(input: PlanInput, value: Json): Json {
  const text = textOf(value);
  if (value !== null && text === null) {
    throw new PlanFailure(
      400,
      "parameter_invalid",
      `${input.title} (${input.name}) must be a text.`,
    );
  }
  if (text !== null && !isBlank(text)) return text;
  if (input.required) {
    throw new PlanFailure(
      400,
      "parameter_missing",
      `${input.title} (${input.name}) is empty. Fill it in; where it comes from an earlier step, check that the step gave a value.`,
    );
  }
  return null;
}

/** The values of `{name}` segments, read from the end of the path: a gateway may put its own before. */
function pathValues(template: string, url: string): Record<string, string> {
  const names = template.split("/").slice(1);
  const segments = (url.split(/[?#]/)[0] ?? "").split("/").slice(-names.length);
  const values: Record<string, string> = {};
  for (const [i, name] of names.entries()) {
    const parameter = /^\{(\w+)\}$/.exec(name)?.[1];
    if (parameter !== undefined) values[parameter] = decode(segments[i] ?? "");
  }
  return values;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
