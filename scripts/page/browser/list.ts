import type { Overview, Remark, Review } from "../model.ts";
import { search } from "../search.ts";
import { badges } from "./card.ts";
import { count, fill, h } from "./dom.ts";
import { worstBadge } from "./review.ts";

/** So many are listed; the search finds the others. */
const MOST = 600;

/** The list of a connector's cards. */
export interface CardList {
  readonly element: HTMLElement;
  /** Marks the card that is open. */
  show(id: string): void;
  /** Puts on each card the worst that a review says of it. */
  review(review: Review): void;
}

/** A search box over a connector's cards. */
export function cardList(connector: string, overview: Overview): CardList {
  const box = h("input", {
    class: "input",
    type: "search",
    placeholder: "Search actions and triggers",
    "aria-label": "Search actions and triggers",
    autocomplete: "off",
    spellcheck: "false",
  });
  const status = h("p", { class: "hint", role: "status" });
  const found = h("div", { class: "found" });
  const reviewLink = h("p", {});
  let open = "";
  let remarks = new Map<string, readonly Remark[]>();
  const draw = (): void => {
    const groups = search(overview.groups, box.value);
    const all = groups.reduce((sum, { cards }) => sum + cards.length, 0);
    let left = MOST;
    fill(
      found,
      ...groups.flatMap(({ title, cards }) => {
        const some = cards.slice(0, left);
        left -= some.length;
        if (some.length === 0) return [];
        return [
          h("h2", {}, title),
          h(
            "ul",
            {},
            ...some.map((card) =>
              h(
                "li",
                {},
                h(
                  "a",
                  {
                    href: addressOf(connector, card.id),
                    ...(card.id === open ? { "aria-current": "page" as const } : {}),
                  },
                  h("span", {}, card.title),
                  ...badges(card.badges.filter((one) => one !== "important")),
                  worstBadge(remarks.get(card.id) ?? []),
                ),
              ),
            ),
          ),
        ];
      }),
    );
    fill(
      status,
      all > MOST ? `${count(all, "card")}, the first ${MOST} are listed` : count(all, "card"),
    );
  };
  box.addEventListener("input", draw);
  draw();
  return {
    element: h("nav", { "aria-label": "Actions and triggers" }, box, status, reviewLink, found),
    show(id) {
      open = id;
      const wanted = addressOf(connector, id);
      for (const link of found.querySelectorAll("a")) {
        if (link.getAttribute("href") === wanted) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
    },
    review({ remarks: all }) {
      remarks = Map.groupBy(all, ({ card }) => card ?? "");
      if (all.length > 0) {
        fill(reviewLink, h("a", { href: reviewAddress(connector) }, `Review (${all.length})`));
      }
      draw();
    },
  };
}

export function addressOf(connector: string, id: string): `#${string}` {
  return `#/${segment(connector)}/${segment(id)}`;
}

/** Where the review of a connector is. */
export function reviewAddress(connector: string): `#${string}` {
  return `#/${segment(connector)}/-/review`;
}

/** Half a character, which JSON can hold, is none in an address. */
function segment(name: string): string {
  return encodeURIComponent(name.toWellFormed());
}

/** Whether a name is the one that an address holds. */
export function isNamed(name: string, inAddress: string): boolean {
  return name.toWellFormed() === inAddress;
}

/** The connector whose review an address means. */
export function readReviewAddress(hash: string): string | undefined {
  return readAddress(hash.replace(/\/-\/review$/, "/"))?.connector;
}

/** @returns undefined for another address */
export function readAddress(hash: string): { connector: string; id: string } | undefined {
  const [, connector, id] = /^#\/([^/]+)\/([^/]*)$/.exec(hash) ?? [];
  if (connector === undefined || id === undefined) return undefined;
  try {
    return { connector: decodeURIComponent(connector), id: decodeURIComponent(id) };
  } catch {
    return undefined;
  }
}
