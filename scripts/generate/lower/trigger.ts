import { lowerTrial } from "../../language/trial.ts";
import type { Trigger } from "../../language/trigger.ts";
import type { Operation } from "../operation.ts";
import type { Listed, LowerContext } from "./context.ts";
import { factsOf } from "./facts.ts";
import { shapeField } from "./shape.ts";
import { trialOf } from "./trial.ts";

/** A polling trigger: a GET without parameters that answers a list, one run an entry. */
export function lowerTrigger(listed: Listed<Trigger>, context: LowerContext): Operation {
  const { id, descriptor } = listed;
  return {
    id,
    kind: "trigger",
    method: "GET",
    path: descriptor.path,
    resource: listed.resource.title,
    summary: descriptor.summary,
    description: descriptor.description,
    hint: descriptor.hint,
    ...factsOf(listed, "GET", context),
    parameters: [],
    answer: {
      description: descriptor.returns.description,
      field: {
        type: "list",
        items: shapeField(descriptor.returns),
        definition: descriptor.listName,
      },
    },
    plan: { path: descriptor.path, poll: descriptor.poll },
    trial: trialOf(id, lowerTrial(undefined), context, descriptor.fires),
  };
}
