/** The page: a list of cards, and the one that is open. */
import type { Review, Shown } from "../model.ts";
import { type Backend, openBackend } from "./backend.ts";
import { cardElement } from "./card.ts";
import { button, fill, h, messageOf, newId } from "./dom.ts";
import { addressOf, cardList, isNamed, readAddress, readReviewAddress } from "./list.ts";
import { isChange, reviewElement } from "./review.ts";

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
    button("Skip to the card", () => main.querySelector("h2")?.focus(), { class: "skip" }),
    h("label", { class: "title", for: id }, "Connector"),
    h("div", { class: "beside" }, choice, themeButton()),
    holder,
  );
  fill(root, side, main);

  /** Asked for once a connector, and after its first card: it takes longer. */
  const reviews = new Map<string, Promise<Review>>();
  const marked = new Set<string>();
  const reviewOf = (name: string): Promise<Review> => {
    const review =
      reviews.get(name) ??
      backend.review(name).catch((error: unknown): Review => {
        const text = messageOf(error);
        return { remarks: [{ kind: "warning", text, advice: "", where: "" }] };
      });
    reviews.set(name, review);
    return review;
  };

  let turn = 0;
  const show = (element: HTMLElement, focus: boolean): void => {
    fill(main, element);
    main.scrollTop = 0;
    if (focus) element.querySelector("h2")?.focus();
  };
  const openCard = async ({ name, target, overview }: Shown, id: string): Promise<HTMLElement> => {
    // What is said of the card is there from the start only where it was asked for before.
    const reviewed = reviews.has(name) ? await reviewOf(name) : { remarks: [] };
    const remarks = reviewed.remarks.filter(({ card }) => card === id);
    const compared = reviewed.base !== undefined && remarks.some(isChange);
    const before = compared
      ? { base: reviewed.base ?? "", card: await backend.before(name, id) }
      : undefined;
    const known = overview.groups.some(({ cards }) => cards.some((card) => card.id === id));
    // A card that is gone is shown as it was.
    const card = known || !before?.card ? await backend.card(name, id) : before.card;
    document.title = `${card.title} - ${overview.title}`;
    const from = { backend, connector: name, target: known ? target : ("off" as const) };
    return cardElement(from, card, { remarks, ...(before && known ? { before } : {}) });
  };
  const open = async (focus: boolean): Promise<void> => {
    turn += 1;
    const mine = turn;
    const address = readAddress(location.hash);
    const reviewed = readReviewAddress(location.hash);
    const wanted = address?.connector ?? reviewed;
    const shown = connectors.find(({ name }) => isNamed(name, wanted ?? "")) ?? connectors[0];
    if (shown === undefined) return fill(main, h("p", {}, "There is no connector here."));
    choice.value = String(connectors.indexOf(shown));
    const list = listOf(shown);
    if (holder.firstElementChild !== list.element) fill(holder, list.element);
    const isReview = address === undefined && reviewed !== undefined;
    const entries = shown.overview.groups.flatMap(({ cards }) => cards);
    const id = address?.id ?? "";
    const card =
      id === "" ? (entries[0]?.id ?? "") : (entries.find((one) => isNamed(one.id, id))?.id ?? id);
    try {
      if (isReview) {
        list.show("");
        const element = reviewElement(shown.name, await reviewOf(shown.name));
        if (mine === turn) show(element, focus);
      } else if (card === "") {
        fill(main, h("p", {}, "It has no actions or triggers that makers see."));
      } else {
        list.show(card);
        const element = await openCard(shown, card);
        if (mine === turn) show(element, focus);
      }
      const review = await reviewOf(shown.name);
      if (marked.has(shown.name)) return;
      marked.add(shown.name);
      list.review(review);
      const isSaid = !isReview && review.remarks.some((remark) => remark.card === card);
      // The card is drawn anew with it, unless somebody is filling it in.
      const isUsed = main.contains(document.activeElement);
      if (mine === turn && isSaid && !isUsed) show(await openCard(shown, card), focus);
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
