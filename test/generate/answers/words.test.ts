import { describe, expect, it } from "vitest";
import { joined, singular } from "../../../scripts/generate/answers/words.ts";

describe("titles", () => {
  it.each([
    ["Tag", "Id", "Tag Id"],
    ["Merged Contact", "Contact Id", "Merged Contact Id"],
    ["Tag", "Tag Id", "Tag Id"],
    ["Conversation Rating", "Rating", "Conversation Rating"],
  ])("%s and %s together are %s", (holder, title, wanted) => {
    expect(joined(holder, title)).toBe(wanted);
  });

  it.each([
    ["Ticket Parts", "Ticket Part"],
    ["Companies", "Company"],
    ["Addresses", "Address"],
    ["Status", "Status"],
    ["Data", "Data"],
  ])("%s are each a %s", (title, wanted) => {
    expect(singular(title)).toBe(wanted);
  });
});
