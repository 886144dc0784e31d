/** What makers have to know of triggers before they choose one: how exact, how dear, how late. */
import type { LinkedNames, PollSpec } from "../../plan/plan.ts";
import type { Operation } from "../operation.ts";
import { link, slug, table } from "./markdown.ts";
import { inEnglish, type Say } from "./say.ts";

/** A trigger as the reference tells it, in words. */
export interface TriggerFacts {
  readonly accuracy: string;
  /** Calls to Intercom that a check makes while nothing happens. */
  readonly idle: string;
  /** Calls of a check that finds something. */
  readonly calls: string;
  readonly delay: string;
  readonly firstCheck: string;
}

/** All triggers, first by what they are about, then by how they find it; nothing where there are none. */
export function triggerOverview(operations: readonly Operation[], say: Say = inEnglish): string[] {
  const triggers = operations.filter(({ kind }) => kind === "trigger");
  if (triggers.length === 0) return [];
  const named = ({ summary, resource }: Operation) => link(say(summary), `${slug(resource)}.md`);
  return [
    `## ${say("Triggers")}`,
    table(
      ["Name", "Description"].map((word) => say(word)),
      triggers.map((one) => [named(one), say(one.description)]),
    ),
    `### ${say("How triggers find what is new")}`,
    say(
      "A check makes at most 24 calls to Intercom. What is left over is delivered by the next check, which is asked for at once.",
    ),
    table(
      ["Trigger", "Accuracy", "Calls, idle", "Calls, with news", "Delay", "First check"].map(
        (word) => say(word),
      ),
      triggers.map((one) => {
        const { accuracy, idle, calls, delay, firstCheck } = triggerFacts(one);
        return [named(one), ...[accuracy, idle, calls, delay, firstCheck].map((text) => say(text))];
      }),
    ),
  ];
}

/** What follows of a trigger from its plan; `accuracy` where its descriptor says how it is not exact. */
export function triggerFacts({ plan, accuracy }: Operation): TriggerFacts {
  const poll = plan?.poll;
  if (poll === undefined) {
    return {
      accuracy: accuracy ?? "As Intercom sends it, at most twice",
      idle: "0",
      calls: "0",
      delay: "At once",
      firstCheck: "There is none",
    };
  }
  return {
    accuracy: accuracy ?? exactness(poll),
    idle: readsWholeDays(poll)
      ? `1 for each page of the ${thingsOf(poll)} that changed since yesterday`
      : "1",
    calls: [
      "1 for each page",
      ...(poll.kind === "search" && poll.parts !== undefined
        ? [`1 for each of the ${thingsOf(poll)} that changed`]
        : []),
      ...(poll.names ?? []).map(callsForNames),
    ].join(", "),
    delay:
      poll.kind === "search"
        ? `Next check; up to ${poll.lookBack / 60} minutes more where Intercom's search is late`
        : "Next check",
    firstCheck: "Starts nothing",
  };
}

function exactness(poll: PollSpec): string {
  const again = poll.changes === true || poll.created !== undefined;
  return again ? "Exact; several changes between two checks are one" : "Exact";
}

/** Parts of what is searched by day are read of those that just changed, but those of the day are found. */
function readsWholeDays(poll: PollSpec): boolean {
  return poll.kind === "search" && poll.parts !== undefined && poll.pad > 0;
}

/** `contacts` of `/contacts/search`. */
function thingsOf({ call }: PollSpec): string {
  return call.split("/")[1] ?? "items";
}

function callsForNames({ list, all }: LinkedNames): string {
  return all === undefined ? `1 for each of their ${list}` : `1 for all ${list}`;
}
