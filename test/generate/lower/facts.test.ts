import { describe, expect, it } from "vitest";
import { factsOf } from "../../../scripts/generate/lower/facts.ts";
import type { Operation } from "../../../scripts/generate/operation.ts";
import type { PlainAction } from "../../../scripts/language/action.ts";
import type { Resource } from "../../../scripts/language/connector.ts";
import { contextOf, contractOf, listed, plain } from "../small.ts";

const factsWith = (
  method: Operation["method"],
  options: Partial<PlainAction> = {},
  permissions: Resource["permissions"] = {},
) =>
  factsOf(
    listed("Do", plain("GET /tags", options), permissions),
    method,
    contextOf(contractOf({})),
  );

describe("what agents are told of an operation", () => {
  it.each<[Operation["method"], Operation["effect"], boolean]>([
    ["GET", "read", true],
    ["POST", "write", false],
    ["PUT", "write", true],
    ["PATCH", "write", false],
    ["DELETE", "destroy", true],
  ])("follows from the method: %s is %s, idempotent: %s", (method, effect, idempotent) => {
    expect(factsWith(method)).toEqual({ effect, idempotent });
  });

  it("is that it can be repeated where it reads by POST", () => {
    expect(factsWith("POST", { effect: "read" }).idempotent).toBe(true);
  });

  it("is the descriptor's word before that", () => {
    expect(factsWith("PUT", { effect: "destroy", idempotent: false })).toEqual({
      effect: "destroy",
      idempotent: false,
    });
  });
});

describe("the permission of an operation", () => {
  const both = { read: "Read tags", write: "Write tags" } as const;
  it.each<
    [string, Operation["method"], Partial<PlainAction>, Resource["permissions"], string | undefined]
  >([
    ["is the resource's to read where it reads", "GET", {}, both, "Read tags"],
    ["is the resource's to write where it changes something", "POST", {}, both, "Write tags"],
    ["is that to read where it reads by POST", "POST", { effect: "read" }, both, "Read tags"],
    [
      "is that to read where the resource has no other",
      "DELETE",
      {},
      { read: "Read tags" },
      "Read tags",
    ],
    [
      "is the descriptor's word before that",
      "GET",
      { permission: "Read admins" },
      both,
      "Read admins",
    ],
    ["is absent where Intercom names none", "GET", {}, {}, undefined],
  ])("%s", (_, method, options, permissions, wanted) => {
    expect(factsWith(method, options, permissions).permission).toBe(wanted);
  });
});

describe("a deprecated operation", () => {
  const replacement = plain("GET /tags/{tag_id}");
  const old = listed("Old", plain("GET /tags", { deprecated: { replacement } }));

  it("names what replaces it by id", () => {
    const context = contextOf(contractOf({}), { ids: { GetTag: replacement } });
    expect(factsOf(old, "GET", context).deprecated).toEqual({ replacement: "GetTag" });
  });

  it("is reported where what replaces it is in no resource", () => {
    const context = contextOf(contractOf({}));
    factsOf(old, "GET", context);
    expect(context.problems).toMatchObject([{ operation: "Old", place: "deprecated" }]);
  });
});
