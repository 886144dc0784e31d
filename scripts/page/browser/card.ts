import type { Badge, Card, Output, Remark, Target } from "../model.ts";
import { known } from "../values.ts";
import type { Backend } from "./backend.ts";
import { button, fill, h, messageOf } from "./dom.ts";
import { fieldList } from "./fields.ts";
import { outputPanel } from "./outputs.ts";
import { beforeElement, isChange, notesOf, placedRemark } from "./review.ts";
import { runPanel } from "./run.ts";
import { createScope } from "./scope.ts";

/** Where a card is from. */
export interface From {
  readonly backend: Backend;
  readonly connector: string;
  readonly target: Target;
}

/** So many remarks stand above the card; what is said in all must not push it away. */
const AT_ONCE = 5;

const BADGES: Readonly<Record<Badge, string>> = {
  important: "Important",
  polling: "Trigger",
  webhook: "Instant trigger",
  changes: "Changes data",
  deletes: "Deletes",
  deprecated: "Deprecated",
  agent: "For agents",
};

export function badges(all: readonly Badge[]): HTMLElement[] {
  return all.map((badge) => h("span", { class: `badge ${badge}` }, BADGES[badge]));
}

/** What a review says of a card. */
export interface Reviewed {
  readonly remarks: readonly Remark[];
  /** How the card was, where versions are compared and it changed. */
  readonly before?: { readonly base: string; readonly card: Card | null };
}

/** A card: what it is, its parameters, running it, its dynamic content, how it was. */
export function cardElement(
  from: From,
  card: Card,
  { remarks, before }: Reviewed = { remarks: [] },
): HTMLElement {
  const { backend, connector, target } = from;
  const scope = createScope(card.fields, {
    live: target !== "off",
    choices: (key, filled) => backend.choices(connector, card.id, key, filled),
    tree: (key, filled, parent) => backend.tree(connector, card.id, key, filled, parent),
    describe: (place, filled) => backend.describe(connector, card.id, place, filled),
  });
  const title = h("h2", { tabindex: "-1" }, card.title);
  const notes = notesOf(remarks);
  const parameters = h(
    "section",
    { class: "panel", "aria-label": "Parameters" },
    h("h3", {}, "Parameters"),
    card.fields.length === 0
      ? h("p", { class: "hint" }, "There is nothing to fill in.")
      : fieldList(notes.shown(card.fields), scope, notes.field),
  );
  const drawn = [card, ...(before?.card ? [before.card] : [])];
  const other = remarks.filter(
    ({ field, output }) =>
      !drawn.some(
        ({ fields, outputs }) =>
          fields.some(({ key }) => key === field) || outputs.some(({ path }) => path === output),
      ),
  );
  const content = h("div", {});
  const needs = new Set(card.dynamicOutputs.flatMap((place) => place.needs));
  const titlesOf = (keys: readonly string[]) => keys.map(scope.titleOf).join(", ");
  /** What only the API knows can be asked for anew: it depends on what is filled in. */
  const drawOutputs = (more: readonly Output[], failure?: unknown): void => {
    const outputs = [...card.outputs, ...more];
    fill(content, outputPanel({ outputs, cut: card.cut }, notes.output));
    if (target === "off" || card.dynamicOutputs.length === 0) return;
    const after = needs.size === 0 ? "" : `, once ${titlesOf([...needs])} is filled in`;
    content.firstElementChild?.append(
      h("p", { class: "hint" }, `The connector knows of more${after}.`),
      asking,
      ...(failure === undefined
        ? []
        : [h("p", { class: "error", role: "alert" }, messageOf(failure))]),
    );
  };
  const ask = (): void => {
    const now = scope.known();
    const missing = [...needs].filter((key) => !known(now, [key]));
    if (missing.length > 0) {
      drawOutputs([], new Error(`Fill in ${titlesOf(missing)} first.`));
      return;
    }
    const asked = card.dynamicOutputs.map(({ place }) =>
      backend.describe(connector, card.id, place, now),
    );
    Promise.all(asked).then(
      (found) => {
        drawOutputs(found.flatMap(({ outputs }) => outputs.filter(({ path }) => path !== "")));
        asking.focus();
      },
      (error: unknown) => drawOutputs([], error),
    );
  };
  const asking = button("Ask for it", ask);
  drawOutputs([]);
  return h(
    "article",
    { class: "card" },
    h(
      "header",
      {},
      title,
      h("p", { class: "badges" }, ...badges(card.badges), h("code", {}, card.id)),
      h("p", {}, card.description),
      ...other.slice(0, AT_ONCE).map(placedRemark),
      other.length > AT_ONCE
        ? h(
            "details",
            {},
            h("summary", {}, `and ${other.length - AT_ONCE} more`),
            ...other.slice(AT_ONCE).map(placedRemark),
          )
        : undefined,
    ),
    h(
      "div",
      { class: before === undefined ? "columns" : "columns compared" },
      before && beforeElement(before.base, before.card, notesOf(remarks.filter(isChange))),
      h(
        "div",
        {},
        parameters,
        target === "off" ? undefined : runPanel(from, card, scope, parameters),
      ),
      content,
    ),
  );
}
