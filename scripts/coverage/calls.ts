/** Which calls of Intercom's a plan makes. */
import type { Operation } from "../generate/operation.ts";

/**
 * The calls of an operation's plan, as the contract names them: `GET /tags/{tag_id}`. All of its
 * steps count, but for those that undo others. Paths are compared by their fixed parts, as a plan may
 * name a path parameter otherwise than the contract.
 * @param known the contract's calls
 */
export function callsOf({ plan }: Pick<Operation, "plan">, known: readonly string[]): string[] {
  const byRoute = new Map(known.map((call) => [route(call), call]));
  const found = new Set<string>();
  // Of all that a plan is made of, only calls have a method and a path in plain texts.
  const visit = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    if ("method" in value && "path" in value) {
      const call = byRoute.get(route(`${value.method} ${value.path}`));
      if (call !== undefined) found.add(call);
    }
    for (const [key, inner] of Object.entries(value)) if (key !== "undo") visit(inner);
  };
  visit(plan?.steps);
  return [...found];
}

function route(call: string): string {
  return call.replace(/\{\w+\}/g, "{}");
}
