import { describe, expect, it } from "vitest";
import { link, page, slug, table } from "../../../scripts/generate/reference/markdown.ts";

describe("Markdown", () => {
  it("has tables whose cells may hold bars", () => {
    expect(table(["Name", "Type"], [["a|b", "string"]])).toBe(
      "| Name | Type |\n| --- | --- |\n| a\\|b | string |",
    );
  });

  it.each<[string, string]>([
    ["Users and leads", "users-and-leads"],
    ["Get user (by id)", "get-user-by-id"],
    ["TrigUser_Response", "triguser_response"],
  ])("has the anchor that GitHub makes of %s", (title, wanted) => {
    expect(slug(title)).toBe(wanted);
  });

  it.each<[string, string | undefined, string]>([
    ["on the same page", undefined, "[Get tag](#get-tag)"],
    ["on another page", "tags.md", "[Get tag](tags.md#get-tag)"],
  ])("has links to headings %s", (_, name, wanted) => {
    expect(link("Get tag", name)).toBe(wanted);
  });

  it("has pages of blocks with a blank line between, and one line break at the end", () => {
    expect(page(["# Tags", "Text."])).toBe("# Tags\n\nText.\n");
  });
});
