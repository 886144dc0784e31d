import { describe, expect, test } from "vitest";
import { callStories, ruleStories, visitorStories } from "./stories/calls-and-visitors.ts";
import { companyStories } from "./stories/companies.ts";
import { contactStories } from "./stories/contacts.ts";
import {
  aiContentStories,
  articleStories,
  helpCenterStories,
  newsStories,
} from "./stories/content.ts";
import { conversationStories } from "./stories/conversations.ts";
import { errorStories } from "./stories/errors.ts";
import { noteStories, tagStories } from "./stories/notes-and-tags.ts";
import { ticketStories, ticketTypeStories } from "./stories/tickets.ts";
import { adminStories, dataStories } from "./stories/workspace.ts";
import { called, tellAt } from "./story.ts";

// In this order, whatever is asked for: the last test counts what those before it have called.
describe("the official SDK, over a socket", { shuffle: false }, () => {
  describe.each(["2.14", "2.16"] as const)("at %s", (version) => {
    tellAt(version, () => {
      describe("contacts", contactStories);
      describe("companies", companyStories);
      describe("notes", noteStories);
      describe("tags", tagStories);
      describe("conversations and messages", conversationStories);
      describe("calls", callStories);
      describe("visitors", visitorStories);
      describe("assignment rules", ruleStories);
      describe("ticket types and states", ticketTypeStories);
      describe("tickets", ticketStories);
      describe("admins, teams and settings", adminStories);
      describe("attributes, events, exports and custom objects", dataStories);
      describe("articles", articleStories);
      describe("help centers", helpCenterStories);
      describe("news", newsStories);
      describe("content for AI", aiContentStories);
      describe("errors, retries and versions", errorStories);
    });
  });

  test("at least 130 of its methods were called", () => {
    expect(called.size).toBeGreaterThanOrEqual(130);
  });
});
