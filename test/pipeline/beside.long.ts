import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { COMPILERS } from "../../scripts/pipeline/beside.ts";
import { checkoutAt } from "../../scripts/pipeline/checkout.ts";
import { CSHARP, needs } from "../common/needs.ts";

const CHECKOUT = checkoutAt(fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, ""));

describe("the type check beside the build", () => {
  it("finds what does not compile with the types to be written, and remembers what it found", async () => {
    const types = CHECKOUT.read("generated/contract.ts") ?? "";
    // Unlike those of any other run, whose result may still be known.
    const stamp = `\n// ${process.pid} ${performance.timeOrigin}`;
    const without = types.replaceAll("external_id?:", "external_ident?:") + stamp;
    const broken = await COMPILERS.checkTypes(CHECKOUT, without);
    expect(broken.cached).toBe(false);
    expect(broken.findings).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('There is no "external_id" here'),
      }),
    );
    const again = await COMPILERS.checkTypes(CHECKOUT, without);
    expect(again).toMatchObject({ cached: true, findings: broken.findings });
  });
});

describe("the C# check beside the build", () => {
  it("compiles the sources as they are", needs(CSHARP), async () => {
    const { findings } = await COMPILERS.checkScript(CHECKOUT);
    expect(findings).toEqual([]);
  });

  it("says where there is no compiler", async () => {
    const path = process.env.PATH;
    process.env.PATH = "";
    try {
      const { findings, note } = await COMPILERS.checkScript(CHECKOUT);
      expect(findings).toEqual([]);
      expect(note).toMatch(/^There is no C# compiler here/);
    } finally {
      process.env.PATH = path;
    }
  });
});
