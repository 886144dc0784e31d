import { defined } from "../../common/defined.ts";
import type { Common, Effect, Permission } from "../../language/operations.ts";
import type { Operation } from "../operation.ts";
import type { Listed, LowerContext } from "./context.ts";

/** What agents and admins are told of an operation: its descriptor's word, or what follows from the method. */
export function factsOf(
  { id, descriptor, resource }: Listed,
  method: Operation["method"],
  { ids, report }: LowerContext,
): Pick<Operation, "effect" | "idempotent" | "permission" | "visibility" | "deprecated"> {
  const common: Common = descriptor;
  const effect: Effect =
    common.effect ?? (method === "GET" ? "read" : method === "DELETE" ? "destroy" : "write");
  const { read, write = read } = resource.permissions;
  const permission: Permission | undefined =
    common.permission ?? (effect === "read" ? read : write);
  const replacement =
    common.deprecated === undefined ? undefined : ids.get(common.deprecated.replacement);
  if (common.deprecated !== undefined && replacement === undefined) {
    report({
      operation: id,
      place: "deprecated",
      message: "The operation that replaces it is in no resource.",
      advice: "Export it from a file that connector/connector.ts lists under a resource.",
    });
  }
  return {
    effect,
    idempotent:
      common.idempotent ?? (effect === "read" || (method !== "POST" && method !== "PATCH")),
    ...defined({ permission, visibility: common.visibility }),
    ...(replacement === undefined ? {} : { deprecated: { replacement } }),
  };
}
