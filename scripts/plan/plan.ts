/**
 * A plan says, as plain data, what an operation does beyond what policies can do. It is emitted
 * from a descriptor, embedded in `script.csx`, and run by two interpreters that must agree:
 * `connector/script/` (C#, in Power Automate, Power Apps and Copilot Studio) and
 * `scripts/plan/` (TypeScript, locally).
 */

/**
 * A value, computed from the values named so far. JSON stands for itself, except for objects with
 * one of the `$` keys below. What is missing is null; nothing in an expression can fail.
 */
export type Expr =
  | null
  | boolean
  | number
  | string
  | readonly Expr[]
  | { readonly [key: string]: Expr };

/** The operators of the expression language, each an object with the `$` key that names it. */
export type Operator =
  /** The value at a dotted path: `contact.companies.data.0.id`. */
  | { $get: string }
  /** Unix seconds as `yyyy-MM-ddTHH:mm:ss.fffZ`; null for anything but a whole positive number. */
  | { $time: Expr }
  /** The value with the unix seconds at the given paths (`data.*.created_at`) turned into times. */
  | { $times: Expr; paths: readonly string[] }
  /** Text of a string, a whole number or a boolean; null for anything else. */
  | { $text: Expr }
  /** The first value that is given (neither null nor an empty text). */
  | { $first: readonly Expr[] }
  /** The texts of all values that are given, one after another. */
  | { $join: readonly Expr[] }
  /** A list, each of its items turned into `to`, in which it is called `as`. */
  | { $each: Expr; as: string; to: Expr }
  /** Whether a value is given: neither null nor an empty text. */
  | { $given: Expr }
  | { $not: Expr }
  /** Whether the text of the value is one of these texts. */
  | { $in: Expr; of: readonly string[] }
  /** The first group of a pattern found in a text, else null. Only what JavaScript and .NET read alike. */
  | { $match: Expr; pattern: string };

/** One call to Intercom. Path values are percent-encoded; query and body leave out what is null. */
export interface CallSpec {
  readonly method: string;
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly values?: Readonly<Record<string, Expr>>;
  readonly query?: Readonly<Record<string, Expr>>;
  readonly body?: Expr;
}

/** What to tell the maker, by status, before Intercom's own message. */
export type Advice = Readonly<Record<string, Expr>>;

export interface CallStep {
  readonly call: CallSpec;
  /** The name under which the answer is known to later steps. */
  readonly as: string;
  /** Steps to take instead of failing, by status; `error` is then `{status, code, message}`. */
  readonly on?: Readonly<Record<string, readonly Step[]>>;
  readonly explain?: Advice;
  /** Steps that undo earlier ones where this call fails; the failure is then reported as it was. */
  readonly undo?: readonly Step[];
}

/** Reads a list page after page, up to `max` pages, into one list. */
export interface PagesStep {
  readonly pages: CallSpec & {
    /** Where the answer holds the items: `data`. */
    readonly items: string;
    readonly max: number;
    /** `cursor`: POST searches, `pagination.starting_after`; `number`: `page` in the query. */
    readonly by: "cursor" | "number";
  };
  readonly as: string;
}

/** Hands the operation's own request on to Intercom as the policies left it. */
export interface ForwardStep {
  readonly forward: { readonly explain?: Advice };
  readonly as: string;
}

export type Step =
  | CallStep
  | PagesStep
  | ForwardStep
  | { readonly let: Expr; readonly as: string }
  | { readonly when: Expr; readonly do: readonly Step[] }
  | {
      readonly fail: { readonly status: number; readonly code: string; readonly message: Expr };
    };

/** Names of what an item only links to, gathered by a poll in as few calls as possible. */
export interface LinkedNames {
  /** The item's nested list, `{data: [{id}], total_count}`; also the key of the names in `names`. */
  readonly list: string;
  /** One list call for all names of the workspace: `/tags`. */
  readonly all?: string;
  /** One call a distinct id: `/companies/{id}`. */
  readonly each?: string;
  /** One call an item that links to more than its nested list shows: `/contacts/{id}/tags`. */
  readonly own: string;
}

/** The trigger protocol; `scripts/plan/poll.ts` explains it. */
export interface PollSpec {
  readonly search: string;
  /** Where the search's answer holds the items. */
  readonly items: string;
  /** Filters beside the one on time. */
  readonly filters: readonly { field: string; operator: string; value: string }[];
  /** The time that the trigger is about, in unix seconds: searched, sorted by, compared. */
  readonly time: string;
  /** Seconds taken off the searched time, because contacts are searched by calendar day. */
  readonly pad: number;
  /** Seconds after which everything that happened is searchable. */
  readonly lookBack: number;
  /** For triggers on changes: the time of creation. What was created since the poll before is not a change. */
  readonly created?: string;
  /** Only items for which this is true are delivered; the item is called `item`. */
  readonly keep?: Expr;
  readonly names?: readonly LinkedNames[];
  /** What the flow receives, from `item` and the lists of names in `names`. */
  readonly to: Expr;
}

export interface PlanInput {
  /** Known to the steps as `in.<name>`. */
  readonly name: string;
  readonly from: "path" | "body";
  /** Dotted path inside the body. */
  readonly at?: string;
  readonly title: string;
  readonly required?: true;
}

export interface Plan {
  /** The operation's path in the definition; the request's path ends with it. */
  readonly path: string;
  readonly inputs?: readonly PlanInput[];
  readonly steps?: readonly Step[];
  readonly answer?: Expr;
  /** A trigger has this in place of steps and answer. */
  readonly poll?: PollSpec;
}

/** All plans of a connector, as embedded in its script. */
export interface PlanSet {
  /** Advice for any call, by status; a step's own `explain` goes before it. */
  readonly advice: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, Plan>>;
}
