import type { Change } from "../compat/change.ts";
import type { Finding } from "../validate/finding.ts";
import type { Cards } from "./cards/cards.ts";
import { descriptionText } from "./cards/texts.ts";
import type { Card, Control, Remark } from "./model.ts";

/** From what a reviewer must see to what is good to know. */
const KINDS: readonly Remark["kind"][] = [
  "breaking",
  "error",
  "warning",
  "compatible",
  "hint",
  "words",
];

/** The worst first, else in the order in which they were found. */
export function inOrder(remarks: readonly Remark[]): Remark[] {
  return [...remarks].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/**
 * Changes, each on the card, field or output that it is about: of the version that is now, else of the
 * one that was. What makers do not see stays the connector's.
 */
export function remarksOfChanges(
  changes: readonly Change[],
  { now, before }: { now: Cards; before: Cards },
): Remark[] {
  const cardOf = lookUp(now);
  const goneCard = lookUp(before);
  return changes.map(({ effect, operation = "", place, what, excuse = "" }): Remark => {
    const [card, was] = [cardOf(operation), goneCard(operation)];
    const remark = { kind: effect, text: descriptionText(what), advice: excuse };
    const shown = card ?? was;
    if (shown === undefined) {
      return { ...remark, where: [operation, place].filter((part) => part !== "").join(": ") };
    }
    // What is gone is on the card as it was.
    const at = (card && placed(place, card)) ?? (was && placed(place, was));
    return { ...remark, ...on(shown), where: place, ...at };
  });
}

/**
 * Findings of the validator, each on the cards whose fields and outputs it is about; what is declared once
 * and used by several is on all of them.
 * @param placeOf where it is, for those who mend it
 */
export function remarksOfFindings(
  findings: readonly Finding[],
  cards: Cards,
  placeOf: (finding: Finding) => string,
): Remark[] {
  const places: Places = new Map();
  for (const { id } of cards.overview.groups.flatMap((group) => group.cards)) {
    const card = cards.card(id);
    if (card !== undefined) addDeclared(places, card);
  }
  return findings.flatMap((finding): Remark[] => {
    const { severity, message, advice, file, rule, pointer } = finding;
    const where = `${placeOf(finding)} (${rule})`;
    const remark = { kind: severity, text: descriptionText(message), advice, where };
    const isDefinition = file.endsWith(".swagger.json") && pointer !== "";
    const found = isDefinition
      ? nearest(places, pointer).map((place) => ({ ...remark, ...place }))
      : [];
    return found.length === 0 ? [remark] : found;
  });
}

/** What of a card a remark is on; the card itself where it is neither. */
type Placed = Pick<Remark, "field" | "output">;

/** What cards show, by the pointers of what declares it. */
type Places = Map<string, (Pick<Remark, "card" | "title"> & Placed)[]>;

/** Adds what a card shows. What rows of a list hold is the list's. */
function addDeclared(places: Places, card: Card): void {
  const { pointer, fields, outputs } = card;
  const add = (pointers: readonly string[], placed: Placed): void => {
    for (const one of new Set(pointers)) {
      const there = places.get(one) ?? [];
      there.push({ ...on(card), ...placed });
      places.set(one, there);
    }
  };
  add([pointer], {});
  for (const { key, pointers, control } of fields) {
    add([...pointers, ...pointersOfRows(control)], { field: key });
  }
  for (const { path, pointers } of outputs) add(pointers, { output: path });
}

function pointersOfRows(control: Control): string[] {
  if (control.kind !== "list" || !("row" in control)) return [];
  return control.item.flatMap((row) => [...row.pointers, ...pointersOfRows(row.control)]);
}

/** What of each card is declared at a pointer, or else at the nearest place around it. */
function nearest(places: Places, pointer: string) {
  const found: (Pick<Remark, "card" | "title"> & Placed)[] = [];
  const seen = new Set<string | undefined>();
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const here = (places.get(at) ?? []).filter(({ card }) => !seen.has(card));
    for (const { card } of here) seen.add(card);
    found.push(...here);
  }
  return found;
}

function on({ id, title }: Card): Pick<Remark, "card" | "title"> {
  return { card: id, title };
}

/** `parameter body/x` and `result x/y` (compat's words for places) as the card names them. */
function placed(place: string, { fields, outputs }: Card): Placed | undefined {
  const [, kind, path = ""] = /^(parameter|result) ?(.*)$/s.exec(place) ?? [];
  if (kind === "parameter") {
    // The innermost field that the place is in: a list's entries are the list's.
    const steps = path.split("/");
    for (let length = steps.length; length > 0; length--) {
      const key = steps.slice(0, length).join("/");
      const field = fields.find((one) => one.key === key || isBody(one.key, key));
      if (field !== undefined) return { field: field.key };
    }
  }
  return kind === "result" && outputs.some((one) => one.path === path)
    ? { output: path }
    : undefined;
}

/** A body may have any name; in places it is always "body". */
function isBody(key: string, place: string): boolean {
  return place.startsWith("body/") && key.replace(/^[^/]+/, "body") === place && key.includes("/");
}

/** Each card is laid out once. */
function lookUp(cards: Cards): (id: string) => Card | undefined {
  const known = new Map<string, Card | undefined>();
  return (id) => {
    if (!known.has(id)) known.set(id, cards.card(id));
    return known.get(id);
  };
}
