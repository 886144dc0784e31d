import type { Connector } from "../connector.ts";
import { stringOf } from "../json/values.ts";
import type { Dynamic } from "./dynamic.ts";
import type { Operation } from "./operations.ts";
import type { Schema } from "./schemas.ts";
import { runsThroughScript } from "./script-operations.ts";

/** The schema of what an operation answers on success; undefined where it declares none. */
export function answerSchema({ index }: Connector, operation: Operation): Schema | undefined {
  const success = operation.responses.find((response) => response.success && response.schema);
  return success?.schema && index.get(success.schema.pointer);
}

/**
 * Whether a dynamic call gets what its operation declares. Products read the answer itself, not its
 * declaration: where a script or a policy makes the answer, or where it depends on what makers
 * entered, a declaration that lacks something proves nothing.
 */
export function answersAsDeclared(connector: Connector, dynamic: Dynamic): boolean {
  const { target } = dynamic;
  if (!target || runsThroughScript(connector, target)) return false;
  if (dynamic.arguments.some(({ reference }) => reference !== undefined)) return false;
  return !connector.policies.some(
    ({ section, templateId, operations }) =>
      (section === "Response" || templateId === "routerequesttoendpoint") &&
      (operations === undefined || operations.some(({ value }) => stringOf(value) === target.id)),
  );
}

/** The steps of a path such as `data/items`; the empty path has none. */
export function pathSteps(path: string): string[] {
  // Some published paths begin with a slash, and flows do not mind.
  return path.split("/").filter((step) => step !== "");
}
