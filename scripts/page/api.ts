import { isRecord } from "../platform/definition/swagger.ts";
import { UsageError } from "../platform/errors.ts";
import type { Cards } from "./cards/cards.ts";
import type { Node, Review, Shown, Start } from "./model.ts";
import type { Api } from "./server.ts";
import type { Session } from "./session.ts";

/** A connector that is served. */
export interface Served {
  readonly name: string;
  readonly cards: Cards;
  readonly session: Session;
  /** What it was in another version; absent where nothing is compared. */
  readonly before?: Cards;
  /** What there is to look at; made when it is asked for. */
  review(): Review;
}

/** What the page asks, as JSON. */
export function apiOf(served: readonly Served[]): Api {
  const of = (asked: Asked): Served => {
    const found = served.find(({ name }) => name === asked.connector);
    if (found === undefined) throw new UsageError(`There is no connector "${asked.connector}".`);
    return found;
  };
  return {
    start: async (): Promise<Start> => ({
      connectors: served.map(
        ({ name, cards, session }): Shown => ({
          name,
          overview: cards.overview,
          target: session.where,
        }),
      ),
    }),
    card: async (asked) => {
      const card = of(asked).cards.card(text(asked, "id"));
      if (card === undefined) throw new UsageError(`There is no card "${String(asked.id)}".`);
      return card;
    },
    before: async (asked) => of(asked).before?.card(text(asked, "id")),
    review: async (asked) => of(asked).review(),
    choices: (asked) =>
      of(asked).session.choices(text(asked, "id"), text(asked, "key"), values(asked, "known")),
    tree: (asked) =>
      of(asked).session.tree(
        text(asked, "id"),
        text(asked, "key"),
        values(asked, "known"),
        nodeOf(asked.parent),
      ),
    describe: (asked) =>
      of(asked).session.describe(text(asked, "id"), text(asked, "place"), values(asked, "known")),
    run: (asked) => {
      const pages = typeof asked.pages === "number" ? asked.pages : undefined;
      return of(asked).session.run(text(asked, "id"), values(asked, "values"), pages);
    },
    poll: (asked) =>
      of(asked).session.poll(
        text(asked, "id"),
        asked.values === undefined ? undefined : values(asked, "values"),
      ),
    happen: async (asked) => {
      await of(asked).session.happen(text(asked, "id"));
      return {};
    },
  };
}

type Asked = Readonly<Record<string, unknown>>;

function text(asked: Asked, key: string): string {
  const value = asked[key];
  if (typeof value === "string") return value;
  throw new UsageError(`The request has no "${key}".`);
}

function values(asked: Asked, key: string): Record<string, unknown> {
  const value = asked[key] ?? {};
  if (isRecord(value)) return value;
  throw new UsageError(`"${key}" must be an object.`);
}

function nodeOf(value: unknown): Node | undefined {
  if (!isRecord(value)) return undefined;
  const { title, isParent, selectable, item } = value;
  return {
    value: value.value,
    title: String(title),
    isParent: isParent === true,
    selectable: selectable === true,
    item,
  };
}
