import type { Field } from "../model.ts";
import { controlElement } from "./controls.ts";
import { button, count, fill, h, newId } from "./dom.ts";
import type { Scope } from "./scope.ts";

/** So many fields appear at once; a definition of a stranger's may have ten thousand. */
const AT_ONCE = 100;
/** A list to choose single ones from holds so many. */
const TO_CHOOSE = 300;

/** What is to be said of a field beside its description: findings, changes. */
export type NotesOf = (field: Field) => HTMLElement[];

/** Fields as the designer lays them out: those that are there from the start, then "Advanced parameters". */
export function fieldList(
  fields: readonly Field[],
  scope: Scope,
  notesOf: NotesOf = () => [],
): HTMLElement {
  const there = h("div", { class: "fields" });
  const show = (field: Field) => there.append(fieldElement(field, scope, notesOf(field)));
  const later = fields.filter(({ shown }) => !shown);
  inSteps(
    there,
    fields.filter(({ shown }) => shown),
    show,
  );
  if (later.length === 0) return there;
  return h("div", {}, there, advanced(later, scope, notesOf));
}

/** The first hundred, and a button for more. */
function inSteps(
  parent: HTMLElement,
  fields: readonly Field[],
  show: (field: Field) => void,
): void {
  for (const field of fields.slice(0, AT_ONCE)) show(field);
  const rest = fields.slice(AT_ONCE);
  if (rest.length === 0) return;
  const more = button(
    `Show ${Math.min(AT_ONCE, rest.length)} of ${count(rest.length, "more", "more")}`,
    () => {
      more.remove();
      inSteps(parent, rest, show);
    },
  );
  parent.append(more);
}

function advanced(fields: readonly Field[], scope: Scope, notesOf: NotesOf): HTMLElement {
  const shown = new Map<Field, HTMLElement>();
  const there = h("div", { class: "fields" });
  const id = newId();
  const select = h("select", { class: "input", id });
  const all = button("Show all", () => {
    fill(there);
    inSteps(there, fields, (field) => {
      const element = shown.get(field) ?? fieldElement(field, scope, notesOf(field));
      shown.set(field, element);
      there.append(element);
    });
    tell();
  });
  const none = button("Clear all", () => {
    for (const { key, control } of shown.keys()) {
      if (control.kind === "dynamic") scope.clear(key);
      else scope.set(key, undefined);
    }
    shown.clear();
    fill(there);
    tell();
  });
  const tell = (): void => {
    const hidden = fields.filter((field) => !shown.has(field));
    fill(
      select,
      h("option", { value: "" }, `Showing ${shown.size} of ${fields.length}`),
      ...hidden
        .slice(0, TO_CHOOSE)
        .map((field) => h("option", { value: String(fields.indexOf(field)) }, field.title)),
    );
    all.disabled = hidden.length === 0;
    none.disabled = shown.size === 0;
  };
  select.addEventListener("change", () => {
    const field = fields[Number(select.value)];
    if (select.value === "" || field === undefined) return;
    const element = fieldElement(field, scope, notesOf(field));
    shown.set(field, element);
    there.append(element);
    tell();
    element.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
  });
  tell();
  return h(
    "div",
    { class: "advanced" },
    h("label", { for: id, class: "title" }, "Advanced parameters"),
    h("div", { class: "beside" }, select, all, none),
    there,
  );
}

function fieldElement(field: Field, scope: Scope, notes: readonly HTMLElement[]): HTMLElement {
  const { key, title, description, required, control, initial } = field;
  const id = newId();
  const described = newId();
  const isGroup =
    control.kind === "list" || control.kind === "dictionary" || control.kind === "dynamic";
  const label = [
    h("span", {}, title),
    ...(required ? [h("span", { class: "star", title: "Required" }, " *")] : []),
  ];
  const use = {
    id,
    label: title,
    describedBy: described,
    required,
    ...(initial === undefined ? {} : { initial }),
    set: (value: unknown) => scope.set(key, value),
  };
  if (initial !== undefined && control.kind !== "dropdown") scope.set(key, initial);
  const name = newId();
  return h(
    "div",
    {
      class: "field",
      "data-key": key,
      ...(isGroup ? { role: "group", "aria-labelledby": name } : {}),
    },
    isGroup
      ? h("span", { class: "title", id: name }, ...label)
      : h("label", { class: "title", for: id }, ...label),
    controlElement(control, use, scope),
    h("p", { class: "hint", id: described }, description),
    ...notes,
  );
}
