import { describe, expect, it } from "vitest";
import { reference } from "../../../scripts/generate/reference/reference.ts";
import { modelOf, operation } from "../small.ts";

const pages = reference(
  modelOf(
    [
      operation("GetTag", {
        resource: "Tags",
        answer: { description: "It.", field: { type: "object", definition: "Tag" } },
      }),
      operation("New", { resource: "Users and leads", kind: "trigger" }),
      operation("Hidden", { resource: "Hidden things", visibility: "internal" }),
    ],
    { resources: ["Users and leads", "Tags", "Hidden things", "Nothing"] },
  ),
);

describe("the reference", () => {
  it("is an index, a page for each resource that makers see something of, and the definitions", () => {
    expect([...pages.keys()]).toEqual([
      "README.md",
      "users-and-leads.md",
      "tags.md",
      "definitions.md",
    ]);
  });

  it("has no page of definitions where there are none", () => {
    const none = reference(modelOf([operation("GetTag")]));
    expect([...none.keys()]).toEqual(["README.md", "things.md"]);
  });

  it("counts actions and triggers in its index, in the order of the resources", () => {
    expect(pages.get("README.md")).toContain(
      "| [Users and leads](users-and-leads.md) | 0 | 1 |\n| [Tags](tags.md) | 1 | 0 |",
    );
  });

  it("says who publishes the connector", () => {
    expect(pages.get("README.md")).toContain("| Publisher | Somebody |");
  });

  it("names the services that can use it: of a protocol for agents, Copilot Studio alone", () => {
    const agentic = operation("Use", { agenticProtocol: "mcp-streamable-1.0" });
    const own = reference(modelOf([agentic]));
    expect(pages.get("README.md")).toContain("| Power Automate | Custom |");
    expect(own.get("README.md")).not.toContain("| Power Automate | Custom |");
    expect(own.get("README.md")).toContain("| Copilot Studio | Custom |");
  });

  it("shows no operation that makers do not see", () => {
    expect([...pages.values()].join()).not.toContain("Hidden");
  });
});
