/**
 * Elements without HTML: whatever text is given stays text. Attributes are the page's own; foreign text
 * is only ever a child, a value, or one of the attributes that are read aloud.
 */

type Child = Node | string | undefined;

interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly type?: string;
  readonly role?: string;
  readonly for?: string;
  readonly name?: string;
  readonly value?: string;
  readonly href?: `#${string}`;
  readonly placeholder?: string;
  readonly title?: string;
  readonly step?: string;
  readonly rows?: string;
  readonly tabindex?: string;
  readonly autocomplete?: "off";
  readonly spellcheck?: "false";
  readonly hidden?: boolean;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly open?: boolean;
  readonly selected?: boolean;
  readonly "aria-label"?: string;
  readonly "aria-labelledby"?: string;
  readonly "aria-describedby"?: string;
  readonly "aria-live"?: "polite";
  readonly "aria-current"?: "page";
  readonly "aria-expanded"?: "true" | "false";
  readonly "aria-required"?: "true";
  readonly "aria-hidden"?: "true";
  readonly "aria-pressed"?: "true" | "false";
  readonly "data-key"?: string;
}

/** `h("p", { class: "hint" }, text)` */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button that does something. */
export function button(
  text: string,
  act: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const element = h("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", act);
  return element;
}

/** In place of what is there. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...children.filter((child) => child !== undefined));
}

let last = 0;

/** An id that no other element has. */
export function newId(): string {
  last += 1;
  return `i${last}`;
}

/** "1 item", "2 items" */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** What an error says to whoever reads the page. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
