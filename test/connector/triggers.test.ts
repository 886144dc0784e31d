import { expect, it } from "vitest";
import type { Mock } from "../../scripts/mock-intercom/mock.ts";
import type { PollingTrigger } from "../../scripts/platform/connection.ts";
import { describeConnector, errorOf, type WorkbenchOptions } from "./workbench.ts";

describeConnector("triggers", (open, run) => {
  /** A trigger that has polled once, a minute after all that `before` made. */
  async function started(
    operationId: string,
    options: WorkbenchOptions = {},
    before: (mock: Mock) => void = () => {},
  ) {
    const { connection, mock } = open(options);
    before(mock);
    mock.clock.advance(60);
    const trigger = connection.trigger(operationId);
    const first = await trigger.poll();
    expect(first.status).toBe(202);
    expect(first.items).toEqual([]);
    mock.journal.length = 0;
    return { connection, mock, trigger };
  }

  /** Polls after so many seconds; the ids delivered. */
  async function pollAfter(mock: Mock, trigger: PollingTrigger, seconds: number) {
    mock.clock.advance(seconds);
    mock.journal.length = 0;
    const { status, items, result, retryAfter } = await trigger.poll();
    expect(result.findings).toEqual([]);
    expect(status).toBe(items.length > 0 ? 200 : 202);
    return {
      ids: (items as { id: string }[]).map(({ id }) => id),
      items,
      retryAfter,
      calls: mock.journal.map(({ method, path }) => `${method} ${path}`),
    };
  }

  it.each([
    ["TrigNewUser", "user"],
    ["TrigNewLead", "lead"],
  ] as const)("%s delivers each new %s once, and no other contact", async (operationId, role) => {
    const { mock, trigger } = await started(operationId, {}, ({ workspace }) => {
      workspace.createContact({ role, email: "old@example.com" });
    });
    mock.clock.advance(30);
    const { id } = mock.workspace.createContact({ role, email: "new@example.com" });
    const other = role === "user" ? "lead" : "user";
    mock.workspace.createContact({ role: other, email: "other@example.com" });
    expect((await pollAfter(mock, trigger, 90)).ids).toEqual([id]);
    expect((await pollAfter(mock, trigger, 120)).ids).toEqual([]);
    expect((await pollAfter(mock, trigger, 600)).ids).toEqual([]);
  });

  it("delivers nothing that was there at the first poll, even of the same second", async () => {
    const { connection, mock } = open();
    for (let i = 0; i < 20; i++) {
      mock.workspace.createContact({ role: "user", email: `old-${i}@example.com` });
    }
    const trigger = connection.trigger("TrigNewUser");
    await trigger.poll();
    expect((await pollAfter(mock, trigger, 120)).ids).toEqual([]);
  });

  it("costs one call when there is nothing new", async () => {
    const { mock, trigger } = await started("TrigNewUser", {}, ({ workspace }) => {
      for (let i = 0; i < 200; i++) {
        workspace.createContact({ role: "user", email: `old-${i}@example.com` });
      }
    });
    expect((await pollAfter(mock, trigger, 120)).calls).toEqual(["POST /contacts/search"]);
  });

  it("delivers in time order", async () => {
    const { mock, trigger } = await started("TrigNewUser");
    const ids = ["a", "b", "c"].map((name) => {
      mock.clock.advance(5);
      return mock.workspace.createContact({ role: "user", email: `${name}@example.com` }).id;
    });
    expect((await pollAfter(mock, trigger, 60)).ids).toEqual(ids);
  });

  it("delivers a contact that becomes searchable late, once", async () => {
    const { mock, trigger } = await started("TrigNewUser");
    const user = (email: string, indexDelay: number) =>
      mock.workspace.createContact({ role: "user", email }, { indexDelay }).id;
    const late = user("late@example.com", 290);
    mock.clock.advance(20);
    const early = user("early@example.com", 0);
    expect((await pollAfter(mock, trigger, 100)).ids).toEqual([early]);
    expect((await pollAfter(mock, trigger, 120)).ids).toEqual([]);
    expect((await pollAfter(mock, trigger, 120)).ids).toEqual([late]);
    expect((await pollAfter(mock, trigger, 120)).ids).toEqual([]);
  });

  it("gives a new contact with the names of its companies and tags, by few calls", async () => {
    const { mock, trigger } = await started("TrigNewUser");
    const { workspace } = mock;
    const acme = workspace.createCompany({ name: "Acme", company_id: "acme" });
    const vip = workspace.createTag("VIP");
    for (const email of ["a@example.com", "b@example.com"]) {
      const { id } = workspace.createContact({ role: "user", email });
      workspace.attachCompany(id, acme.id);
      workspace.tagContact(id, vip.id);
    }
    const { items, calls } = await pollAfter(mock, trigger, 60);
    expect(items).toMatchObject([
      { companies: { companies: [{ name: "Acme" }] }, tags: { companies: [{ name: "VIP" }] } },
      { companies: { companies: [{ name: "Acme" }] }, tags: { companies: [{ name: "VIP" }] } },
    ]);
    expect(calls.sort()).toEqual([
      `GET /companies/${acme.id}`,
      "GET /tags",
      "POST /contacts/search",
    ]);
  });

  it("names all tags and companies of a contact that has more than its lists show", async () => {
    const { mock, trigger } = await started("TrigNewUser");
    const { workspace } = mock;
    const { id } = workspace.createContact({ role: "user", email: "a@example.com" });
    for (let i = 0; i < 14; i++) {
      workspace.tagContact(id, workspace.createTag(`Tag ${i}`).id);
      const company = workspace.createCompany({ name: `Company ${i}`, company_id: `c${i}` });
      workspace.attachCompany(id, company.id);
    }
    const { items, calls } = await pollAfter(mock, trigger, 60);
    const [item] = items as { companies: { companies: [] }; tags: { companies: [] } }[];
    expect(item?.companies.companies).toHaveLength(14);
    expect(item?.tags.companies).toHaveLength(14);
    expect(calls).toHaveLength(3);
  });

  it("lets items wait, complete, whose names cost more calls than a poll may make", async () => {
    const { mock, trigger } = await started("TrigNewUser");
    const { workspace } = mock;
    const wanted = Array.from({ length: 60 }, (_, i) => {
      const { id } = workspace.createContact({ role: "user", email: `${i}@example.com` });
      const company = workspace.createCompany({ name: `Company ${i}`, company_id: `c${i}` });
      workspace.attachCompany(id, company.id);
      return id;
    });
    const delivered: string[] = [];
    for (let polls = 0; polls < 4; polls++) {
      const { ids, items, calls, retryAfter } = await pollAfter(
        mock,
        trigger,
        polls === 0 ? 60 : 1,
      );
      delivered.push(...ids);
      expect(calls.length).toBeLessThanOrEqual(24);
      expect(retryAfter).toBe(delivered.length < 60 ? 1 : undefined);
      for (const item of items as { companies: { companies: [] } }[]) {
        expect(item.companies.companies).toHaveLength(1);
      }
      if (delivered.length === 60) break;
    }
    expect(delivered.sort()).toEqual(wanted.sort());
  });

  it("TrigUpdateUser delivers a change, and not a user created since the last poll", async () => {
    let known = "";
    const { mock, trigger } = await started("TrigUpdateUser", {}, ({ workspace }) => {
      known = workspace.createContact({ role: "user", email: "known@example.com" }).id;
    });
    mock.clock.advance(10);
    const fresh = mock.workspace.createContact({ role: "user", email: "new@example.com" }).id;
    mock.clock.advance(10);
    mock.workspace.updateContact(fresh, { name: "New" });
    mock.workspace.updateContact(known, { name: "Known" });
    expect((await pollAfter(mock, trigger, 100)).ids).toEqual([known]);
    expect((await pollAfter(mock, trigger, 120)).ids).toEqual([]);
    mock.workspace.updateContact(fresh, { name: "Newer" });
    expect((await pollAfter(mock, trigger, 120)).ids).toEqual([fresh]);
    expect((await pollAfter(mock, trigger, 600)).ids).toEqual([]);
  });

  it("TrigUpdateUser delivers two changes between two polls once, with the latest state", async () => {
    let id = "";
    const { mock, trigger } = await started("TrigUpdateUser", {}, ({ workspace }) => {
      id = workspace.createContact({ role: "user", email: "known@example.com" }).id;
    });
    mock.workspace.updateContact(id, { name: "First" });
    mock.clock.advance(20);
    mock.workspace.updateContact(id, { name: "Second" });
    expect((await pollAfter(mock, trigger, 60)).items).toMatchObject([{ id, name: "Second" }]);
    expect((await pollAfter(mock, trigger, 120)).ids).toEqual([]);
  });

  it("TrigUpdateUser misses no second change within the second of a poll", async () => {
    let id = "";
    const { mock, trigger } = await started("TrigUpdateUser", {}, ({ workspace }) => {
      id = workspace.createContact({ role: "user", email: "known@example.com" }).id;
    });
    mock.clock.advance(60);
    mock.workspace.updateContact(id, { name: "First" });
    const now = await pollAfter(mock, trigger, 0.2);
    mock.clock.advance(0.2);
    mock.workspace.updateContact(id, { name: "Second" });
    const later = await pollAfter(mock, trigger, 120);
    expect([...now.items, ...later.items].at(-1)).toMatchObject({ name: "Second" });
  });

  it("TrigNewConversation delivers what users and leads start, not what teammates or bots do", async () => {
    const { mock, trigger } = await started("TrigNewConversation");
    const { workspace } = mock;
    const { id } = workspace.createContact({ role: "user", email: "ada@example.com" });
    const start = (type: "user" | "lead" | "admin" | "bot") =>
      workspace.createConversation({ author: { type, id }, body: "Hello", subject: "Hi" }).id;
    const wanted = [start("user"), start("lead")];
    start("admin");
    start("bot");
    const { ids, items } = await pollAfter(mock, trigger, 60);
    expect(ids.sort()).toEqual(wanted.sort());
    expect(items[0]).toMatchObject({
      assignee: { id: null },
      user: { id, type: "user" },
      conversation_message: { author: { id, type: "user" } },
      created_at: expect.stringMatching(/\.000Z$/),
    });
  });

  it.each([
    ["damaged", (state: string) => state.replace(/.$/, (last) => (last === "A" ? "B" : "A"))],
    ["cut off", (state: string) => state.slice(0, -10)],
    ["empty", () => ""],
    ["of another trigger", (_: string, other: string) => other],
  ])("refuses a state that is %s with a clear 400", async (_, spoil) => {
    const { trigger, mock } = await started("TrigNewUser");
    const other = await started("TrigNewLead");
    const own = trigger.state ?? "";
    const state = spoil(
      own.slice("triggerState=".length),
      (other.trigger.state ?? "").slice("triggerState=".length),
    );
    const url = `https://gateway.example/apim/intercom/1/create_user_trigger/users?triggerState=${state}`;
    const response = await run(
      {
        operationId: "TrigNewUser",
        request: { method: "GET", url: "https://api.intercom.io/x", headers: {} },
        originalRequestUri: url,
      },
      mock.send,
    );
    expect(response.status).toBe(400);
    expect(errorOf(JSON.parse(response.body)).message).toContain("Turn the flow off and on again");
    expect(mock.journal).toEqual([]);
  });

  it("keeps the other parts of the URL beside the state", async () => {
    const { mock } = open();
    const call = (originalRequestUri: string) =>
      run(
        {
          operationId: "TrigNewUser",
          request: {
            method: "GET",
            url: "https://api.intercom.io/create_user_trigger/users",
            headers: { authorization: "Bearer mock-token" },
          },
          originalRequestUri,
        },
        mock.send,
      );
    const base = "https://gateway.example/apim/intercom/1/create_user_trigger/users";
    const first = await call(`${base}?a=1%202&b=%C3%A9`);
    const location = first.headers.location ?? "";
    expect(location).toMatch(/^https:\/\/gateway\.example\/.*\?a=1%202&b=%C3%A9&triggerState=1~/);
    const second = await call(location);
    expect(second.status).toBe(202);
    expect(second.headers.location?.match(/triggerState/g)).toHaveLength(1);
  });

  /** What a trigger delivers of what happens, with what the maker filled in. */
  async function deliveredWith(
    id: string,
    given: Record<string, unknown>,
    happens: (mock: Mock) => void,
    before: (mock: Mock) => void = () => {},
  ): Promise<unknown[]> {
    const { connection, mock } = open();
    before(mock);
    mock.clock.advance(60);
    const trigger = connection.trigger(id, given);
    await trigger.poll();
    mock.clock.advance(60);
    happens(mock);
    mock.clock.advance(60);
    const { items, result } = await trigger.poll();
    expect(result.findings).toEqual([]);
    return items;
  }

  it.each([
    ["TrigNewUser", "user"],
    ["TrigNewLead", "lead"],
  ] as const)(
    "%s delivers only who has an email address, where that is asked for",
    async (id, role) => {
      const make = ({ workspace }: Mock) => {
        workspace.createContact({ role, external_id: "silent" });
        workspace.createContact({ role, external_id: "known", email: "known@example.com" });
      };
      expect(await deliveredWith(id, { only_with_email: true }, make)).toMatchObject([
        { email: "known@example.com" },
      ]);
      expect(await deliveredWith(id, { only_with_email: false }, make)).toHaveLength(2);
      expect(await deliveredWith(id, {}, make)).toHaveLength(2);
    },
  );

  it("an updated user counts where it is unsubscribed, or is not, when the flow checks", async () => {
    const ids: string[] = [];
    const before = ({ workspace }: Mock) => {
      for (const name of ["in", "out"]) {
        ids.push(workspace.createContact({ role: "user", email: `${name}@example.com` }).id);
      }
    };
    const change = ({ workspace }: Mock) => {
      const [inside = "", out = ""] = ids.splice(0);
      workspace.updateContact(inside, { name: "In" });
      workspace.updateContact(out, { unsubscribed_from_emails: true });
    };
    const found = (unsubscribed: boolean) =>
      deliveredWith("TrigUpdateUser", { unsubscribed }, change, before);
    expect(await found(true)).toMatchObject([{ email: "out@example.com" }]);
    expect(await found(false)).toMatchObject([{ email: "in@example.com" }]);
  });

  it("a tag counts once, for who has long been there, too, and no other tag that is put on with it", async () => {
    const { connection, mock } = open();
    const { workspace } = mock;
    const [vip, other] = [workspace.createTag("VIP"), workspace.createTag("Other")];
    const old = workspace.createContact({ role: "user", email: "old@example.com" });
    const had = workspace.createContact({ role: "user", email: "had@example.com" });
    workspace.tagContact(had.id, vip.id);
    mock.clock.advance(3600);
    const trigger = connection.trigger("WhenTagAddedToContact", { tag: vip.id });
    await trigger.poll();
    mock.clock.advance(60);
    for (const tag of [vip, other]) workspace.tagContact(old.id, tag.id);
    workspace.tagContact(had.id, other.id);
    mock.clock.advance(60);
    expect((await trigger.poll()).items).toMatchObject([
      { id: old.id, part: { id: vip.id }, event: { kind: "tag", tag: "VIP" } },
    ]);
    mock.clock.advance(60);
    workspace.updateContact(old.id, { name: "Old" });
    mock.clock.advance(600);
    expect((await trigger.poll()).items).toEqual([]);
  });

  it("events count by their name", async () => {
    let contact_id = "";
    const { connection, mock } = open();
    contact_id = mock.workspace.createContact({ role: "user", email: "a@example.com" }).id;
    const trigger = connection.trigger("WhenContactEvent", { contact_id, event_name: "ordered" });
    await trigger.poll();
    mock.clock.advance(60);
    const created_at = Math.floor(mock.clock.now());
    for (const event_name of ["ordered", "paid"]) {
      mock.workspace.submitEvent({ contact: contact_id, event_name, created_at });
    }
    mock.clock.advance(60);
    expect((await trigger.poll()).items).toMatchObject([{ event_name: "ordered" }]);
  });
});
