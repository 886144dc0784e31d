/** What happens to the example triggers on the mock, and what of it they have to deliver. */
import type { Json } from "../../../scripts/common/json.ts";
import type { Mock } from "../../../scripts/mock-intercom/mock.ts";
import type { Random } from "../../../scripts/mock-intercom/random.ts";
import type { Author } from "../../../scripts/mock-intercom/records/conversation.ts";
import { textOf, valueAt } from "../../../scripts/plan/evaluate.ts";
import { secondsOf } from "../../../scripts/plan/times.ts";
import type { Tally } from "../../../scripts/soak/tally.ts";
import type * as triggers from "./triggers.ts";

export type Example = keyof typeof triggers;

export interface Scenario {
  /** The query of the trigger's URL. */
  query: string;
  /** Makes the i-th change, now, and tells the tally what has to be delivered. */
  change(i: number): void;
  /** What a delivery is known by. */
  keyOf(item: Json): string;
}

/** Prepares what has to be there before; `known` things then change again and again. */
type Prepare = (mock: Mock, tally: Tally, random: Random, known: number) => Scenario;

const keyAt =
  (...paths: string[]) =>
  (item: Json): string =>
    paths.map((path) => textOf(valueAt(item, path))).join(" ");

const byId = keyAt("id");

/** Picks one of so many, evenly at random, but often the same one again: it changes twice in a second. */
function picker(random: Random): (count: number) => number {
  let last = 0;
  return (count) => {
    if (random.next() > 0.4) last = Math.floor(random.next() * count);
    return Math.min(last, count - 1);
  };
}

export const SCENARIOS: Readonly<Record<Example, Prepare>> = {
  Created(mock, tally) {
    const writer = authorOf(mock);
    return {
      query: "",
      change() {
        const { id } = mock.workspace.createConversation({ author: writer, body: "Hello" });
        tally.expect(id, mock.clock.now());
      },
      keyOf: byId,
    };
  },
  Closed: (mock, tally, random, known) => closings(mock, tally, random, known),
  Rated(mock, tally, random, known) {
    const { workspace } = mock;
    const pick = picker(random);
    const writer = authorOf(mock);
    const admin = workspace.adminAuthor(workspace.admins[0].id);
    const ids = Array.from({ length: known }, () => {
      const { id } = workspace.createConversation(
        { author: writer, body: "Hi" },
        { indexDelay: 0 },
      );
      workspace.closeConversation(id, admin);
      return id;
    });
    const { happened } = again(tally, mock);
    return {
      query: "",
      change(i) {
        const id = ids[pick(known)] ?? "";
        const { rating } = workspace.rateConversation(id, { rating: 1 + (i % 5) });
        happened(id, rating?.replied_at);
      },
      keyOf: keyAtSecond("conversation_rating.updated_at"),
    };
  },
  ClosedOfTag(mock, tally, random, known) {
    const tag = mock.workspace.createTag("VIP");
    return closings(mock, tally, random, known, tag.id);
  },
  Parts(mock, tally, random, known) {
    const pick = picker(random);
    const { workspace } = mock;
    const writer = authorOf(mock);
    const admin = workspace.adminAuthor(workspace.admins[0].id);
    const ids = Array.from(
      { length: known },
      () => workspace.createConversation({ author: writer, body: "Hello" }, { indexDelay: 0 }).id,
    );
    return {
      query: "kinds=comment&kinds=close&kinds=open",
      change(i) {
        const id = ids[pick(known)] ?? "";
        if (i % 7 === 6) {
          // A change that leaves no part, or one of a kind that is not kept.
          if (i % 2 === 0) workspace.updateConversation(id, { read: i % 4 === 0 });
          else workspace.replyToConversation(id, { kind: "note", author: admin, body: "x" });
          return;
        }
        const { parts } =
          i % 5 === 4
            ? workspace.closeConversation(id, admin)
            : workspace.replyToConversation(id, {
                kind: "comment",
                author: i % 2 === 0 ? writer : admin,
                body: "x",
              });
        tally.expect(parts.at(-1)?.id ?? "", mock.clock.now());
      },
      keyOf: keyAt("part.id"),
    };
  },
  Articles(mock, tally, random, known) {
    const pick = picker(random);
    const { workspace } = mock;
    const author_id = workspace.admins[0].id;
    const create = (title: string) =>
      workspace.createArticle({ title, author_id: Number(author_id) }).id;
    const ids = Array.from({ length: known }, () => create("Old"));
    const { happened, gone } = again(tally, mock);
    return {
      query: "",
      change(i) {
        const title = `Change ${i}`;
        const place = pick(ids.length);
        if (i % 20 !== 19) {
          const id = ids[place] ?? "";
          workspace.updateArticle(id, { title });
          happened(id);
        } else if (ids.length > known / 2) {
          // Many are deleted at once: what is behind them in the list moves up.
          for (const id of ids.splice(place, Math.min(12, known / 2))) {
            gone(id);
            workspace.deleteArticle(id);
          }
        } else {
          for (let k = 0; k < 12; k++) {
            const id = create(`${title} ${k}`);
            ids.push(id);
            happened(id);
          }
        }
      },
      keyOf: keyAtSecond("updated_at"),
    };
  },
  Activities: (mock, tally) => ({
    query: "",
    change(i) {
      const { id } = mock.workspace.recordActivity({
        activity_type: "macro_creation",
        activity_description: `Macro ${i}`,
      });
      tally.expect(id, mock.clock.now());
    },
    keyOf: byId,
  }),
  Macros(mock, tally, random, known) {
    const pick = picker(random);
    const { workspace } = mock;
    const ids = Array.from(
      { length: known },
      () => workspace.createMacro({ name: "Old", body: "x" }).id,
    );
    const { happened } = again(tally, mock);
    return {
      query: "",
      change(i) {
        const id = ids[pick(known)] ?? "";
        workspace.updateMacro(id, { name: `Change ${i}` });
        happened(id);
      },
      keyOf: keyAtSecond("updated_at"),
    };
  },
  Events(mock, tally) {
    const { workspace } = mock;
    const [one, other] = ["one", "other"].map(
      (name) => workspace.createContact({ role: "user", email: `${name}@example.com` }).id,
    );
    return {
      query: `contact_id=${one}`,
      change(i) {
        const contact = i % 10 === 9 ? other : one;
        const created_at = Math.floor(mock.clock.now());
        const event_name = `ordered-${i}`;
        workspace.submitEvent({ contact: contact ?? "", event_name, created_at });
        if (contact === one) tally.expect(event_name, mock.clock.now());
      },
      keyOf: keyAt("event_name"),
    };
  },
};

/** Conversations that are closed again and again; where there is a tag, half of them have it. */
function closings(mock: Mock, tally: Tally, random: Random, known: number, tag?: string): Scenario {
  const { workspace } = mock;
  const pick = picker(random);
  const writer = authorOf(mock);
  const admin = workspace.adminAuthor(workspace.admins[0].id);
  const ids = Array.from({ length: known }, (_, i) => {
    const { id } = workspace.createConversation(
      { author: writer, body: "Hello" },
      { indexDelay: 0 },
    );
    if (tag !== undefined && i % 2 === 0) workspace.addTag("conversation", id, tag, admin.id);
    return id;
  });
  const { happened } = again(tally, mock);
  return {
    query: tag === undefined ? "" : `tag=${tag}&team=`,
    change(i) {
      const place = pick(known);
      const id = ids[place] ?? "";
      if (i % 10 === 9) {
        workspace.replyToConversation(id, { kind: "comment", author: admin, body: "Hello" });
        return;
      }
      const { statistics } = workspace.closeConversation(id, admin);
      if (tag === undefined || place % 2 === 0) happened(id, statistics.last_close_at);
    },
    keyOf: keyAtSecond("statistics.last_close_at"),
  };
}

/**
 * Tells the tally of something that happens to the same things again: only the last time counts.
 * Twice within a second it is known by the same time, and once: the second one may be found when the
 * first has long been delivered, and nothing tells the two apart.
 */
function again(tally: Tally, mock: Mock) {
  const last = new Map<string, string>();
  return {
    happened(id: string, seconds: number | null | undefined = Math.floor(mock.clock.now())) {
      const key = `${id} ${seconds}`;
      if (last.get(id) === key) return;
      tally.replace(last.get(id) ?? "");
      last.set(id, key);
      tally.expect(key, mock.clock.now());
    },
    gone: (id: string) => tally.replace(last.get(id) ?? ""),
  };
}

/** Known by its id and the second of a time. */
const keyAtSecond = (time: string) => (item: Json) =>
  `${textOf(valueAt(item, "id"))} ${secondsOf(valueAt(item, time))}`;

function authorOf({ workspace }: Mock): Author {
  const { id } = workspace.createContact({ role: "user", email: "author@example.com" });
  return workspace.contactAuthor(id);
}
