import { describe, expect, it } from "vitest";
import { reference } from "../../../scripts/generate/reference/reference.ts";
import { modelOf, operation } from "../small.ts";

const pages = reference(
  modelOf(
    [
      operation("GetTag", { resource: "Tags" }),
      operation("New", { resource: "Users and leads", kind: "trigger" }),
      operation("Hidden", { resource: "Hidden things", visibility: "internal" }),
    ],
    { resources: ["Users and leads", "Tags", "Hidden things", "Nothing"] },
  ),
);

describe("the reference", () => {
  it("is an index, a page for each resource that makers see something of, and no page of definitions where there are none", () => {
    expect([...pages.keys()]).toEqual(["README.md", "users-and-leads.md", "tags.md"]);
  });

  it("counts actions and triggers in its index, in the order of the resources", () => {
    expect(pages.get("README.md")).toContain(
      "| [Users and leads](users-and-leads.md) | 0 | 1 |\n| [Tags](tags.md) | 1 | 0 |",
    );
  });

  it("says who publishes the connector", () => {
    expect(pages.get("README.md")).toContain("| Publisher | Somebody |");
  });

  it("shows no operation that makers do not see", () => {
    expect([...pages.values()].join()).not.toContain("Hidden");
  });
});
