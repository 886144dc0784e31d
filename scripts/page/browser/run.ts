import type { Card, Poll, Ran, Run, Target } from "../model.ts";
import type { Backend } from "./backend.ts";
import { button, count, fill, h, messageOf } from "./dom.ts";
import { markMissing } from "./missing.ts";
import type { Scope } from "./scope.ts";

/** Runs a card and shows what comes of it. */
export function runPanel(
  { backend, connector, target }: { backend: Backend; connector: string; target: Target },
  card: Card,
  scope: Scope,
  /** Where its fields are drawn. */
  parameters: Element,
): HTMLElement {
  const status = h("p", { class: "status", role: "status" });
  const results = h("div", {});
  const actions = h("div", { class: "beside" });
  /** One thing at a time; what fails is said in words. */
  const act = async (what: string, work: () => Promise<string>): Promise<void> => {
    const buttons = [...actions.querySelectorAll("button")];
    for (const one of buttons) one.disabled = true;
    fill(status, what);
    try {
      fill(status, await work());
    } catch (error) {
      fill(status, h("span", { class: "error" }, messageOf(error)));
    } finally {
      for (const one of buttons) one.disabled = false;
    }
  };
  /** Whether all is filled in that must be; else it is said what is not. */
  const isFilled = (): boolean => {
    const missing = markMissing(card.fields, scope, parameters);
    if (missing !== undefined) fill(status, missing);
    return missing === undefined;
  };
  const run = (pages?: number) =>
    act("Running…", async () => {
      const done = await backend.run(connector, card.id, scope.known(), pages);
      fill(results, ...runElements(done, () => void run((done.pages?.read ?? 0) + 1)));
      return summaryOf(done);
    });
  let polls = 0;
  const poll = (first: boolean) =>
    act("Polling…", async () => {
      const values = first ? scope.known() : undefined;
      const done = await backend.poll(connector, card.id, values);
      if (first) fill(results);
      polls = first ? 1 : polls + 1;
      results.prepend(pollElement(done, polls));
      again.hidden = false;
      happen.hidden = !done.fires;
      start.textContent = "Begin anew";
      return `Poll ${polls}: ${done.call.status}, ${count(done.runs.length, "run")} of the flow.`;
    });
  const start = button("Poll", () => void (isFilled() && poll(true)), { class: "primary" });
  const again = button("Poll again", () => void poll(false), { hidden: true });
  const happen = button(
    "Let something happen",
    () =>
      void act("Two minutes pass…", async () => {
        await backend.happen(connector, card.id);
        return "Two minutes passed, and something happened. Poll again.";
      }),
    { hidden: true },
  );
  if (card.badges.includes("polling")) actions.append(start, happen, again);
  else {
    const text = card.badges.includes("webhook") ? "Subscribe and wait" : "Run";
    actions.append(
      button(
        text,
        () => void (isFilled() && confirmed(card, target) && run(card.paged ? 1 : undefined)),
        { class: "primary" },
      ),
    );
  }
  return h(
    "section",
    { class: "panel", "aria-label": "Run" },
    h("h3", {}, "Run"),
    h("p", { class: "hint" }, WHERE[target]),
    card.hint === "" ? undefined : h("p", { class: "hint" }, card.hint),
    actions,
    status,
    results,
  );
}

const WHERE: Readonly<Record<Target, string>> = {
  mock: "On the mock Intercom: nothing leaves this machine.",
  echo: "On an echo, which answers with examples of what is declared: nothing leaves this machine.",
  live: "On the real service, with your token: what you change there is changed.",
  off: "",
};

function confirmed({ title, badges }: Card, target: Target): boolean {
  if (target !== "live" || !badges.some((one) => one === "changes" || one === "deletes"))
    return true;
  // A title of a stranger's must not turn the question around, or push it away.
  const plain = title.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "").slice(0, 200);
  return globalThis.confirm(`Run "${plain}" on the real service?`);
}

function summaryOf({ calls, pages, runs }: Run): string {
  const statuses = calls.map(({ status }) => status).join(", ");
  const read =
    pages === undefined
      ? ""
      : ` ${count(pages.items, "item")} on ${count(pages.read, "page")}${pages.more ? ", and there is more" : ""}.`;
  const started = runs === undefined ? "" : ` ${count(runs.length, "run")} of the flow.`;
  return `Answered ${statuses}.${read}${started}`;
}

function runElements({ calls, pages, runs }: Run, next: () => void): HTMLElement[] {
  return [
    ...calls.map(callElement),
    ...(runs ?? []).map((text, index) => bodyElement(`Run ${index + 1}`, text)),
    ...(pages?.more ? [button("Next page", next)] : []),
  ];
}

function pollElement({ call, runs, state }: Poll, number: number): HTMLElement {
  return h(
    "div",
    { class: "poll", role: "group", "aria-label": `Poll ${number}` },
    h("h4", {}, `Poll ${number}: ${count(runs.length, "run")}`),
    ...runs.map((text, index) => bodyElement(`Run ${index + 1}`, text)),
    callElement(call),
    state === "" ? undefined : bodyElement(`State, ${count(state.length, "character")}`, state),
  );
}

function callElement({ title, status, body, findings, steps, retryAfter }: Ran): HTMLElement {
  const wait = retryAfter === undefined ? "" : `, asks to wait ${retryAfter} s`;
  return h(
    "div",
    { class: status < 400 ? "call" : "call failed" },
    h("h4", {}, `${title ?? "Answer"}: ${status}${wait}`),
    ...findings.map(({ pointer, message }) =>
      h("p", { class: "error" }, `${pointer || "The answer"}: ${message}`),
    ),
    body === "" ? h("p", { class: "hint" }, "No body") : code(body),
    h(
      "details",
      {},
      h("summary", {}, `How it came about: ${count(steps.length, "step")}`),
      h(
        "ol",
        { class: "steps" },
        ...steps.map(({ title: what, lines }) => {
          const text = lines.join("\n").trim();
          return h("li", {}, h("p", {}, what), text === "" ? undefined : code(text));
        }),
      ),
    ),
  );
}

function bodyElement(title: string, text: string): HTMLElement {
  return h("details", { open: title === "Run 1" }, h("summary", {}, title), code(text));
}

/** A text of a million characters makes any page slow. */
const LONGEST = 100_000;

function code(text: string): HTMLElement {
  const shown =
    text.length > LONGEST
      ? `${text.slice(0, LONGEST)}\n… ${count(text.length - LONGEST, "more character")}`
      : text;
  // It scrolls, so the keyboard must reach it.
  return h("pre", { tabindex: "0" }, shown);
}
