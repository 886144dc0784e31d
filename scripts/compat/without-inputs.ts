import { isObject, type Json } from "../common/json.ts";

/**
 * A condition of a plan as it is where some inputs are empty, as those are that a running flow knows
 * nothing of: `true` for "none is asked for, or it is the item's". It goes only as far as conditions
 * on filters do; what it does not know stays as it is.
 */
export function withoutInputs(condition: Json, empty: ReadonlySet<string>): Json {
  const settled = (one: Json | undefined) => withoutInputs(one ?? null, empty);
  if (!isObject(condition)) return condition;
  const { $get, $given, $not, $equal, $any, $all } = condition;
  if (typeof $get === "string") {
    const [root, name = ""] = $get.split(".");
    return root === "in" && empty.has(name) ? null : condition;
  }
  if ($given !== undefined) return settled($given) === null ? false : condition;
  if ($not !== undefined) {
    const inner = settled($not);
    return typeof inner === "boolean" ? !inner : { $not: inner };
  }
  if (Array.isArray($equal)) {
    const both = $equal.map(settled);
    // What is null here and what is written are known; anything else is read when the plan runs.
    return both.includes(null) && both.every((one) => !isObject(one))
      ? both[0] === both[1]
      : { $equal: both };
  }
  if (Array.isArray($any)) return joined("$any", $any.map(settled), true);
  if (Array.isArray($all)) return joined("$all", $all.map(settled), false);
  return condition;
}

/** Of several conditions, those that matter: one of them may decide all. */
function joined(operator: "$any" | "$all", conditions: readonly Json[], decisive: boolean): Json {
  if (conditions.includes(decisive)) return decisive;
  const open = conditions.filter((one) => one !== !decisive);
  const [first] = open;
  if (first === undefined) return !decisive;
  return open.length === 1 ? first : { [operator]: open };
}
