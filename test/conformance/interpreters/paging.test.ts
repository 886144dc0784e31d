/** Lists followed to their end through next links, by both interpreters, with a failure on the way. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isObject, type Json } from "../../../scripts/common/json.ts";
import type { ScriptCall } from "../../../scripts/common/run-script.ts";
import { CSHARP, needs } from "../../common/needs.ts";
import {
  type Conduct,
  type Interpreters,
  type Replies,
  scriptWith,
  startInterpreters,
} from "./interpreters.ts";
import { intercomWith, numbers, pagingPlans } from "./vectors/paging.ts";
import { callOf } from "./vectors/vector.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

type Interpret = (call: ScriptCall, replies: Replies) => Promise<Conduct>;

describe("a list of 1,000 items, followed to its end", needs(CSHARP), () => {
  let interpreters: Interpreters;
  beforeAll(async () => {
    interpreters = await startInterpreters(scriptWith({ advice: {}, operations: pagingPlans }));
  });
  afterAll(() => interpreters?.close());

  it.each(
    ["cursor", "search", "number", "beside", "link", "scroll", "unsized"].flatMap((kind) =>
      [70, 100, 450].map((top) => [kind, top] as const),
    ),
  )("by %s, %i at a time, has nothing twice and nothing missing", async (kind, top) => {
    const inTypescript = await followed(interpreters.typescript, `Pages by ${kind}`, top);
    const inCsharp = await followed(interpreters.csharp, `Pages by ${kind}`, top);
    expect(inTypescript).toEqual(numbers(0, 1000));
    expect(inCsharp).toEqual(inTypescript);
  });

  /** Asks again for a link that failed, as the platform does; the fourth request of all fails. */
  async function followed(run: Interpret, operationId: string, top: number) {
    const items: Json[] = [];
    let asked = 0;
    const intercom = intercomWith(1000, [3]);
    const replies: Replies = (request) => intercom(request, asked++);
    let path: string | null = `/list?top=${top}`;
    while (path !== null) {
      const { status, body }: Conduct = await run(callOf(operationId, path), replies);
      if (status !== 200) continue;
      if (!isObject(body) || !Array.isArray(body.value)) throw new Error("no list");
      items.push(...body.value);
      path = typeof body.nextLink === "string" ? pathIn(body.nextLink) : null;
    }
    return items;
  }

  function pathIn(link: string): string {
    return link.slice(link.indexOf("/list"));
  }
});
