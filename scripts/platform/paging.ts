import type { CallResult } from "./answer/call-result.ts";
import type { OperationEntry } from "./definition/operations.ts";
import { isRecord } from "./definition/swagger.ts";
import { at } from "./dynamic/path.ts";
import { UsageError } from "./errors.ts";
import type { Link, NotCalled } from "./follow.ts";
import type { Called } from "./gateway.ts";

/** What following the next links of an operation gave. */
export interface Pages {
  /** The items of all pages, in order. */
  items: unknown[];
  /** The answers, one a page. The last is an error where one failed. */
  pages: CallResult[];
  /** Whether the list was read to its end. */
  complete: boolean;
}

export interface PagesOptions {
  /**
   * The threshold of the pagination setting: no further page is asked for once there are so many
   * items. All items of the pages read are given. Default 100,000, the most that flows allow.
   */
  max?: number;
  /**
   * No further page is asked for after so many. Default 10,000: flows know no such limit, but pages
   * without items would never reach the other one.
   */
  maxPages?: number;
  /**
   * How often a page is asked for again that fails with 408, 429 or 5xx, as the retry policy of a flow
   * does (Logic Apps' documentation of retry policies). Default 0: the first failure ends it.
   */
  retries?: number;
}

const MOST_ITEMS = 100_000;
const MOST_PAGES = 10_000;

/**
 * Reads page after page as flows do with pagination turned on. Assumption: the next page is always
 * asked for by GET, as AutoRest, where the extension comes from, does by default (Azure/autorest#4454).
 * Its `operationName`, which could name a POST, is not followed: AutoRest itself has ignored its verb
 * (#3579), and Microsoft's schema of definitions does not name it.
 * The link may stand in any property; that designers know only `nextLink` and `@odata.nextLink` is for
 * the validator to say.
 * @throws {UsageError} for an operation without `x-ms-pageable`
 */
export async function followPages(
  { operationId, operation, method }: OperationEntry,
  first: () => Promise<Called>,
  next: (link: Link) => Promise<Called | NotCalled>,
  { max = MOST_ITEMS, maxPages = MOST_PAGES, retries = 0 }: PagesOptions = {},
): Promise<Pages> {
  const pageable = operation["x-ms-pageable"];
  const linkName = pageable?.nextLinkName;
  if (!pageable || !linkName) {
    throw new UsageError(`${operationId} is not paged: it declares no x-ms-pageable.nextLinkName.`);
  }
  const items: unknown[] = [];
  const pages: CallResult[] = [];
  const asked = new Set<string>();
  let page = await again(first, retries);
  if (method === "GET") asked.add(new URL(page.originalRequestUri).href);
  for (;;) {
    const { result, originalRequestUri } = page;
    pages.push(result);
    if (result.response.status >= 400) break;
    items.push(...itemsOf(result, pageable.itemName));
    const url = within(result.body, linkName);
    if (typeof url !== "string" || url === "") return { items, pages, complete: true };
    if (items.length >= max || pages.length >= maxPages) break;
    const link = { url, originalRequestUri };
    // Assumption: what was read once is not read again; whether flows notice is not documented.
    const whole = URL.canParse(url, originalRequestUri)
      ? new URL(url, originalRequestUri).href
      : url;
    const called = asked.has(whole)
      ? { notCalled: "leads back to a page that was read before" }
      : await again(() => next(link), retries);
    if ("notCalled" in called) {
      addFinding(result, `${linkName} ${called.notCalled}`);
      break;
    }
    asked.add(whole);
    page = called;
  }
  return { items, pages, complete: false };
}

/** Asks until the answer is no passing failure, or so often again. */
async function again<C extends Called | NotCalled>(
  ask: () => Promise<C>,
  retries: number,
): Promise<C> {
  const called = await ask();
  if ("notCalled" in called || retries === 0) return called;
  const { status } = called.result.response;
  return status === 408 || status === 429 || status >= 500 ? again(ask, retries - 1) : called;
}

/** A property of a page: by its name, which may hold dots, else by a path of names. */
function within(body: unknown, name: string): unknown {
  return at(body, name) ?? at(body, name.replaceAll(".", "/"));
}

function addFinding(result: CallResult, message: string): void {
  result.findings.push({ pointer: "", rule: "next-link", message });
}

/**
 * `value` unless `itemName` says otherwise (the extension's own definition); where the answer has no
 * such list, its only one (assumption).
 */
function itemsOf(result: CallResult, itemName = "value"): unknown[] {
  const { body } = result;
  if (isRecord(body)) {
    const named = within(body, itemName);
    if (Array.isArray(named)) return named;
    const lists = Object.values(body).filter((value) => Array.isArray(value));
    if (lists.length === 1 && lists[0]) return lists[0];
  }
  addFinding(result, `a page must be an object with a list "${itemName}"`);
  return [];
}
