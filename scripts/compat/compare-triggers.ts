import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { readPlans } from "../plan/read-plans.ts";
import type { Change } from "./change.ts";
import { reportTo } from "./change.ts";
import { type Compared, listOf, objectOf, same, told } from "./definition.ts";
import { withoutInputs } from "./without-inputs.ts";

/**
 * What a trigger's state is about. A running trigger keeps the state of its last poll; where it means
 * something else now, items are lost or delivered again.
 */
const STATE = ["kind", "call", "time", "created", "pad", "items"];
/** What a trigger delivers, and of what. */
const DELIVERS = ["where", "keep", "parts"];

/** Triggers whose plans both scripts hold; of other scripts nothing is known. */
export function compareTriggers(before: Compared, after: Compared): Change[] {
  const [plans, plansNow] = [pollingPlans(before), pollingPlans(after)];
  const changes: Change[] = [];
  for (const [id, plan] of plans) {
    const planNow = plansNow.get(id);
    if (planNow === undefined) continue;
    const was = objectOf(plan.poll);
    const is = asBefore(plan, planNow);
    const report = reportTo(changes, id);
    for (const key of STATE) {
      if (same(was[key], is[key])) continue;
      report.breaking(
        "trigger state",
        `${key} is ${told(is[key])}, was ${told(was[key])}: the state of running triggers means something else.`,
      );
    }
    for (const key of DELIVERS) {
      if (!same(was[key], is[key])) {
        report.breaking("trigger", `It starts flows for other items now (${key}).`);
      }
    }
    if (!same(was.lookBack, is.lookBack)) {
      report.compatible("trigger", `lookBack is ${told(is.lookBack)}, was ${told(was.lookBack)}.`);
    }
  }
  return changes;
}

/** What a plan polls now for a flow that was made before, and so leaves what is new empty. */
function asBefore(before: JsonObject, after: JsonObject): JsonObject {
  const poll = objectOf(after.poll);
  if (poll.keep === undefined) return poll;
  const known = inputsOf(before);
  const fresh = new Set([...inputsOf(after)].filter((name) => !known.has(name)));
  const { keep, ...rest } = poll;
  const left = withoutInputs(keep, fresh);
  return left === true ? rest : { ...rest, keep: left };
}

function inputsOf({ inputs }: JsonObject): Set<string> {
  return new Set(listOf(inputs).map((one) => String(objectOf(one).name)));
}

/** Plans with what they poll, by id of the operation. */
function pollingPlans({ script }: Compared): Map<string, JsonObject> {
  const polls = new Map<string, JsonObject>();
  let operations: Json | undefined;
  try {
    // Plans are plain JSON; their types are for those who run them.
    operations = JSON.parse(JSON.stringify(readPlans(script ?? "").operations));
  } catch {
    return polls;
  }
  for (const [id, plan] of Object.entries(objectOf(operations))) {
    if (isObject(plan) && isObject(plan.poll)) polls.set(id, { ...plan, poll: ofToday(plan.poll) });
  }
  return polls;
}

/** Before there were several kinds of polls there were searches, in other words. */
function ofToday(poll: JsonObject): JsonObject {
  const { search, filters = null, ...rest } = poll;
  return typeof search === "string" && rest.kind === undefined
    ? { ...rest, kind: "search", call: search, where: filters }
    : poll;
}
