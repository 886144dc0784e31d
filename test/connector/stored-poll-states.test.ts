/**
 * Flows that run while the connector is brought up to date go on polling the URLs that they have
 * stored. These states were written by version 1.0.0 of the connector when it was one package, and
 * have to be read for ever: where a test here fails, it is the script that has to be mended.
 */
import { expect, it } from "vitest";
import type { Send } from "../../scripts/common/http.ts";
import type { Json } from "../../scripts/common/json.ts";
import type { RunScript } from "../../scripts/common/run-script.ts";
import { describeConnector } from "./workbench.ts";

/** When the stored triggers polled first, in unix seconds. */
const START = 1_750_000_000;

/** What Intercom shows: `created` and `updated` in seconds after the start. */
interface Item {
  id: string;
  created: number;
  updated?: number;
}

interface Stored {
  operationId: string;
  /** The state in the URL that is polled next. */
  state: string;
  /** Seconds after the start of the poll that goes on. */
  after: number;
  /** What Intercom shows then. */
  shown: readonly Item[];
  /** The ids that the poll has to deliver, in this order. */
  wanted: readonly string[];
}

const twenty = Array.from({ length: 20 }, (_, i) => ({ id: `conversation-${i}`, created: i + 1 }));

const stored: readonly [string, Stored][] = [
  [
    "a trigger that has polled once delivers what is new since",
    {
      operationId: "TrigNewUser",
      state: "1~sxwkn4~~~hx6FYp",
      after: 120,
      shown: [
        { id: "old", created: -100 },
        { id: "new", created: 60 },
      ],
      wanted: ["new"],
    },
  ],
  [
    "a trigger that has delivered something delivers what became searchable late, and nothing twice",
    {
      operationId: "TrigNewLead",
      state: "1~sxwkn4~~u.Nz4HEs~xx3nlX",
      after: 120,
      shown: [
        { id: "delivered", created: 30 },
        { id: "late", created: 20 },
      ],
      wanted: ["late"],
    },
  ],
  [
    "a trigger on changes still tells a change from what was created since its last poll",
    {
      operationId: "TrigUpdateUser",
      state: "1~sxwkn4~sxwkn4.1o~~ZHzBAq",
      after: 120,
      shown: [
        { id: "created", created: 70, updated: 80 },
        { id: "changed", created: -100, updated: 90 },
        { id: "created between two polls", created: 30, updated: 95 },
      ],
      wanted: ["changed", "created between two polls"],
    },
  ],
  [
    "a trigger that could not finish its search goes on where it stopped",
    {
      operationId: "TrigNewConversation",
      state: "1~sxwkn4~~~sxwl3s~MTY~8O7QId",
      after: 601,
      shown: twenty,
      wanted: ["conversation-0", "conversation-1", "conversation-2", "conversation-3"],
    },
  ],
];

/** An Intercom whose searches show items, newest first, two on a page. */
function intercom(now: number, shown: readonly Item[]): Send {
  const changed = ({ created, updated = created }: Item) => updated;
  const all = [...shown].sort((a, b) => changed(b) - changed(a)).map(itemOf);
  return async ({ body = "{}" }) => {
    // The connector's own requests, which the plan interpreter has made.
    const { pagination } = JSON.parse(body) as { pagination: { starting_after?: string } };
    const from = Number(pagination.starting_after ?? "0");
    const data = all.slice(from, from + 2);
    const more = from + 2 < all.length;
    return {
      status: 200,
      headers: { "content-type": "application/json", date: new Date(now * 1000).toUTCString() },
      body: JSON.stringify({
        data,
        conversations: data,
        pages: more ? { next: { starting_after: String(from + 2) } } : {},
      }),
    };
  };
}

/** A contact and a conversation in one: each trigger reads what it knows. */
function itemOf({ id, created, updated = created }: Item): Json {
  const none = { data: [], total_count: 0 };
  return {
    id,
    created_at: START + created,
    updated_at: START + updated,
    source: { author: { type: "user", id: "1" } },
    companies: none,
    tags: none,
  };
}

const GATEWAY = "https://gateway.example/apim/intercom/1/trigger";

/** One poll of a trigger's URL: what it delivers, and the state to poll with next. */
async function poll(
  run: RunScript,
  { operationId, state, after, shown }: Omit<Stored, "wanted">,
): Promise<{ ids: string[]; state: string }> {
  const { status, headers, body } = await run(
    {
      operationId,
      request: { method: "GET", url: "https://api.intercom.io/trigger", headers: {} },
      originalRequestUri: state === "" ? GATEWAY : `${GATEWAY}?triggerState=${state}`,
    },
    intercom(START + after, shown),
  );
  if (status !== 200 && status !== 202) throw new Error(`the poll answered ${status}: ${body}`);
  return {
    // What triggers answer is a list of things with ids; anything else fails the test.
    ids: status === 202 ? [] : (JSON.parse(body) as { id: string }[]).map(({ id }) => id),
    state: headers.location?.split("triggerState=")[1] ?? "",
  };
}

describeConnector("stored states of polling triggers", (_, run) => {
  it.each(stored)("%s", async (_, { wanted, ...trigger }) => {
    expect((await poll(run, trigger)).ids).toEqual(wanted);
  });

  it.each(stored)("%s, and then nothing twice", async (_, { wanted, ...trigger }) => {
    const { state } = await poll(run, trigger);
    expect((await poll(run, { ...trigger, state, after: trigger.after + 120 })).ids).toEqual([]);
  });
});
