import { isObject } from "../common/json.ts";
import { editJson, entries, inside, type Located, textOf } from "./json-edits.ts";
import type { KnownOperations } from "./known-operations.ts";
import { type FileReport, type Move, moved, names } from "./report.ts";

/**
 * Points a flow's steps and its connection references at another connector. The keys of the references,
 * by which steps name them, stay.
 * @param text of `Workflows/NAME.json` in a solution, or `definition.json` in a package
 * @returns the text, the same where nothing in it is the old connector's
 */
export function migrateFlow(
  file: string,
  text: string,
  move: Move,
  known: KnownOperations,
): FileReport & { readonly text: string } {
  const json = editJson(text);
  if (json === undefined) {
    return { file, text, changed: [], left: text.includes(move.from) ? ["It is no JSON."] : [] };
  }
  const changed: string[] = [];
  const left: string[] = [];
  const properties = inside(json.root, "properties") ?? json.root;
  const point = (at: Located | undefined): boolean => {
    const value = textOf(at);
    if (at === undefined || value === undefined || !names(value, move.from)) return false;
    json.replace(at, moved(value, move.to));
    return true;
  };

  const references = new Set<string>();
  for (const [key, reference] of entries(inside(properties, "connectionReferences"))) {
    const api = inside(reference, "api");
    const places = [
      inside(reference, "id"),
      inside(reference, "apiName"),
      inside(api, "name"),
      inside(api, "id"),
    ];
    // All of them, so not `some`.
    if (places.map(point).includes(true)) {
      references.add(key);
      changed.push(`connection reference ${key}`);
    }
  }

  for (const step of stepsOf(inside(properties, "definition"))) {
    const inputs = inside(step.at, "inputs");
    const host = inside(inputs, "host");
    const isPointed = point(inside(host, "apiId"));
    const isOurs = isPointed || references.has(textOf(inside(host, "connectionName")) ?? "");
    const called = `${step.kind} ${step.name}`;
    if (!isOurs) {
      if (isOldForm(host, move)) {
        left.push(
          `${called} is in a form of years ago, which names an address and no operation. Open the flow, save it, and export it again.`,
        );
      }
      continue;
    }
    const operation = textOf(inside(host, "operationId")) ?? "";
    changed.push(`${called} (${operation})`);
    const parameters = known.get(operation);
    if (parameters === undefined) {
      left.push(`${called}: our connector has no operation "${operation}".`);
      continue;
    }
    for (const [key] of entries(inside(inputs, "parameters"))) {
      if (!parameters.has(key.toLowerCase()) && !withinList(key, parameters)) {
        left.push(`${called}: ${operation} of our connector takes no "${key}".`);
      }
    }
  }
  return { file, text: json.text(), changed, left };
}

interface Step {
  readonly kind: "trigger" | "action";
  readonly name: string;
  readonly at: Located;
}

/** All of a flow's steps, also those inside conditions, switches, loops and scopes. */
function stepsOf(definition: Located | undefined): Step[] {
  const steps: Step[] = [];
  const visit = (kind: Step["kind"], actions: Located | undefined): void => {
    for (const [name, at] of entries(actions)) {
      steps.push({ kind, name, at });
      visit("action", inside(at, "actions"));
      visit("action", inside(inside(at, "else"), "actions"));
      for (const [, one] of entries(inside(at, "cases"))) visit("action", inside(one, "actions"));
      visit("action", inside(inside(at, "default"), "actions"));
    }
  };
  visit("trigger", inside(definition, "triggers"));
  visit("action", inside(definition, "actions"));
  return steps;
}

/** `{"api": {"runtimeUrl": "https://…/apim/intercom"}, "connection": {…}}`, without an operation. */
function isOldForm(host: Located | undefined, { from }: Move): boolean {
  if (host === undefined || !isObject(host.value)) return false;
  const url = textOf(inside(inside(host, "api"), "runtimeUrl")) ?? "";
  const connection = textOf(inside(inside(host, "connection"), "name")) ?? "";
  const name = from.replace(/^shared_/, "");
  return url.toLowerCase().endsWith(`/apim/${name}`) || connection.includes(`'${from}'`);
}

/** A flow fills single entries of a list as `body/tags`, or writes what is inside as one value. */
function withinList(key: string, parameters: ReadonlySet<string>): boolean {
  const steps = key.toLowerCase().split("/");
  return steps.some((_, index) => index > 1 && parameters.has(steps.slice(0, index).join("/")));
}
