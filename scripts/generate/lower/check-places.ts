/** What the compiler cannot see of an action's places: its path, settings for what is not there, what is hidden. */
import type { ContractOperation } from "../../common/contract.ts";
import { defined } from "../../common/defined.ts";
import { own } from "../../common/own.ts";
import type { Problem } from "../../common/problem.ts";
import type { PlainAction } from "../../language/action.ts";
import { fieldAt, placesIn } from "../change-field.ts";
import type { Field, Parameter } from "../operation.ts";
import type { LoweredBody } from "./body.ts";
import type { Listed, LowerContext } from "./context.ts";
import { fixedLeaves } from "./fixed.ts";
import { checkSegments } from "./segments.ts";

/** Reports path parameters that get no value, and variables of the path that are none of them. */
export function checkPath(
  { id, descriptor }: Listed<PlainAction>,
  { path, operation }: ContractOperation,
  parameters: readonly Parameter[],
  context: LowerContext,
): void {
  const { call, fixed, path: ownPath = path } = descriptor;
  const { report } = context;
  checkSegments(id, ownPath, context);
  const needed = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
  for (const { name } of needed) {
    if (parameters.some(({ key }) => key === name)) {
      if (ownPath.includes(`{${name}}`)) continue;
      report({
        operation: id,
        place: "path",
        message: `The path ${ownPath} has no {${name}}, which ${call} needs.`,
        advice: `Put {${name}} into it, or give ${name} a value under fixed.`,
      });
    } else if (!Object.hasOwn(fixed, name)) {
      report({
        operation: id,
        place: name,
        message: `It is left out, and ${call} needs it.`,
        advice: "Give it a value under fixed, or do not omit it.",
      });
    } else if (ownPath.includes(`{${name}}`)) {
      report({
        operation: id,
        place: name,
        message: `It has a fixed value, and {${name}} is in the path ${ownPath} as well.`,
        advice: `Give the action a path without {${name}}.`,
      });
    }
  }
  for (const [, key = ""] of ownPath.matchAll(/\{(\w+)\}/g)) {
    if (path.includes(`{${key}}`)) continue;
    report({
      operation: id,
      place: "path",
      message: `The path ${ownPath} has {${key}}, which ${call} does not have.`,
      advice: "Take it out of the path.",
      unknown: { name: key, among: parameters.map((parameter) => parameter.key) },
    });
  }
}

/** The compiler does not see that two files import each other, and so use what is not there yet. */
function hasUndefinedChoices(setting: object | string | undefined): boolean {
  return typeof setting === "object" && "choices" in setting && setting.choices === undefined;
}

/** The choices of a parameter, or of a name, are undefined when they are used. */
export function undefinedChoices(place: string, operation?: string): Problem {
  return {
    ...defined({ operation }),
    place,
    message:
      "Its choices are undefined here: they are exported further on, or in a file that imports this one.",
    advice:
      "Move the choices, and the action that fills them, into a file that imports nothing of this one.",
  };
}

/** Reports settings for what is not there, or is fixed. */
export function checkPlaces(
  { id, descriptor }: Listed<PlainAction>,
  parameters: readonly Parameter[],
  body: LoweredBody,
  context: LowerContext,
): void {
  const fixed = new Set(fixedLeaves(descriptor.fixed));
  for (const place of [...Object.keys(descriptor.parameters), ...(descriptor.only ?? [])]) {
    if (fixed.has(place)) {
      context.report({
        operation: id,
        place,
        message: "It has a fixed value, and is a parameter as well.",
        advice: "Take it out of one of them.",
      });
      continue;
    }
    const setting = descriptor.parameters[place];
    if (setting === "omit") continue;
    if (hasUndefinedChoices(setting)) context.report(undefinedChoices(place, id));
    const there =
      parameters.some(({ key }) => key === place) ||
      (body.field !== undefined && fieldAt(body.field, place) !== undefined);
    if (there) continue;
    context.report({
      operation: id,
      place,
      message: `Makers cannot fill in ${place}: it is not among the parameters that are left.`,
      advice: "Name it under only, or take its setting away.",
      unknown: {
        name: place,
        among: [...parameters.map(({ key }) => key), ...(body.field ? placesIn(body.field) : [])],
      },
    });
  }
}

/** Reports what makers must give and cannot see. */
export function checkHidden(
  operation: string,
  parameters: readonly Parameter[],
  body: Field | undefined,
  { report }: LowerContext,
): void {
  const hidden = (field: Field) => field.visibility === "internal" && field.default === undefined;
  const inBody = (field: Field, above: string): string[] =>
    (field.required ?? []).flatMap((key) => {
      const inner = own(field.fields ?? {}, key);
      if (inner === undefined) return [];
      return hidden(inner) ? [`${above}${key}`] : inBody(inner, `${above}${key}.`);
    });
  const places = [
    ...parameters.flatMap(({ key, required, field }) => (required && hidden(field) ? [key] : [])),
    ...(body === undefined ? [] : inBody(body, "")),
  ];
  for (const place of places) {
    report({
      operation,
      place,
      message: "It is required, and makers do not see it.",
      advice: "Give it a default, or a value under fixed, or another visibility.",
    });
  }
}
