/** The page: a list of cards, and the one that is open. */
import type { Shown } from "../model.ts";
import { type Backend, openBackend } from "./backend.ts";
import { cardElement } from "./card.ts";
import { button, fill, h, messageOf, newId } from "./dom.ts";
import { addressOf, cardList, readAddress } from "./list.ts";

const root = document.body;

async function begin(): Promise<void> {
  const backend = openBackend();
  try {
    const { connectors } = await backend.start();
    layOut(backend, connectors);
  } catch (error) {
    fill(root, h("main", {}, h("p", { class: "error", role: "alert" }, messageOf(error))));
  }
}

function layOut(backend: Backend, connectors: readonly Shown[]): void {
  const main = h("main", { tabindex: "-1" });
  const side = h("div", { class: "side" });
  const id = newId();
  const choice = h("select", { class: "input", id });
  for (const [index, { overview }] of connectors.entries()) {
    choice.append(h("option", { value: String(index) }, overview.title));
  }
  const lists = new Map<string, ReturnType<typeof cardList>>();
  const listOf = (shown: Shown) => {
    const list = lists.get(shown.name) ?? cardList(shown.name, shown.overview);
    lists.set(shown.name, list);
    return list;
  };
  const holder = h("div", {});
  side.append(
    h("label", { class: "title", for: id }, "Connector"),
    h("div", { class: "beside" }, choice, themeButton()),
    holder,
  );
  fill(root, side, main);

  let turn = 0;
  const open = async (focus: boolean): Promise<void> => {
    turn += 1;
    const mine = turn;
    const address = readAddress(location.hash);
    const shown = connectors.find(({ name }) => name === address?.connector) ?? connectors[0];
    if (shown === undefined) return fill(main, h("p", {}, "There is no connector here."));
    choice.value = String(connectors.indexOf(shown));
    const list = listOf(shown);
    if (holder.firstElementChild !== list.element) fill(holder, list.element);
    const card = address?.id || (shown.overview.groups[0]?.cards[0]?.id ?? "");
    list.show(card);
    if (card === "")
      return fill(main, h("p", {}, "It has no actions or triggers that makers see."));
    try {
      const found = await backend.card(shown.name, card);
      if (mine !== turn) return;
      document.title = `${found.title} - ${shown.overview.title}`;
      const from = { backend, connector: shown.name, target: shown.target };
      const element = cardElement(from, found);
      fill(main, element);
      main.scrollTop = 0;
      if (focus) element.querySelector("h2")?.focus();
    } catch (error) {
      if (mine === turn) fill(main, h("p", { class: "error", role: "alert" }, messageOf(error)));
    }
  };
  choice.addEventListener("change", () => {
    const shown = connectors[Number(choice.value)];
    if (shown !== undefined) location.hash = addressOf(shown.name, "");
  });
  addEventListener("hashchange", () => void open(true));
  void open(false);
}

/** As the system has it, until somebody says otherwise. */
function themeButton(): HTMLElement {
  const dark = (): boolean => {
    const { theme } = document.documentElement.dataset;
    return theme === undefined
      ? matchMedia("(prefers-color-scheme: dark)").matches
      : theme === "dark";
  };
  const toggle = button("Dark", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    toggle.setAttribute("aria-pressed", dark() ? "true" : "false");
  });
  toggle.setAttribute("aria-pressed", dark() ? "true" : "false");
  return toggle;
}

void begin();
