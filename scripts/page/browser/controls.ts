import type { Asked, Control, Field, Option } from "../model.ts";
import { known, withValue } from "../values.ts";
import { button, count, fill, h, messageOf, newId } from "./dom.ts";
import { fieldList } from "./fields.ts";
import { rowScope, type Scope } from "./scope.ts";
import { treeControl } from "./tree.ts";

/** What a control needs to know of the field that it fills in. */
export interface Use {
  readonly id: string;
  /** Read aloud where no label points at the control. */
  readonly label: string;
  readonly describedBy: string;
  readonly required: boolean;
  readonly initial?: unknown;
  /** Takes each new value; undefined where there is none. */
  set(value: unknown): void;
}

/** The element for a control. What has the use's id is what its label is for. */
export function controlElement(control: Control, use: Use, scope: Scope): HTMLElement {
  switch (control.kind) {
    case "text":
      return textControl(use, (text) => text);
    case "number":
      return textControl(use, (text) => typed(text, control.whole ? "integer" : "number"));
    case "json":
      return textControl(use, parsed, "JSON");
    case "boolean":
      return choiceControl(use, [
        { value: true, title: "Yes" },
        { value: false, title: "No" },
      ]);
    case "choice":
      return choiceControl(use, control.options, control.more);
    case "date":
      return dateControl(use, control.time);
    case "file":
      return fileControl(use);
    case "dropdown":
      return dropdownControl(control, use, scope);
    case "tree":
      return treeControl(control, use, scope);
    case "dynamic":
      return dynamicControl(control, use, scope);
    case "list":
      return listControl(control, use, scope);
    case "dictionary":
      return dictionaryControl(control.value, use, scope);
  }
}

function attributesOf({ id, label, describedBy, required }: Use) {
  return {
    id,
    "aria-label": label,
    "aria-describedby": describedBy,
    ...(required ? ({ "aria-required": "true" } as const) : {}),
  };
}

function textControl(use: Use, read: (text: string) => unknown, placeholder = ""): HTMLElement {
  const area = h("textarea", {
    ...attributesOf(use),
    class: "input",
    rows: "1",
    spellcheck: "false",
    ...(placeholder === "" ? {} : { placeholder }),
  });
  if (use.initial !== undefined) {
    area.value = typeof use.initial === "string" ? use.initial : JSON.stringify(use.initial);
  }
  area.addEventListener("input", () => use.set(area.value === "" ? undefined : read(area.value)));
  return area;
}

/** What is typed where something else than text is wanted; what does not fit stays text, for the platform to refuse. */
export function typed(text: string, type: string): unknown {
  if (type === "string") return text;
  return parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function dateControl(use: Use, time: boolean): HTMLElement {
  const input = h("input", {
    ...attributesOf(use),
    class: "input",
    type: time ? "datetime-local" : "date",
    ...(time ? { step: "1" } : {}),
  });
  if (typeof use.initial === "string") input.value = use.initial.replace(/(\.\d+)?Z$/, "");
  input.addEventListener("change", () => {
    if (input.value === "") return use.set(undefined);
    const whole = /T\d\d:\d\d$/.test(input.value) ? `${input.value}:00` : input.value;
    use.set(time ? `${whole}Z` : whole);
  });
  if (!time) return input;
  return h("span", { class: "beside" }, input, h("span", { class: "unit" }, "UTC"));
}

function fileControl(use: Use): HTMLElement {
  const input = h("input", { ...attributesOf(use), class: "input", type: "file" });
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file === undefined) return use.set(undefined);
    void file.arrayBuffer().then((buffer) => {
      let text = "";
      for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
      use.set({
        "$content-type": file.type || "application/octet-stream",
        $content: btoa(text),
        filename: file.name,
      });
    });
  });
  return input;
}

const CUSTOM = "custom";

/** A dropdown whose lines are known. */
function choiceControl(use: Use, options: readonly Option[], more = 0): HTMLElement {
  const holder = h("div", { class: "choice" });
  const initial = options.findIndex(({ value }) => value === use.initial);
  fill(holder, selectOf(use, options, holder, { initial, more, type: typeof options[0]?.value }));
  return holder;
}

interface SelectOptions {
  readonly initial: number;
  readonly more: number;
  readonly type: string;
}

function selectOf(
  use: Use,
  options: readonly Option[],
  holder: HTMLElement,
  { initial, more, type }: SelectOptions,
): HTMLSelectElement {
  const select = h(
    "select",
    { ...attributesOf(use), class: "input" },
    h("option", { value: "" }, options.length === 0 ? "No items" : "Choose a value"),
    ...options.map(({ title }, index) =>
      h("option", { value: String(index), selected: index === initial }, title),
    ),
    more === 0
      ? undefined
      : h("option", { value: "", disabled: true }, `and ${count(more, "more")}: type it in`),
    h("option", { value: CUSTOM }, "Enter custom value"),
  );
  select.addEventListener("change", () => {
    if (select.value !== CUSTOM) {
      return use.set(select.value === "" ? undefined : options[Number(select.value)]?.value);
    }
    use.set(undefined);
    const area = textControl({ ...use, initial: undefined }, (text) =>
      typed(text, type === "string" ? "string" : "json"),
    );
    const back = button("Choose from the list", () => {
      use.set(undefined);
      const again = selectOf(use, options, holder, { initial: -1, more, type });
      fill(holder, again);
      again.focus();
    });
    fill(holder, area, back);
    area.focus();
  });
  return select;
}

/** Asks when all that it depends on is filled in, and anew whenever that changes. */
function whenKnown(
  { dependsOn, needs }: Pick<Asked, "dependsOn" | "needs">,
  scope: Scope,
  { wait, ask }: { wait(missing: string[]): void; ask(): void },
): void {
  const look = (): void => {
    const now = scope.known();
    const missing = needs.filter((key) => !known(now, [key]));
    if (missing.length > 0) wait(missing.map((key) => scope.titleOf(key)));
    else ask();
  };
  scope.watch(dependsOn, look);
  look();
}

function dropdownControl(
  { ask, type, ...depends }: Extract<Control, { kind: "dropdown" }>,
  use: Use,
  scope: Scope,
): HTMLElement {
  const holder = h("div", { class: "choice" });
  const say = (text: string): void => {
    const select = h("select", { ...attributesOf(use), class: "input", disabled: true });
    select.append(h("option", {}, text));
    fill(holder, select);
  };
  if (!scope.asking.live) {
    say("Filled by the connector");
    return holder;
  }
  let asked = 0;
  whenKnown(depends, scope, {
    wait(missing) {
      asked += 1;
      use.set(undefined);
      say(`Fill in ${missing.join(", ")} first`);
    },
    ask() {
      asked += 1;
      const turn = asked;
      use.set(undefined);
      say("Loading…");
      scope.asking.choices(ask, scope.known()).then(
        (options) => {
          if (turn !== asked) return;
          const initial = options.findIndex(({ value }) => value === use.initial);
          if (initial >= 0) use.set(options[initial]?.value);
          fill(holder, selectOf(use, options, holder, { initial, more: 0, type }));
        },
        (error: unknown) => {
          if (turn !== asked) return;
          const typedIn = selectOf(use, [], holder, { initial: -1, more: 0, type });
          fill(holder, typedIn, h("p", { class: "error", role: "alert" }, messageOf(error)));
        },
      );
    },
  });
  return holder;
}

function dynamicControl(
  { ask, ...depends }: Extract<Control, { kind: "dynamic" }>,
  use: Use,
  scope: Scope,
): HTMLElement {
  const holder = h("div", { class: "dynamic", id: use.id });
  const say = (text: string) => fill(holder, h("p", { class: "hint" }, text));
  if (!scope.asking.live) {
    say("The connector gives these fields when it runs.");
    return holder;
  }
  scope.unfold(ask);
  let asked = 0;
  let keys: readonly string[] = [];
  /** Whether it is filled in as a whole. */
  let isTyped = false;
  const forget = (): void => {
    for (const key of keys) scope.set(key, undefined);
    if (isTyped) use.set(undefined);
    isTyped = false;
    keys = [];
  };
  whenKnown(depends, scope, {
    wait(missing) {
      asked += 1;
      forget();
      say(`Fill in ${missing.join(", ")} first: the fields depend on it.`);
    },
    ask() {
      asked += 1;
      const turn = asked;
      forget();
      say("Loading…");
      scope.asking.describe(ask, scope.known()).then(
        ({ fields }) => {
          if (turn !== asked) return;
          keys = fields.map(({ key }) => key);
          if (fields.length === 0) return say("There are no fields here.");
          // Each is there from the start: who chose this wants to fill it in.
          const all = fields.map((field): Field => ({ ...field, shown: true }));
          fill(holder, fieldList(all, scope));
        },
        (error: unknown) => {
          if (turn !== asked) return;
          isTyped = true;
          const failure = h("p", { class: "error", role: "alert" }, messageOf(error));
          fill(holder, failure, textControl({ ...use, id: newId() }, parsed, "JSON"));
        },
      );
    },
  });
  return holder;
}

function listControl(
  list: Extract<Control, { kind: "list" }>,
  use: Use,
  scope: Scope,
): HTMLElement {
  const rows = h("div", { class: "rows" });
  /** Numbers are not used again: no two rows may be called the same. */
  let last = 0;
  const values = new Map<Element, unknown>();
  const tell = (): void => {
    const all = [...rows.children].flatMap((row) => {
      const value = values.get(row);
      return value === undefined ? [] : [value];
    });
    use.set(all.length === 0 ? undefined : all);
  };
  const add = (focus: boolean): void => {
    last += 1;
    const number = last;
    const label = `${use.label} - ${number}`;
    const row = h("div", { class: "row", role: "group", "aria-label": label });
    const set = (value: unknown): void => {
      values.set(row, value);
      tell();
    };
    const remove = button(
      "Remove",
      () => {
        row.remove();
        tell();
        more.focus();
      },
      { "aria-label": `Remove ${label}` },
    );
    row.append(
      !("row" in list)
        ? controlElement(
            list.item,
            { id: newId(), label, describedBy: use.describedBy, required: false, set },
            scope,
          )
        : fieldList(
            list.item,
            rowScope(scope, list, (filled) => {
              let object: unknown;
              for (const [key, value] of filled) object = withValue(object, key.split("/"), value);
              set(object);
            }),
          ),
      remove,
    );
    rows.append(row);
    if (focus) row.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
  };
  const more = button("Add new item", () => add(true), { id: use.id });
  return h("div", { class: "list" }, rows, more);
}

function dictionaryControl(value: Control, use: Use, scope: Scope): HTMLElement {
  const rows = h("div", { class: "rows" });
  /** Numbers are not used again: no two rows may be called the same. */
  let last = 0;
  const entries = new Map<Element, { key: string; value: unknown }>();
  const tell = (): void => {
    let object: unknown;
    for (const row of rows.children) {
      const entry = entries.get(row);
      if (entry !== undefined && entry.key !== "" && entry.value !== undefined) {
        object = withValue(object, [entry.key], entry.value);
      }
    }
    use.set(object);
  };
  const more = button(
    "Add new item",
    () => {
      last += 1;
      const number = last;
      const entry = { key: "", value: undefined as unknown };
      const row = h("div", {
        class: "row pair",
        role: "group",
        "aria-label": `${use.label} - ${number}`,
      });
      entries.set(row, entry);
      const key = h("input", {
        class: "input",
        placeholder: "Key",
        "aria-label": `Key of ${use.label} - ${number}`,
      });
      key.addEventListener("input", () => {
        entry.key = key.value;
        tell();
      });
      const part = {
        id: newId(),
        label: `Value of ${use.label} - ${number}`,
        describedBy: use.describedBy,
        required: false,
        set(given: unknown) {
          entry.value = given;
          tell();
        },
      };
      const remove = button("Remove", () => {
        row.remove();
        tell();
        more.focus();
      });
      row.append(key, controlElement(value, part, scope), remove);
      rows.append(row);
      key.focus();
    },
    { id: use.id },
  );
  return h("div", { class: "list" }, rows, more);
}
