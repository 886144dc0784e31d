/** A mock Intercom behind a gateway, in which something happens now and then: for a try without Intercom. */
import { createMock, type Mock, SEED_PRESETS, seedWorkspace } from "../mock-intercom/mock.ts";
import { TOPICS } from "../mock-intercom/webhooks/topics.ts";
import { WEBHOOKS } from "./gateway.ts";
import type { Settings } from "./settings.ts";

/** The token and the secret of the mock's app. */
export const TOKEN = "mock-token";
const SECRET = "mock-secret";

/** A mock with a small workspace, and the settings of a gateway that serves it. */
export function mockBehind(port: number, file: string): { mock: Mock; settings: Settings } {
  const mock = createMock({ token: TOKEN, control: true, ticking: true, now: Date.now() / 1000 });
  seedWorkspace(mock, SEED_PRESETS);
  return {
    mock,
    settings: {
      ...{ port, file, otherHosts: [], mostSubscriptions: 500, links: "relative" },
      // The host that the definitions name; `npm run try -- --url` leads from there to this machine.
      url: "https://gateway.example.com",
      workspaces: { [mock.workspace.id]: { region: "us", secrets: [SECRET], token: TOKEN } },
      adminKey: "mock-admin-key-0000",
    },
  };
}

/** Has the mock post all topics to the gateway. */
export function notifyGateway(mock: Mock, port: number): void {
  mock.webhooks.add({
    ...{ url: `http://127.0.0.1:${port}${WEBHOOKS}`, topics: [...TOPICS], secret: SECRET },
  });
}

/**
 * Lets something happen in the mock's workspace: one after another a new contact comes, writes, is
 * answered and writes again, a note is added, the conversation is closed, and a ticket is created.
 * @returns says what happened next, each time that it is called
 */
export function workspaceLife(mock: Mock): () => Promise<string> {
  let turn = 0;
  let contact = "";
  let conversation = "";
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await mock.send({
      method,
      url: `https://api.intercom.io${path}`,
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return JSON.parse(answer.body);
  };
  const text = (value: unknown, key: string): string =>
    typeof value === "object" && value !== null && key in value
      ? String(Object.entries(value).find(([name]) => name === key)?.[1])
      : "";
  const admin = async () => {
    const list = await call("GET", "/admins");
    const { admins } = list as { admins: { id: string }[] };
    return admins[0]?.id ?? "";
  };
  const parts = `/conversations/`;
  const happenings: readonly (() => Promise<string>)[] = [
    async () => {
      contact = text(
        await call("POST", "/contacts", { role: "user", email: `ada.${turn}@example.com` }),
        "id",
      );
      return "a user is created";
    },
    async () => {
      const message = { from: { type: "user", id: contact }, body: "Where is my parcel?" };
      conversation = text(await call("POST", "/conversations", message), "conversation_id");
      return "a conversation starts";
    },
    async () => {
      await call("POST", `${parts}${conversation}/reply`, {
        ...{ message_type: "comment", type: "admin", admin_id: await admin(), body: "We look." },
      });
      return "a teammate replies";
    },
    async () => {
      await call("POST", `${parts}${conversation}/reply`, {
        ...{ message_type: "comment", type: "user", intercom_user_id: contact, body: "Thanks." },
      });
      return "a contact replies";
    },
    async () => {
      await call("POST", `${parts}${conversation}/reply`, {
        ...{ message_type: "note", type: "admin", admin_id: await admin(), body: "Late again." },
      });
      return "a note is added";
    },
    async () => {
      await call("POST", `${parts}${conversation}/parts`, {
        ...{ message_type: "close", type: "admin", admin_id: await admin() },
      });
      return "a conversation is closed";
    },
    async () => {
      const types = await call("GET", "/ticket_types");
      const { data } = types as { data: { id: string }[] };
      await call("POST", "/tickets", {
        ...{ ticket_type_id: data[0]?.id, contacts: [{ id: contact }] },
        ticket_attributes: { _default_title_: `Parcel ${turn}` },
      });
      return "a ticket is created";
    },
  ];
  return async () => {
    const happening = happenings[turn % happenings.length];
    turn += 1;
    return (await happening?.()) ?? "";
  };
}
