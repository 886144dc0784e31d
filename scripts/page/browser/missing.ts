import type { Field } from "../model.ts";
import { known } from "../values.ts";
import { h, newId } from "./dom.ts";
import type { Scope } from "./scope.ts";

/**
 * Marks the required fields that have no value yet, and goes to the first. Fields that the API describes
 * are left to the platform, which knows which of them it must have.
 * @param panel where the fields are drawn
 * @returns what to say of them; undefined when nothing is missing
 */
export function markMissing(
  fields: readonly Field[],
  scope: Scope,
  panel: Element,
): HTMLElement | undefined {
  const now = scope.known();
  const missing = fields.filter(
    ({ key, required, control }) => required && control.kind !== "dynamic" && !known(now, [key]),
  );
  const [first] = missing;
  if (first === undefined) return undefined;
  for (const { key } of missing) mark(elementOf(key, panel));
  const element = elementOf(first.key, panel);
  element?.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true });
  // With its title, which focus alone would leave above the edge.
  element?.scrollIntoView({ block: "nearest" });
  const rest = missing.length - MOST;
  return h(
    "span",
    { class: "error" },
    "Fill in ",
    ...missing
      .slice(0, MOST)
      .flatMap(({ title }, index) => [index === 0 ? "" : ", ", h("span", {}, title)]),
    `${rest > 0 ? ` and ${rest} more` : ""} first.`,
  );
}

const CONTROLS = "input, select, textarea, button";
/** So many are named. */
const MOST = 5;

function elementOf(key: string, panel: Element): Element | null {
  return panel.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

/** Until somebody fills it in. */
function mark(field: Element | null): void {
  const control = field?.querySelector(CONTROLS);
  if (!field || !control || control.getAttribute("aria-invalid") === "true") return;
  const id = newId();
  const note = h("p", { class: "error", id }, "This must have a value.");
  const described = control.getAttribute("aria-describedby") ?? "";
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", `${described} ${id}`.trim());
  field.append(note);
  const clear = (): void => {
    note.remove();
    control.removeAttribute("aria-invalid");
    control.setAttribute("aria-describedby", described);
  };
  for (const event of ["input", "click"]) {
    field.addEventListener(event, clear, { once: true });
  }
}
