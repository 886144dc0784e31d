/** What is wrong with a plan that the compiler cannot see. */
import { SPREAD } from "../../language/values.ts";
import type { Plan, Step } from "../../plan/plan.ts";
import type { LowerContext } from "./context.ts";

/** What every plan of an action knows without naming it. */
const KNOWN: readonly string[] = ["in", "originalRequestUri"];

type Report = (message: string, advice: string) => void;

/**
 * Reports names that are read where no step before gives them a value, which would be null for ever,
 * failures under statuses that are none, patterns that cannot be found, and references that are
 * spread.
 * @param before what is known before the first step
 */
export function checkPlan(
  operation: string,
  { steps = [], answer = null }: Pick<Plan, "steps" | "answer">,
  { report }: LowerContext,
  before = KNOWN,
): void {
  const told = new Set<string>();
  const tell: Report = (message, advice) => {
    if (told.has(message)) return;
    told.add(message);
    report({ operation, place: "plan", message, advice });
  };
  const known = new Set(before);
  checkSteps(steps, known, tell);
  checkExpr(answer, known, tell);
}

/** Adds what the steps name to what is known. */
function checkSteps(steps: readonly Step[], known: Set<string>, tell: Report): void {
  for (const step of steps) {
    if ("when" in step) {
      checkExpr(step.when, known, tell);
      checkSteps(step.do, known, tell);
    } else if ("fail" in step) {
      checkStatus(step.fail.status, "fail", tell);
      checkExpr(step.fail.message, known, tell);
    } else if ("call" in step) {
      const { call, on = {}, explain = {}, undo = [] } = step;
      checkExpr(call, known, tell);
      checkExpr(explain, known, tell);
      for (const status of Object.keys(explain)) checkStatus(Number(status), "explain", tell);
      for (const [status, instead] of Object.entries(on)) {
        checkStatus(Number(status), "on", tell);
        const inside = new Set([...known, "error"]);
        checkSteps(instead, inside, tell);
        inside.delete("error");
        for (const name of inside) known.add(name);
      }
      checkSteps(undo, new Set(known), tell);
      known.add(step.as);
    } else {
      const { as, ...rest } = step;
      // A list that is read page by page knows its page.
      checkExpr(rest, "readAll" in step ? new Set([...known, "page"]) : known, tell);
      known.add(as);
    }
  }
}

function checkStatus(status: number, where: string, tell: Report): void {
  if (status >= 400 && status <= 599) return;
  tell(
    `${where} has the status ${status}, which is no failure.`,
    "Statuses of failures are 400 to 599.",
  );
}

/** Looks at every expression in a value. */
function checkExpr(value: unknown, known: ReadonlySet<string>, tell: Report): void {
  if (typeof value !== "object" || value === null) return;
  if ("$get" in value) checkName(String(value.$get).split(".")[0] ?? "", known, tell);
  if (SPREAD in value) checkSpread(value[SPREAD], tell);
  if ("$match" in value && "pattern" in value) checkPattern(String(value.pattern), tell);
  const [list, ...rest] = Object.values(value);
  // An item's name is known to all but the list that it is of, which comes first.
  const isOfItems = "as" in value && Object.keys(value)[0]?.startsWith("$");
  const inside = isOfItems ? new Set([...known, String(value.as)]) : known;
  checkExpr(list, known, tell);
  for (const part of rest) checkExpr(part, inside, tell);
}

function checkName(name: string, known: ReadonlySet<string>, tell: Report): void {
  if (name === "" || known.has(name)) return;
  tell(
    `The plan reads ${name}, and no step before gives it a value.`,
    "Name it in a step: as, or set(…).",
  );
}

function checkSpread(spread: unknown, tell: Report): void {
  const name = typeof spread === "object" && spread !== null && "$get" in spread ? spread.$get : "";
  tell(
    `The fields of ${name} are spread, and which it has is known only when the plan runs.`,
    "Write those that are wanted, one by one.",
  );
}

function checkPattern(pattern: string, tell: Report): void {
  const groups = groupsOf(pattern);
  if (groups !== undefined && groups > 0) return;
  tell(
    groups === undefined
      ? `"${pattern}" is no pattern that match can look for.`
      : `match gives what the first group of a pattern finds, and "${pattern}" has none.`,
    groups === undefined ? "Write a regular expression." : "Put what is wanted in parentheses.",
  );
}

/** How many groups a pattern has; undefined for none that can be read. */
function groupsOf(pattern: string): number | undefined {
  try {
    // With an alternative that is always found, a match has a place for each group.
    const found = new RegExp(`${pattern}|`).exec("");
    return found === null ? 0 : found.length - 1;
  } catch {
    return undefined;
  }
}
