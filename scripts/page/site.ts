import { put } from "../common/own.ts";
import type { Served } from "./api.ts";
import { documentText } from "./bundle.ts";
import type { Card, Entry, Review, StaticPage } from "./model.ts";
import type { PageFile } from "./server.ts";

/**
 * A static site of connectors: the page with all cards and reviews as files beside it, and nothing that
 * runs them. It opens from a folder, too. Pure: the same for the same connectors.
 * @param page the page's own files
 * @returns texts by path
 */
export function siteFiles(
  served: readonly Served[],
  page: ReadonlyMap<string, PageFile>,
): Map<string, string> {
  const files = new Map<string, string>();
  const add = (name: string, card: Card): string => {
    files.set(name, `(staticPage.loaded ??= {})[${scriptOf(name)}] = ${scriptOf(card)};\n`);
    return name;
  };
  const cards: Record<string, string> = {};
  const before: Record<string, string> = {};
  const reviews: Record<string, Review> = {};
  for (const one of served) {
    const review = one.review();
    put(reviews, one.name, review);
    const changed = new Set(review.remarks.flatMap(({ card }) => card ?? []));
    for (const { id } of entriesOf(one.cards.overview)) {
      const card = one.cards.card(id);
      // Numbered: an id of a stranger's is no name for a file.
      if (card) cards[`${one.name}/${id}`] = add(`cards/${Object.keys(cards).length}.js`, card);
    }
    for (const id of changed) {
      const card = one.before?.card(id);
      if (card) before[`${one.name}/${id}`] = add(`before/${Object.keys(before).length}.js`, card);
    }
  }
  const start = {
    connectors: served.map(({ name, cards: { overview } }) => ({
      name,
      overview,
      target: "off" as const,
    })),
  };
  const whole: StaticPage = { start, cards, before, reviews };
  files.set("site.js", `var staticPage = ${scriptOf(whole)};\n`);
  files.set("index.html", documentText(["site.js", "page.js"], SITE_POLICY));
  for (const [name, { text }] of page) if (name !== "") files.set(name, text);
  return files;
}

/** Of a file there is no header that could say it. */
const SITE_POLICY =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'";

/** JSON as a script, in which `__proto__` is a name like any other. */
function scriptOf(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

function entriesOf({ groups }: Served["cards"]["overview"]): Entry[] {
  return groups.flatMap(({ cards }) => cards);
}
