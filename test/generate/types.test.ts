import { describe, expect, it } from "vitest";
import { types } from "../../scripts/generate/types.ts";
import { answers, contractOf } from "./small.ts";

const contract = contractOf({ "GET /tags": { responses: answers({ type: "string" }) } });
const made = await types(contract, undefined);

describe("contract.ts", () => {
  it("has the contract's operations as types", () => {
    expect(made).toMatch(/export interface paths \{\s+"\/tags": \{/);
  });

  it("is kept as it is while contract and file are the same", async () => {
    expect(await types(contract, made)).toBe(made);
  });

  it.each<[string, () => Promise<string>]>([
    ["somebody edited it", () => types(contract, made.replace("paths", "Paths"))],
    ["its marks are gone", () => types(contract, made.split("\n").slice(2).join("\n"))],
    ["it is empty", () => types(contract, "")],
  ])("is made again where %s", async (_, again) => {
    expect(await again()).toBe(made);
  });

  it("is made again where the contract changed", async () => {
    const other = contractOf({ "GET /admins": {} });
    expect(await types(other, made)).toContain('"/admins"');
  });
});
