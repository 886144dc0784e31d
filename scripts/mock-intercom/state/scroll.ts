import { ApiError } from "../errors.ts";
import type { Base } from "./base.ts";

/** A scroll expires when it was not used for this long. */
const IDLE_MS = 60_000;
const PAGE = 100;

export interface ScrollPage {
  /** Empty on the last page. */
  ids: readonly string[];
  /** For the next page; on the last, empty one as the mock's `scrollLastPage` says. */
  scroll_param?: string;
}

export interface ScrollState {
  /**
   * Begins the one scroll that a workspace can have, over the ids as they are now.
   * @throws {ApiError} 400 while another one is open
   */
  openScroll(ids: readonly string[]): ScrollPage;
  /** @throws {ApiError} 404 for a scroll that is over, has expired or never was */
  nextOfScroll(param: string): ScrollPage;
}

export function scrollState({ storage, clock, uuid, facts }: Base): ScrollState {
  const open = storage.record("scroll", { param: "", left: [] as readonly string[], used: 0 });

  const take = (): ScrollPage => {
    const ids = open.left.slice(0, PAGE);
    open.left = open.left.slice(PAGE);
    open.used = clock.milliseconds();
    if (ids.length > 0) return { ids, scroll_param: open.param };
    const { param } = open;
    open.param = "";
    return { ids, ...(facts.scrollLastPage === "with-param" && { scroll_param: param }) };
  };
  const isOpen = () => open.param !== "" && clock.milliseconds() - open.used <= IDLE_MS;

  return {
    openScroll(ids) {
      // Codes and messages as the documentation of the scroll gives them.
      if (isOpen()) {
        throw new ApiError(400, "scroll_exists", "scroll already exists for this workspace");
      }
      Object.assign(open, { param: uuid(), left: [...ids] });
      return take();
    },
    nextOfScroll(param) {
      if (!isOpen() || param !== open.param) {
        throw new ApiError(404, "not_found", "scroll parameter not found");
      }
      return take();
    },
  };
}
