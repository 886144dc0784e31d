import type { JsonObject } from "../common/json.ts";
import { isObject } from "../common/json.ts";
import type { Report } from "./change.ts";
import { compareFields, type FieldContext } from "./compare-fields.ts";
import {
  type Compared,
  type ComparedOperation,
  objectOf,
  resolved,
  same,
  told,
} from "./definition.ts";
import { addFields, type Fields } from "./fields.ts";

const WORDS = new Set(["summary", "description", "tags", "externalDocs", "x-ms-trigger-hint"]);
/** Compared by themselves, or what the id is. */
const TOLD = new Set(["operationId", "parameters", "responses"]);

/** An operation that both connectors have. */
export function compareOperation(
  before: { connector: Compared; operation: ComparedOperation },
  after: { connector: Compared; operation: ComparedOperation },
  report: Report,
  hasOperation: FieldContext["hasOperation"],
): void {
  const [was, is] = [before.operation, after.operation];
  comparePlace(was, is, report);
  const keys = new Set([...Object.keys(was.object), ...Object.keys(is.object)]);
  for (const key of keys) {
    if (!TOLD.has(key) && !same(was.object[key], is.object[key])) compareKey(key, was, is, report);
  }
  const shared = { report, hasOperation };
  compareFields(inputsOf(before), inputsOf(after), {
    ...shared,
    direction: "input",
    placeOf: (place) => `parameter ${place}`,
  });
  const [result, resultNow] = [resultOf(before), resultOf(after)];
  compareFields(result, resultNow, {
    ...shared,
    direction: "result",
    placeOf: (place) => (place === "" ? "result" : `result ${place}`),
  });
  compareResponses(was, is, report);
}

/** A running trigger asks at an address of its own, which holds the path; flows hold only the id. */
function comparePlace(was: ComparedOperation, is: ComparedOperation, report: Report): void {
  const place = ({ method, path }: ComparedOperation) => `${method} ${path}`;
  if (place(was) === place(is)) return;
  const isTrigger = was.object["x-ms-trigger"] !== undefined;
  const what = `It is ${place(is)}, was ${place(was)}`;
  if (isTrigger) report.breaking("trigger", `${what}: running triggers ask at the old one.`);
  else report.compatible("", `${what}.`);
}

function compareKey(
  key: string,
  { object: was }: ComparedOperation,
  { object: is }: ComparedOperation,
  report: Report,
): void {
  const what = `${key} is ${told(is[key])}, was ${told(was[key])}.`;
  if (WORDS.has(key)) {
    report.words("", `Its ${key === "x-ms-trigger-hint" ? "hint" : key} changed.`);
  } else if (key === "x-ms-trigger") report.breaking("trigger", what);
  else if (key === "x-ms-pageable") {
    const lost = was[key] !== undefined;
    report[lost ? "breaking" : "compatible"](
      "paging",
      lost ? what : "It is paged now: flows get more than its first page.",
    );
  } else if (key === "x-ms-visibility") {
    if (is[key] === "internal") report.compatible("", "New flows cannot use it any more.");
    else if (was[key] === "internal") report.compatible("", "New flows can use it now.");
    else report.words("", `It is ${told(is[key])} now.`);
  } else if (key === "deprecated") {
    report.compatible(
      "",
      is[key] === true ? "It is deprecated now." : "It is not deprecated any more.",
    );
  } else report.compatible("", what);
}

function inputsOf({
  connector,
  operation,
}: {
  connector: Compared;
  operation: ComparedOperation;
}): Fields {
  const fields: Fields = new Map();
  for (const parameter of operation.parameters) {
    const place = parameter.in === "body" ? "body" : String(parameter.name);
    const schema = parameter.in === "body" ? parameter.schema : parameter;
    addFields(fields, connector, schema, { place, required: parameter.required === true });
  }
  return fields;
}

/** Of the first answer that is well; of a webhook trigger what its callbacks bring. */
function resultOf({
  connector,
  operation,
}: {
  connector: Compared;
  operation: ComparedOperation;
}): Fields {
  const fields: Fields = new Map();
  const { definition } = connector;
  const content = isObject(operation.notification) ? operation.notification : undefined;
  const schema = content?.schema ?? successOf(definition, operation)?.schema;
  if (schema !== undefined) addFields(fields, connector, schema, { place: "", required: true });
  return fields;
}

function successOf(definition: JsonObject, { object }: ComparedOperation): JsonObject | undefined {
  const responses = objectOf(object.responses);
  return Object.keys(responses)
    .filter((status) => /^2\d\d$/.test(status) || status === "default")
    .sort()
    .map((status) => resolved(definition, responses[status]))
    .find((response) => response.schema !== undefined);
}

function compareResponses(was: ComparedOperation, is: ComparedOperation, report: Report): void {
  const [before, after] = [objectOf(was.object.responses), objectOf(is.object.responses)];
  for (const status of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const place = `answer ${status}`;
    if (!Object.hasOwn(after, status)) report.compatible(place, "It is not described any more.");
    else if (!Object.hasOwn(before, status)) report.compatible(place, "It is described now.");
    else {
      const [one, other] = [objectOf(before[status]), objectOf(after[status])];
      if (!same(one.description, other.description))
        report.words(place, "Its description changed.");
      if (!same(one.headers, other.headers)) report.compatible(place, "Its headers changed.");
    }
  }
}
