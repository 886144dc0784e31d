import type { Card, Output } from "../model.ts";
import { button, count, fill, h } from "./dom.ts";

/** So many are listed at once. */
const AT_ONCE = 200;

/** What is to be said of an output beside its description. */
export type OutputNotes = (output: Output) => readonly HTMLElement[];

/**
 * The dynamic content list: what the maker picks from in later steps; advanced ones are behind "See more",
 * unless something is said of them.
 */
function outputList(outputs: readonly Output[], notesOf: OutputNotes): HTMLElement {
  if (outputs.length === 0) {
    return h("p", { class: "hint" }, "It has no dynamic content.");
  }
  const titles = new Map(outputs.map(({ path, title }) => [path, title]));
  const notes = new Map(outputs.map((output) => [output, notesOf(output)]));
  const isSaid = (output: Output) => notes.get(output)?.length !== 0;
  const isUsual = (one: Output) => one.visibility !== "advanced" || isSaid(one);
  const usual = outputs.filter(isUsual);
  const first = new Set([...usual.slice(0, AT_ONCE), ...usual.filter(isSaid).slice(0, AT_ONCE)]);
  const list = h("ul", { class: "outputs" });
  const add = (some: readonly Output[]) =>
    list.append(...some.map((one) => item(one, titles, notes.get(one) ?? [])));
  add(usual.filter((one) => first.has(one)));
  const rest = outputs.filter((one) => !isUsual(one));
  const hidden = [...usual, ...rest].filter((one) => !first.has(one));
  if (hidden.length === 0) return list;
  const more = button(`See more (${hidden.length})`, () => {
    add(hidden.splice(0, AT_ONCE));
    if (hidden.length === 0) more.remove();
    else more.textContent = `See more (${hidden.length})`;
  });
  return h("div", {}, list, more);
}

function item(
  { title, description, type, list }: Output,
  titles: ReadonlyMap<string, string>,
  notes: readonly HTMLElement[],
): HTMLElement {
  const loop = list === undefined ? undefined : `for each of ${titles.get(list) || "the list"}`;
  return h(
    "li",
    {},
    h("span", { class: "token" }, title),
    h("span", { class: "unit" }, [type, loop].filter((part) => part !== undefined).join(", ")),
    description === "" ? undefined : h("span", { class: "hint" }, description),
    ...notes,
  );
}

/** "12 outputs" under a heading, with what the API adds when it is asked. */
export function outputPanel(
  { outputs, cut }: Pick<Card, "outputs" | "cut">,
  notesOf: OutputNotes = () => [],
): HTMLElement {
  const panel = h("section", { class: "panel", "aria-label": "Dynamic content" });
  fill(
    panel,
    h("h3", {}, "Dynamic content"),
    h(
      "p",
      { class: "hint" },
      `${count(outputs.length, "output")}, as later steps of a flow pick from.`,
    ),
    cut ? h("p", { class: "error" }, "There are more, which are left out here.") : undefined,
    outputList(outputs, notesOf),
  );
  return panel;
}
