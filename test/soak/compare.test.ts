import { describe, expect, it } from "vitest";
import { ConnectionError, type HttpResponse, type Send } from "../../scripts/common/http.ts";
import type { RunScript } from "../../scripts/common/run-script.ts";
import { comparing } from "../../scripts/soak/compare.ts";

const asked = (path: string) => ({
  method: "GET",
  url: `https://api.intercom.io${path}`,
  headers: {},
});
const answer = (body: string): HttpResponse => ({ status: 200, headers: {}, body });
const call = {
  operationId: "WhenX",
  request: asked("/x"),
  originalRequestUri: "https://gateway.example/x",
};

/** A script that asks for these one after another, and answers what it was told. */
const asking =
  (...paths: string[]): RunScript =>
  async (_, send) => {
    const told: string[] = [];
    for (const path of paths) {
      const { body } = await send(asked(path)).catch(() => answer("lost"));
      told.push(body);
    }
    return answer(JSON.stringify([...told].sort()));
  };

async function compared(first: RunScript, other: RunScript, send?: Send) {
  const sent: string[] = [];
  const comparison = { polls: 0, requests: 0, differences: [] as string[] };
  const real: Send = async (request) => {
    sent.push(new URL(request.url).pathname);
    return send ? send(request) : answer(new URL(request.url).pathname);
  };
  const { body } = await comparing(first, other, comparison)(call, real);
  return { ...comparison, sent, body };
}

describe("both interpreters beside each other", () => {
  it("nothing differs where they ask and answer the same, in whatever order; Intercom is asked once", async () => {
    const found = await compared(asking("/a", "/b"), asking("/b", "/a"));
    expect(found).toEqual({
      polls: 1,
      requests: 2,
      differences: [],
      sent: ["/a", "/b"],
      body: '["/a","/b"]',
    });
  });

  it("a call that fails fails for both", async () => {
    const cut: Send = async () => {
      throw new ConnectionError("cut");
    };
    expect((await compared(asking("/a"), asking("/a"), cut)).differences).toEqual([]);
  });

  it("tells what only one of them asks, and other answers; the first one's counts", async () => {
    const { differences, body } = await compared(asking("/a", "/b"), asking("/a", "/c"));
    expect(body).toBe('["/a","/b"]');
    const place = "WhenX, https://gateway.example/x";
    expect(differences).toEqual([
      `${place}: only C# asks GET https://api.intercom.io/c [] `,
      `${place}: only TypeScript asks GET https://api.intercom.io/b [] `,
      `${place}: TypeScript answers 200 [] ["/a","/b"], C# 200 [] ["/a","lost"]`,
    ]);
  });

  it("an end without an answer is a difference", async () => {
    const { differences } = await compared(asking(), async () => {
      throw new Error("no answer within 5000 ms");
    });
    expect(differences.join()).toContain("no answer within 5000 ms");
  });
});
