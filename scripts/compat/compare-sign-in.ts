import { isObject, type JsonObject } from "../common/json.ts";
import type { Report } from "./change.ts";
import { listOf, objectOf, same, told } from "./definition.ts";

/** How makers sign in: what breaks here breaks every connection that there is. */
export function compareSignIn(before: JsonObject, after: JsonObject, report: Report): void {
  const [sets, setsNow] = [setsOf(before), setsOf(after)];
  if (sets.size === 0 && setsNow.size === 0) {
    compareParameters(
      objectOf(before.connectionParameters),
      objectOf(after.connectionParameters),
      "sign-in",
      report,
    );
    return;
  }
  if (sets.size === 0 || setsNow.size === 0) {
    const what =
      sets.size === 0 ? "There are several ways to sign in now" : "There is one way to sign in now";
    report.breaking("sign-in", `${what}: connections have to be made anew.`);
    return;
  }
  for (const [name, parameters] of sets) {
    const now = setsNow.get(name);
    if (now === undefined) report.breaking(`sign-in ${name}`, "This way to sign in is gone.");
    else compareParameters(parameters, now, `sign-in ${name}`, report);
  }
  for (const name of setsNow.keys()) {
    if (!sets.has(name)) report.compatible(`sign-in ${name}`, "It is a new way to sign in.");
  }
}

function setsOf({ connectionParameterSets }: JsonObject): Map<string, JsonObject> {
  return new Map(
    listOf(objectOf(connectionParameterSets).values)
      .filter(isObject)
      .map((set) => [String(set.name), objectOf(set.parameters)]),
  );
}

function compareParameters(
  before: JsonObject,
  after: JsonObject,
  place: string,
  report: Report,
): void {
  for (const [name, value] of Object.entries(before)) {
    const at = `${place} ${name}`;
    if (!Object.hasOwn(after, name)) {
      report.breaking(at, "It is gone: what reads it has no value.");
      continue;
    }
    compareParameter(objectOf(value), objectOf(after[name]), at, report);
  }
  for (const [name, value] of Object.entries(after)) {
    if (Object.hasOwn(before, name)) continue;
    const must = isRequired(objectOf(value)) && presetOf(objectOf(value)) === undefined;
    report[must ? "breaking" : "compatible"](
      `${place} ${name}`,
      must ? "It is new, and must be given: connections lack it." : "It is new.",
    );
  }
}

function compareParameter(was: JsonObject, is: JsonObject, at: string, report: Report): void {
  if (was.type !== is.type) {
    report.breaking(at, `Its type is ${told(is.type)}, was ${told(was.type)}.`);
  }
  if (!same(was.oAuthSettings, is.oAuthSettings)) {
    report.breaking(at, "Its OAuth settings changed: connections have to be made anew.");
  }
  if (isRequired(is) && !isRequired(was) && presetOf(is) === undefined) {
    report.breaking(at, "It must be given now: connections may lack it.");
  } else if (isRequired(is) !== isRequired(was)) {
    report.compatible(at, isRequired(is) ? "It must be given now." : "It may be left out now.");
  }
  const [allowed, allowedNow] = [allowedOf(was), allowedOf(is)];
  const missing = allowed.filter((value) => !allowedNow.some((other) => same(value, other)));
  if (allowedNow.length > 0 && (missing.length > 0 || allowed.length === 0)) {
    report.breaking(at, `It takes only ${told([...allowedNow])} now.`);
  } else if (!same([...allowed], [...allowedNow]))
    report.compatible(at, "It takes more values now.");
  if (!same(presetOf(was), presetOf(is))) {
    report.breaking(at, `Its default is ${told(presetOf(is))}, was ${told(presetOf(was))}.`);
  }
  const { oAuthSettings, type, defaultValue, default: preset, ...rest } = was;
  const { oAuthSettings: o, type: t, defaultValue: d, default: p, ...restNow } = is;
  if (!same(withoutConstraints(rest), withoutConstraints(restNow))) {
    report.words(at, "Its texts changed.");
  }
}

const uiOf = (parameter: JsonObject) => objectOf(parameter.uiDefinition);
const constraintsOf = (parameter: JsonObject) => objectOf(uiOf(parameter).constraints);

function isRequired(parameter: JsonObject): boolean {
  return String(constraintsOf(parameter).required).toLowerCase() === "true";
}

function presetOf(parameter: JsonObject) {
  return (
    parameter.defaultValue ??
    parameter.default ??
    uiOf(parameter).default ??
    constraintsOf(parameter).default
  );
}

function allowedOf(parameter: JsonObject) {
  return listOf(constraintsOf(parameter).allowedValues).map((one) => objectOf(one).value ?? null);
}

function withoutConstraints(parameter: JsonObject): JsonObject {
  const { constraints, default: preset, ...ui } = uiOf(parameter);
  const { required, default: inner, allowedValues, ...others } = objectOf(constraints);
  const titles = listOf(allowedValues).map((one) => objectOf(one).text ?? null);
  return { ...parameter, uiDefinition: { ...ui, constraints: others, titles } };
}
