import type { Card, Field, Output, Remark, Review } from "../model.ts";
import { button, count, h } from "./dom.ts";
import { fieldList } from "./fields.ts";
import { addressOf } from "./list.ts";
import { outputPanel } from "./outputs.ts";
import { createScope } from "./scope.ts";

const KINDS: Readonly<Record<Remark["kind"], string>> = {
  breaking: "Breaking",
  error: "Error",
  warning: "Warning",
  compatible: "Compatible",
  hint: "Hint",
  words: "Words",
};

/** "Breaking: It is gone." */
function remarkElement({ kind, text, advice }: Remark, ...place: HTMLElement[]): HTMLElement {
  return h(
    "p",
    { class: "remark" },
    h("span", { class: `badge ${kind}` }, KINDS[kind]),
    " ",
    h("span", {}, text),
    `${advice === "" ? "" : ` ${advice}`} `,
    ...place,
  );
}

/** The same away from what it is about, with where that is. */
export function placedRemark(remark: Remark): HTMLElement {
  const { where, field, output } = remark;
  const place = (field ?? output) || where;
  return remarkElement(remark, ...(place === "" ? [] : [h("span", { class: "unit" }, place)]));
}

/** Whether it is of two versions, and so of the one that was, too. */
export function isChange({ kind }: Remark): boolean {
  return kind === "breaking" || kind === "compatible" || kind === "words";
}

/** What remarks say of single fields and outputs. */
export interface Notes {
  field(field: Field): HTMLElement[];
  output(output: Output): HTMLElement[];
  /** Fields of which something is said are there from the start. */
  shown(fields: readonly Field[]): Field[];
}

export function notesOf(remarks: readonly Remark[]): Notes {
  const fields = Map.groupBy(remarks, ({ field }) => field);
  const outputs = Map.groupBy(remarks, ({ output }) => output);
  return {
    field: ({ key }) => (fields.get(key) ?? []).map((one) => remarkElement(one)),
    output: ({ path }) => (outputs.get(path) ?? []).map((one) => remarkElement(one)),
    shown: (all) => all.map((field) => (fields.has(field.key) ? { ...field, shown: true } : field)),
  };
}

/** The badge of the worst that is said of a card. */
export function worstBadge(remarks: readonly Remark[]): HTMLElement | undefined {
  const [worst] = remarks;
  return worst && h("span", { class: `badge ${worst.kind}` }, KINDS[worst.kind]);
}

/** All that there is to look at in a connector: what is about the whole of it, then card by card. */
export function reviewElement(connector: string, { base, remarks }: Review): HTMLElement {
  const whole = remarks.filter(({ card }) => card === undefined);
  const cards = Map.groupBy(
    remarks.filter(({ card }) => card !== undefined),
    ({ card }) => card ?? "",
  );
  const kinds = Map.groupBy(remarks, ({ kind }) => kind);
  const summary = [...kinds].map(([kind, some]) => `${KINDS[kind]}: ${some.length}`).join(", ");
  return h(
    "article",
    { class: "card" },
    h(
      "header",
      {},
      h("h2", { tabindex: "-1" }, "Review"),
      h(
        "p",
        {},
        base === undefined
          ? "What the validator found. Start with --base to compare with another version."
          : `What changed since ${base}, and what the validator found.`,
      ),
      h("p", { class: "hint" }, summary || "There is nothing to look at."),
    ),
    ...(whole.length === 0
      ? []
      : [h("section", { class: "panel" }, h("h3", {}, "The connector"), ...listed(whole))]),
    inSteps(
      [...cards].map(([id, some]) => () => {
        const title = h("a", { href: addressOf(connector, id) }, some[0]?.title ?? id);
        return h("section", { class: "panel" }, h("h3", {}, title), ...listed(some));
      }),
    ),
  );
}

/** So many cards are listed at once. */
const CARDS_AT_ONCE = 200;

function inSteps(sections: (() => HTMLElement)[]): HTMLElement {
  const list = h("div", {});
  const add = (): void => {
    list.append(...sections.splice(0, CARDS_AT_ONCE).map((make) => make()));
    if (sections.length === 0) return;
    const more = button(`Show more (${sections.length})`, () => {
      more.remove();
      add();
    });
    list.append(more);
  };
  add();
  return list;
}

/** More of one card than anybody reads. */
const MOST = 100;

function listed(remarks: readonly Remark[]): HTMLElement[] {
  const rest = remarks.length - MOST;
  return [
    ...remarks.slice(0, MOST).map(placedRemark),
    ...(rest > 0 ? [h("p", { class: "hint" }, `and ${count(rest, "more", "more")}`)] : []),
  ];
}

/** A card as it was: to read, not to fill in. */
export function beforeElement(base: string, card: Card | null, notes: Notes): HTMLElement {
  const title = `Before, in ${base}`;
  if (card === null) {
    return h(
      "section",
      { class: "panel", "aria-label": title },
      h("h3", {}, title),
      h("p", {}, "It was not there."),
    );
  }
  const off = () => Promise.reject(new Error("This is how it was."));
  const scope = createScope(card.fields, { live: false, choices: off, tree: off, describe: off });
  return h(
    "div",
    { class: "before" },
    h(
      "section",
      { class: "panel", "aria-label": title },
      h("h3", {}, title),
      h("p", {}, card.title),
      h("p", { class: "hint" }, card.description),
      fieldList(notes.shown(card.fields), scope, notes.field),
    ),
    outputPanel(card, notes.output),
  );
}
