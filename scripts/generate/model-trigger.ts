import type { Trigger } from "../language/operations.ts";
import type { OperationModel } from "./model.ts";
import { shapeSchema } from "./shape-schema.ts";
import { ref } from "./swagger.ts";

/** A polling trigger: a GET without parameters that answers a list, one run an entry. */
export function modelTrigger(trigger: Trigger): OperationModel {
  return {
    operationId: trigger.operationId,
    kind: "trigger",
    method: "GET",
    path: trigger.path,
    summary: trigger.summary,
    description: trigger.description,
    ...(trigger.visibility === undefined ? {} : { visibility: trigger.visibility }),
    hint: trigger.hint,
    parameters: [],
    returns: { description: trigger.returns.description, schema: ref(trigger.listName) },
    definitions: {
      [trigger.returns.name]: shapeSchema(trigger.returns),
      [trigger.listName]: { type: "array", items: ref(trigger.returns.name) },
    },
    plan: { path: trigger.path, poll: trigger.poll },
    dropdowns: [],
    trials: [],
  };
}
