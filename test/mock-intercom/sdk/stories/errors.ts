import { Intercom, IntercomError } from "intercom-client";
import { expect, vi } from "vitest";
import { story } from "../story.ts";

/** A window of the mock's rate limit ends here, unix seconds. */
const RESET = 1_750_000_010;

/** Lets the SDK, which waits until the window ends, wait for a few milliseconds. */
async function shortlyBeforeReset(act: () => Promise<void>): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: RESET * 1000 - 5 });
  try {
    await act();
  } finally {
    vi.useRealTimers();
  }
}

export function errorStories(): void {
  story("a wrong token is an UnauthorizedError", async ({ connect }) => {
    const stranger = connect({ token: "wrong" });
    await expect(stranger.contacts.list()).rejects.toThrow(Intercom.UnauthorizedError);
    await expect(stranger.admins.identify()).rejects.toMatchObject({
      statusCode: 401,
      body: { type: "error.list", errors: [{ code: "unauthorized" }] },
    });
  });

  story(
    "what does not exist is a NotFoundError, with the id of the request",
    async ({ intercom }) => {
      const found = intercom.contacts.find({ contact_id: "0123456789abcdef01234567" });
      await expect(found).rejects.toMatchObject({ statusCode: 404 });
      const found2 = intercom.companies.find({ company_id: "none" });
      await expect(found2).rejects.toThrow(Intercom.NotFoundError);
      await expect(found2).rejects.toMatchObject({ body: { request_id: expect.any(String) } });
    },
  );

  story("what cannot be understood is a BadRequestError", async ({ intercom }) => {
    const invalid = intercom.conversations.search({
      query: { field: "no_such_field", operator: "=", value: 1 },
    });
    await expect(invalid).rejects.toMatchObject({ statusCode: 400 });
    const empty = intercom.companies.createOrUpdate({ size: -1 });
    await expect(empty).rejects.toThrow(Intercom.BadRequestError);
  });

  story(
    "a second contact with the same email is a conflict that names the first",
    async ({ intercom }) => {
      const { id } = await intercom.contacts.create({ email: "ada@example.com" });
      const again = intercom.contacts.create({ email: "ada@example.com" });
      await expect(again).rejects.toThrow(IntercomError);
      await expect(again).rejects.toMatchObject({
        statusCode: 409,
        body: { errors: [{ code: "conflict", message: expect.stringContaining(`id=${id}`) }] },
      });
    },
  );

  story(
    "after a 429 the SDK tries again when the window is over, and succeeds",
    async ({ connect, mock }) => {
      const intercom = connect({ maxRetries: 2 });
      mock.workspace.createContact({ role: "lead", name: "Ada" });
      mock.faults.add({ kind: "429", times: 2 });
      await shortlyBeforeReset(async () => {
        expect((await intercom.contacts.list()).data).toHaveLength(1);
      });
      expect(mock.journal.map(({ status }) => status)).toEqual([429, 429, 200]);
    },
  );

  story("a 429 that goes on is an error with the mock's own words", async ({ connect, mock }) => {
    const intercom = connect({ maxRetries: 1 });
    mock.faults.add({ kind: "429", times: 2 });
    await shortlyBeforeReset(async () => {
      await expect(intercom.tags.list()).rejects.toMatchObject({
        statusCode: 429,
        body: { errors: [{ code: "rate_limit_exceeded" }] },
      });
    });
    expect(mock.journal.map(({ status }) => status)).toEqual([429, 429]);
  });

  story("a write that met a 500 is tried again and happens once", async ({ connect, mock }) => {
    const intercom = connect({ maxRetries: 2 });
    mock.faults.add({ kind: "500" });
    await shortlyBeforeReset(async () => {
      await intercom.contacts.create({ email: "ben@example.com" });
    });
    expect(mock.journal.map(({ status }) => status)).toEqual([500, 200]);
    expect(mock.workspace.contacts.size).toBe(1);
  });

  story("the SDK's own version, 2.14, answers in its forms", async ({ connect, mock }) => {
    const { id } = mock.workspace.createContact({ role: "user", email: "lena@example.com" });
    const author = { type: "user", id } as const;
    const conversation = mock.workspace.createConversation({
      author,
      body: "Hello",
      contacts: [id],
    });
    const find = (version: string) =>
      connect({ headers: { "Intercom-Version": version } })
        .conversations.find({ conversation_id: conversation.id })
        .withRawResponse();
    const old = await find("2.14");
    expect(old.rawResponse.headers.get("Intercom-Version")).toBe("2.14");
    expect(old.data.admin_assignee_id).toBeNull();
    expect((await find("2.16")).data.admin_assignee_id).toBe(0);
  });
}
