import { expect } from "vitest";
import { allOf, partTypes, present, story } from "../story.ts";

export function callStories(): void {
  story("calls are listed, found, and read with what was said", async ({ intercom, mock }) => {
    const { calls } = intercom;
    const transcript = [{ at: 3, speaker: "Teammate 1", text: "Hello, how can I help?" }];
    const made = { direction: "inbound", phone: "+353871234567", recorded: true } as const;
    const { id: call_id } = mock.workspace.createCall({
      ...made,
      answered_after: 3,
      ended_after: 90,
      transcript,
    });
    const found = await calls.showCall({ call_id });
    expect(found).toMatchObject({ type: "call", id: call_id, phone: "+353871234567" });
    expect((await calls.listCalls()).data).toEqual([found]);
    expect(await calls.showCallTranscript({ call_id })).toContain("Hello, how can I help?");
    const conversation_ids = ["1"];
    const none = await calls.listCallsWithTranscripts({ conversation_ids });
    expect(none.data).toEqual([]);
  });

  story(
    "a telephone call is moved to the Messenger",
    async ({ intercom: { phoneCallRedirects } }) => {
      const redirect = present(await phoneCallRedirects.create({ phone: "+353871234567" }));
      expect(redirect).toMatchObject({ type: "phone_call_redirect", phone: "+353871234567" });
    },
  );
}

export function visitorStories(): void {
  story("a visitor is found, changed and becomes a user", async ({ intercom, mock }) => {
    const { visitors, contacts } = intercom;
    const { user_id } = mock.workspace.createVisitor({ name: "Somebody" });
    expect(await visitors.find({ user_id })).toMatchObject({ type: "visitor", user_id });
    expect(await visitors.update({ user_id, name: "Mia" })).toMatchObject({ name: "Mia" });
    const user = await visitors.mergeToContact({
      type: "user",
      user: { user_id: "customer-7", email: "mia@example.com" },
      visitor: { user_id },
    });
    expect(user).toMatchObject({ role: "user", external_id: "customer-7" });
    expect((await allOf(await contacts.list())).map(({ id }) => id)).toEqual([user.id]);
  });
}

export function ruleStories(): void {
  story(
    "assignment rules are run at 2.11, and no more since",
    async ({ connect, mock, intercom }) => {
      const { id } = mock.workspace.createContact({ role: "user", email: "lena@example.com" });
      const author = { type: "user", id } as const;
      const conversation = mock.workspace.createConversation({ author, body: "Hello" });
      const asked = { conversation_id: conversation.id };
      const assigned = await connect({
        version: "2.11",
        headers: {},
      }).conversations.runAssignmentRules(asked);
      expect(partTypes(assigned)).toEqual(["default_assignment"]);
      const now = intercom.conversations.runAssignmentRules(asked);
      await expect(now).rejects.toMatchObject({ statusCode: 404 });
    },
  );
}
