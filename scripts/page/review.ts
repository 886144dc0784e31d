import type { Change } from "../compat/change.ts";
import type { Finding } from "../validate/finding.ts";
import type { Cards } from "./cards/cards.ts";
import type { Card, Field, Remark } from "./model.ts";

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
    const remark = { kind: effect, text: what, advice: excuse };
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
 * Findings of the validator, each on the cards whose fields it is about; what is declared once and used by
 * several is on all of them.
 */
export function remarksOfFindings(findings: readonly Finding[], cards: Cards): Remark[] {
  const all = cards.overview.groups
    .flatMap((group) => group.cards)
    .flatMap(({ id }) => cards.card(id) ?? []);
  return findings.flatMap((finding): Remark[] => {
    const { severity, message, advice, file, line, rule, pointer } = finding;
    const remark = { kind: severity, text: message, advice, where: `${file}:${line} (${rule})` };
    const isDefinition = file.endsWith(".swagger.json") && pointer !== "";
    const found = isDefinition ? all.flatMap((card) => fieldsAt(card, pointer)) : [];
    if (found.length === 0) return [remark];
    return found.map(({ card, field }) => ({
      ...remark,
      ...on(card),
      ...(field === undefined ? {} : { field: field.key }),
    }));
  });
}

/** The fields that a pointer leads into; the card alone where it leads into its operation. */
function fieldsAt(card: Card, pointer: string): { card: Card; field: Field | undefined }[] {
  const fields = card.fields.filter(({ pointers }) =>
    pointers.some((one) => isWithin(pointer, one)),
  );
  if (fields.length > 0) return fields.map((field) => ({ card, field }));
  return isWithin(pointer, card.pointer) ? [{ card, field: undefined }] : [];
}

function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

function on({ id, title }: Card): Pick<Remark, "card" | "title"> {
  return { card: id, title };
}

/** `parameter body/x` and `result x/y` (compat's words for places) as the card names them. */
function placed(
  place: string,
  { fields, outputs }: Card,
): Pick<Remark, "field" | "output"> | undefined {
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
