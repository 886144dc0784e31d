import type { Connector } from "../connector.ts";
import type { Operation } from "./operations.ts";
import type { Schema } from "./schemas.ts";

/** The schema of what an operation answers on success; undefined where it declares none. */
export function answerSchema({ index }: Connector, operation: Operation): Schema | undefined {
  const success = operation.responses.find((response) => response.success && response.schema);
  return success?.schema && index.get(success.schema.pointer);
}

/** The steps of a path such as `data/items`; the empty path has none. */
export function pathSteps(path: string): string[] {
  // Some published paths begin with a slash, and flows do not mind.
  return path.split("/").filter((step) => step !== "");
}
