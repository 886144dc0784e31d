import type { Operation } from "./operation.ts";

type Behaviour = Pick<Operation, "effect" | "idempotent" | "permission">;

const EFFECTS: Readonly<Record<Operation["effect"], string>> = {
  read: "Reads only",
  write: "Changes data",
  destroy: "Cannot be undone",
};

/**
 * What agents and careful makers want to know before they run an action, as a sentence at the end of
 * its description: `Changes data; safe to repeat; needs the permission "Write tags".` In Microsoft's
 * schema of definitions nothing else holds it: `x-ms-openai-data` is not in it.
 */
export function behaviourSentence({ effect, idempotent, permission }: Behaviour): string {
  return `${[
    EFFECTS[effect],
    ...(effect === "read" ? [] : [idempotent ? "safe to repeat" : "not safe to repeat"]),
    ...(permission === undefined ? [] : [`needs the permission "${permission}"`]),
  ].join("; ")}.`;
}

/** The same as rows of what and how. */
export function behaviourRows({ effect, idempotent, permission }: Behaviour): [string, string][] {
  return [
    ["Effect", EFFECTS[effect]],
    ["Safe to repeat", idempotent ? "Yes" : "No"],
    ...(permission === undefined ? [] : [["Permission", permission] satisfies [string, string]]),
  ];
}
