import { describe, expect, test } from "vitest";
import { apiOf, connectionTo } from "../connector-of.ts";
import { policyOf } from "./policy-on-body.ts";

const files = { type: "object", properties: { files: { type: "array" }, tags: { type: "array" } } };
const operations = {
  "GET /files": {
    operationId: "NewFile",
    "x-ms-trigger": "batch",
    parameters: [
      { name: "after", in: "query", type: "string" },
      { name: "folder", in: "query", type: "string" },
    ],
    responses: { 200: { description: "Files, newest first.", schema: files } },
  },
};
const facts = {
  triggerConfig: { after: "@{triggerBody().files[0].created}" },
  triggerDataPath: "@triggerBody().files",
};

/** A trigger under the policy, on an API that answers one body after the other. */
function triggerOn(bodies: unknown[], parameters: object = {}) {
  const policy = policyOf(["PollingTrigger", { ...facts, ...parameters }], 0);
  const properties = { policyTemplateInstances: [{ ...policy, type: "PollingTrigger" }] };
  const api = apiOf((_, count) => {
    const body = bodies[count - 1];
    return typeof body === "number" ? { status: body } : { body: JSON.stringify(body) };
  });
  const trigger = connectionTo({ operations, properties }, api).trigger("NewFile", {
    folder: "a b",
  });
  return { trigger, urls: () => api.sent.map(({ url }) => url.split("/v1")[1]) };
}

const of = (...created: number[]) => ({ files: created.map((at) => ({ created: at })), tags: [1] });

describe("pollingtrigger", () => {
  test("facts (L): the state is the newest item's, kept in the URL; items come from the path", async () => {
    const { trigger, urls } = triggerOn([of(5), of(7, 6), of(8)]);
    // Assumption: the first poll only fixes the state.
    expect(await trigger.poll()).toMatchObject({ status: 202, items: [] });
    expect(trigger.state).toBe("folder=a%20b&after=5");
    const second = await trigger.poll();
    expect(second).toMatchObject({ status: 200, items: [{ created: 7 }, { created: 6 }] });
    expect(second.result.findings).toEqual([]);
    expect((await trigger.poll()).items).toEqual([{ created: 8 }]);
    expect(urls()).toEqual([
      "/files?folder=a%20b",
      "/files?folder=a%20b&after=5",
      "/files?folder=a%20b&after=7",
    ]);
    expect(trigger.state).toBe("folder=a%20b&after=8");
  });

  test("an answer without items starts no run and leaves the state", async () => {
    const { trigger } = triggerOn([of(5), of()]);
    await trigger.poll();
    expect(await trigger.poll()).toMatchObject({ status: 202, items: [] });
    expect(trigger.state).toBe("folder=a%20b&after=5");
  });

  test("assumption: after a first poll that found nothing the next one delivers", async () => {
    const { trigger } = triggerOn([of(), of(1)]);
    expect((await trigger.poll()).status).toBe(202);
    expect((await trigger.poll()).items).toEqual([{ created: 1 }]);
  });

  test("an error leaves the state", async () => {
    const { trigger, urls } = triggerOn([of(5), 500, of(6)]);
    await trigger.poll();
    expect(await trigger.poll()).toMatchObject({ status: 500, items: [] });
    expect((await trigger.poll()).items).toEqual([{ created: 6 }]);
    expect(urls()[2]).toBe("/files?folder=a%20b&after=5");
  });

  test("S: a value is text around expressions, encoded in the URL", async () => {
    const { trigger } = triggerOn([of(5)], {
      triggerConfig: { $filter: "created gt @{triggerBody().files[0].created}", top: 50 },
    });
    await trigger.poll();
    expect(trigger.state).toBe("folder=a%20b&%24filter=created%20gt%205&top=50");
  });

  test("S: the name of the next link is no query parameter; a next page is told, not followed", async () => {
    const triggerConfig = { ...facts.triggerConfig, "x-ms-triggerConfig-nextLink": "more" };
    const { trigger } = triggerOn([{ ...of(5), more: "https://api.example/v1/files?p=2" }], {
      triggerConfig,
    });
    const { result } = await trigger.poll();
    expect(trigger.state).toBe("folder=a%20b&after=5");
    expect(result.trace.steps).toContainEqual(
      expect.objectContaining({
        step: "policy",
        changes: expect.arrayContaining(["next page (more): not followed"]),
      }),
    );
  });

  test.each([
    [
      "another expression",
      { triggerConfig: { after: "@{body().x}" } },
      /"@\{body\(\)\.x\}" is not/,
    ],
    ["no object", { triggerConfig: "after" }, /"triggerConfig" must be an object/],
    ["data that are no array", { triggerDataPath: "@triggerBody()" }, /is not an array/],
    ["a path that is missing", { triggerDataPath: undefined }, /"triggerDataPath" is missing/],
    ["a null on the way", { triggerDataPath: "@triggerBody().no.x" }, /"no" has no value/],
  ])("an error: %s", async (_, parameters, message) => {
    const polling = triggerOn([of(5)], parameters).trigger.poll();
    await expect(polling).rejects.toThrow(message);
    await expect(polling).rejects.toThrow('NewFile: the policy "Policy 1" (PollingTrigger)');
  });
});
