import { isForeign } from "../common/foreign.ts";

/** The resource of each operation of this repository's, as `connector/connector.ts` lists them. */
export async function ourGroups(): Promise<(operationId: string) => string | undefined> {
  const { default: connector } = await import("../../connector/connector.ts");
  const groups = new Map<string, string>();
  for (const { resources } of Object.values(connector.packages)) {
    for (const { title, from } of resources) {
      for (const id of from.flatMap((module) => Object.keys(module))) groups.set(id, title);
    }
  }
  return (id) => groups.get(id);
}

/** Whether a connector is what this repository ships. */
export function isOurs(directory: string): boolean {
  return !isForeign(directory);
}
