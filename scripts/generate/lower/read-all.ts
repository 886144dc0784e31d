import { defined } from "../../common/defined.ts";
import { own } from "../../common/own.ts";
import type { ReadAll } from "../../language/steps.ts";
import type { Expr, ReadAllStep } from "../../plan/plan.ts";
import type { LowerContext } from "./context.ts";
import { MOST_PAGES, PAGING_PARAMETERS, pagingOf, sizeOf } from "./paging.ts";

/** Which steps of which operation they are, for what is reported. */
export interface StepsOwner {
  readonly operation: string;
  readonly place: string;
}

/** A list to read whole, with the paging that the contract says it has; none where a fault is reported. */
export function lowerReadAll(
  { readAll: { upTo, items, query, body, ...rest }, as }: ReadAll,
  owner: StepsOwner,
  context: LowerContext,
): ReadAllStep[] {
  const call = `${rest.method} ${rest.path}`;
  const report = (message: string, advice: string): [] => {
    context.report({ ...owner, message, advice });
    return [];
  };
  const found = context.calls.get(call);
  if (found === undefined) {
    return report(
      `The contract has no ${call}.`,
      "What Intercom has and the contract lacks is added to connector/intercom/.",
    );
  }
  const by = pagingOf(found, context);
  if (by === undefined) {
    return report(
      `${call} is not paged: it has none of ${PAGING_PARAMETERS.join(", ")}.`,
      "Write call(…) in place of readAll(…).",
    );
  }
  if (by !== "cursor" && by !== "number") {
    return report(
      `${call} is paged by ${by}, which readAll does not follow.`,
      "Make it an action of its own: list(…).",
    );
  }
  const given = own(query ?? {}, "per_page");
  const most = typeof given === "number" ? given : sizeOf(found, context);
  if (most === undefined) {
    return report(
      `The contract does not say how many items a page of ${call} can hold.`,
      "Say so in the query: per_page.",
    );
  }
  const max = Math.ceil(upTo / most);
  if (!Number.isInteger(upTo) || upTo < 1 || max > MOST_PAGES) {
    return report(
      `readAll is to read ${upTo} items of ${call}, and reads from 1 to ${MOST_PAGES * most}: ${MOST_PAGES} pages of ${most}.`,
      "Ask for as many, or make it an action of its own: list(…).",
    );
  }
  const paging = {
    per_page: given ?? Math.ceil(upTo / max),
    [by === "number" ? "page" : "starting_after"]: { $get: "page" },
  };
  const { parameters = [] } = found.operation;
  const isInQuery = by === "number" || parameters.some(({ name }) => name === "starting_after");
  return [
    {
      readAll: {
        ...rest,
        ...(isInQuery ? { query: { ...query, ...paging } } : defined({ query })),
        ...(isInQuery ? defined({ body }) : { body: withPagination(body, paging) }),
        items,
        max,
        by,
      },
      as,
    },
  ];
}

function withPagination(body: Expr | undefined, pagination: Expr): Expr {
  const isWritten = typeof body === "object" && body !== null && !("$get" in body);
  return isWritten ? { ...body, pagination } : { $merge: [body ?? null, { pagination }] };
}
