/**
 * A plan says, as plain data, what an operation does beyond what policies can do. It is emitted
 * from a descriptor, embedded in `script.csx`, and run by two interpreters that must agree:
 * `connector/script/` (C#, in Power Automate, Power Apps and Copilot Studio) and
 * `scripts/plan/` (TypeScript, locally).
 */

/**
 * A value, computed from the values named so far. JSON stands for itself, except for objects with
 * one of the `$` keys below. What is missing is null; nothing in an expression can fail. Beside
 * what steps name, `in` holds the inputs, and `originalRequestUri` the URL that the request was
 * sent to, on the gateway.
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
  /**
   * Unix seconds of an ISO 8601 text, rounded down; a whole number stays; null for anything else.
   * A text is `2026-03-01`, which is midnight UTC, or `2026-03-01T09:30`, with seconds and their
   * decimals or without, and always with a zone: `Z` or `+02:00`, up to 14 hours. `T` and `Z` may be
   * lower case, `T` may be a blank. Years are 0000 to 9999, days those of the Gregorian calendar;
   * there is no hour 24 and no second 60. Blanks around it make it no time.
   */
  | { $seconds: Expr }
  /** The value with the unix seconds at the tree's places turned into times, as `$time` writes them. */
  | { $times: Expr; in: TimesTree }
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
  /** Whether both have the same text, as `$text` gives it; false where either has none. */
  | { $equal: readonly [Expr, Expr] }
  /** Whether all of them are true, and not merely there; true of none. */
  | { $all: readonly Expr[] }
  /** Whether any of them is true; false of none. */
  | { $any: readonly Expr[] }
  /** `then` where the value is true, else `else`. */
  | { $if: Expr; then: Expr; else: Expr }
  /** The entry for the text of the value; null where the table has none. */
  | { $lookup: Expr; table: { readonly [text: string]: Expr } }
  /** Whether the text of the value is that of one of these items; no list holds nothing. */
  | { $in: Expr; of: Expr }
  /** The items of a list for which `where`, in which they are called `as`, is true; `[]` of no list. */
  | { $filter: Expr; as: string; where: Expr }
  /** The first such item; null where there is none. */
  | { $find: Expr; as: string; where: Expr }
  /**
   * An object with an entry for each item of a list, `{}` of no list. Items without a key, which is
   * the text of `key`, are left out; of equal keys the last counts, in the place of the first.
   */
  | { $object: Expr; as: string; key: Expr; value: Expr }
  /** A list without what is null; `[]` of no list. */
  | { $compact: Expr }
  /**
   * A link for `x-ms-pageable` that leads back to this operation: `originalRequestUri` with the
   * query parameter `skipToken`, in place of one that is there. It holds the JSON of the value in
   * base64url, which is what the `next` of a page becomes; null for null.
   */
  | { $nextLink: Expr }
  /** The first group of a pattern found in a text, else null. Only what JavaScript and .NET read alike. */
  | { $match: Expr; pattern: string }
  /**
   * Objects laid over one another, at every depth: of two values the later counts, unless it is
   * null. What is no object changes nothing; null where none is one.
   */
  | { $merge: readonly Expr[] };

/**
 * Where a value holds times. `1`: here. An object: in the fields with these names; `"*"` stands for
 * every item of a list, and for every field of an object that has no entry of its own. `"@contact"`:
 * where the tree of that name in {@link PlanSet.times} says, which may refer to others and to itself.
 */
export type TimesTree = 1 | `@${string}` | { readonly [key: string]: TimesTree };

/**
 * One call to Intercom. Path values are percent-encoded. Of the query, what has no text is left out,
 * and the values of a list are sent one after another under the same name.
 */
export interface CallSpec {
  /** `GET`, `POST`, `PUT`, `PATCH` or `DELETE`. */
  readonly method: string;
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly values?: Readonly<Record<string, Expr>>;
  readonly query?: Readonly<Record<string, Expr>>;
  /** A body that comes to null is not sent. */
  readonly body?: Expr;
  /** Nulls in objects of the body are sent: Intercom takes a null as "clear this". They are left out unless told. */
  readonly nulls?: "keep";
}

/**
 * Dates among the entries of an open object in a call's body, such as `custom_attributes`. Those
 * with one of the names become unix seconds where they are texts; a blank one is left out, one that
 * is no time is 400 `parameter_invalid`. Where `names` is no list, nothing is converted.
 */
export interface SecondsAt {
  /** Where the object is in the body, as a dotted path. */
  readonly field: string;
  /** The field's title, for what the maker is told. */
  readonly title: string;
  readonly names: Expr;
}

/**
 * How a successful answer (any 2xx) is read.
 * - `json`, the usual: its value; null where there is no body.
 * - `text`: the body as a text, whatever its media type. UTF-8; ISO 8859-1 where it is not that.
 * - `json lines`: a list with the value of each line that is not blank.
 * - `file`: the bytes and their media type, which can only be handed on (see {@link Plan.answers});
 *   the step names null. Where Intercom answers with a redirect, the file is read from its Location
 *   (https), without the operation's headers, so that no token gets there. Not tried on the real
 *   platform: that scripts may send to another host than the connector's; and that where its
 *   HttpClient follows redirects by itself, it leaves out Authorization, as .NET does, and the script
 *   gets the file as if there had been no redirect.
 * - `nothing`: not at all; the step names null.
 *
 * What cannot be read as told is 502 `answer_not_json`, a Location that is no https address of a
 * named host 502 `redirect_invalid`, a file that is not at its Location 502 `file_unavailable`.
 */
export type AnswerKind = "json" | "text" | "json lines" | "file" | "nothing";

/** What to tell the maker, by status, before Intercom's own message. */
export type Advice = Readonly<Record<string, Expr>>;

/** @template S the steps inside it */
export interface CallStep<S = Step> {
  readonly call: CallSpec & { readonly answer?: AnswerKind; readonly secondsAt?: SecondsAt };
  /** The name under which the answer is known to later steps. */
  readonly as: string;
  /** Steps to take instead of failing, by status; `error` is then `{status, code, message}`. */
  readonly on?: Readonly<Record<string, readonly S[]>>;
  readonly explain?: Advice;
  /** Steps that undo earlier ones where this call fails; the failure is then reported as it was. */
  readonly undo?: readonly S[];
}

/** Reads a list page after page, up to `max` pages, into one list. `page` is the page to ask for. */
export interface ReadAllStep {
  readonly readAll: CallSpec & {
    /** Where the answer holds the items: `data`. */
    readonly items: string;
    readonly max: number;
    /** `cursor`: POST searches, `pagination.starting_after`; `number`: `page` in the query. */
    readonly by: "cursor" | "number";
  };
  readonly as: string;
}

/**
 * How Intercom pages a list. Nothing about it is in the call's own query and body: it is added.
 * - `cursor`: `pages.next.starting_after`, or `pages.next` where that is a text, is asked for as
 *   `starting_after`: in the query of a GET, in `pagination` of another method's body.
 * - `number`: `page` in the query, while `pages.next` is given or `pages.total_pages` is not reached;
 *   some lists have `total_pages` beside the items (audiences, content snippets).
 * - `link`: `pages.next` is an address, whose query takes the place of the call's. Nothing else of it
 *   is used, so that no answer leads to another host.
 * - `scroll`: `scroll_param` in answer and query. Each call moves on, the same one too; `next` counts
 *   the pages, so that no two links are the same.
 *
 * A page without items is the last one, whatever it says.
 */
export type PagingKind = "cursor" | "number" | "link" | "scroll";

/** A call that answers one page of a list. */
export interface PageSpec extends CallSpec {
  readonly by: PagingKind;
  /** Where the answer holds the items, as a dotted path: `data.articles`. */
  readonly items: string;
  /** The most items that a page can hold: the limit of `per_page`. Without it, no size is asked for. */
  readonly size?: number;
}

/**
 * Reads up to `upTo` items, a whole number from 1 (else 400 `parameter_invalid`), in at most 8
 * calls, and no further page once the script has run for 2.5 seconds. It names `{ items, next }`:
 * what was read, and what to ask for next, null at the end. What to ask for comes from the
 * `skipToken` that `$nextLink` wrote, in the query of `originalRequestUri`; without one it is the
 * first page. A `skipToken` that cannot be read is 400 `page_invalid`.
 *
 * Nothing is lost or repeated between this and what `next` leads to. Cursors are keys, so a page is
 * asked for no larger than what is wanted; of other pages `next` says how many items to skip. A
 * scroll's pages cannot be read twice, so all of a page is given, which may be more than `upTo`, and
 * where a later page fails, what was read is given, and `next` asks for that page again. Of other
 * lists a failure is that of the step: asking again finds the same.
 */
export interface PagesStep {
  readonly pages: PageSpec & { readonly upTo: Expr };
  readonly as: string;
  readonly explain?: Advice;
}

/**
 * Any request to Intercom, as the maker says. Host and sign-in are the connection's. It names
 * `{ status, headers, body }`; a 4xx or 5xx is a failure that has all three beside its error.
 *
 * Of the headers, those are there that Intercom is known to say something with: content-type, link,
 * and what begins with `x-` or `intercom-`, their names in lower case. The body is its value where
 * it is JSON, null where there is none, else its text.
 */
export interface SendStep {
  readonly send: {
    /** `GET`, `POST`, `PUT`, `PATCH` or `DELETE`, else 400 `parameter_invalid`. */
    readonly method: Expr;
    /**
     * Begins with one slash; up to 2,000 characters, percent-encoded or not. No backslash, `//`,
     * `..`, `.` as a segment, scheme, `#`, `?`, control character, or encoded form of one (but `%3F`,
     * which ids can have), however often encoded: else 400 `path_invalid`.
     */
    readonly path: Expr;
    /** An object, sent like the query of a call, by name. */
    readonly query?: Expr;
    /** Sent as JSON, with its nulls; a GET has none. */
    readonly body?: Expr;
    /** Of Intercom's API: `2.16`, in place of the connection's. */
    readonly version?: Expr;
  };
  readonly as: string;
}

/** Steps that are taken where the value is true. */
export interface WhenStep<S = Step> {
  readonly when: Expr;
  readonly do: readonly S[];
}

export type Step =
  | CallStep
  | ReadAllStep
  | PagesStep
  | SendStep
  | { readonly let: Expr; readonly as: string }
  | WhenStep
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

/** The trigger protocol; `scripts/plan/poll.ts` explains it. Expressions see `in`, what the maker filled in. */
export type PollSpec = PollSearch | PollList;

/** What every trigger says. All paths are dotted: `statistics.last_close_at`. */
interface PollBase {
  /** The path of the call that finds items, with `{name}` for each of `values`. */
  readonly call: string;
  readonly values?: Readonly<Record<string, Expr>>;
  readonly query?: Readonly<Record<string, Expr>>;
  /** Where the answer holds the items. */
  readonly items: string;
  /** Where an item holds the time that the trigger is about: unix seconds, or an ISO 8601 text. */
  readonly time: string;
  /** Seconds after which everything that happened can be found. */
  readonly lookBack: number;
  /**
   * The time can become a later one (an update, a closing), in contrast to that of a creation. An
   * item of the second in which a walk begins then waits, as it may change again within that second.
   */
  readonly changes?: true;
  /**
   * For triggers on changes: where an item holds its time of creation. What was created since the
   * poll before is not a change. It means `changes`; parts do not look at either.
   */
  readonly created?: string;
  /**
   * Only that for which it is true is delivered: `item`, `part`, and `names`. Where it looks at
   * names, those of all that is new are read; else only those of what it is true for.
   */
  readonly keep?: Expr;
  readonly names?: readonly LinkedNames[];
  /** What the flow receives, from `item`, `part` and the lists of names in `names`. */
  readonly to: Expr;
}

/** Items are searched, newest first: POST, `query`, `sort` and a cursor. */
export interface PollSearch extends PollBase {
  readonly kind: "search";
  /** What the search calls the time, if otherwise. */
  readonly searchedAs?: string;
  /** Seconds taken off the searched time, because contacts are searched by calendar day. */
  readonly pad: number;
  /** Conditions beside the one on time. */
  readonly where: readonly PollCondition[];
  /** Conditions on what the maker filled in; left out where the value is null. */
  readonly filters?: readonly (Omit<PollCondition, "value"> & { readonly value: Expr })[];
  /** What is delivered are the parts of items, in place of the items. */
  readonly parts?: PollParts;
}

/** Items are listed by Intercom newest first: GET. */
export interface PollList extends PollBase {
  readonly kind: "list";
  /** Where `time` is not the one by which they are listed, as the end of what is listed by its beginning. */
  readonly listedBy?: PollOrder;
  /** The query parameter with which the list begins at a time, in unix seconds. */
  readonly since?: string;
  readonly pages: PollPages;
}

/**
 * The time by which a list is newest first, and the seconds within which the trigger's own follows it:
 * each poll reads back so far, and what takes longer is not seen. Items without a time of the trigger's
 * are none yet.
 */
export interface PollOrder {
  readonly time: string;
  readonly within: number;
}

/**
 * How a list is read on, and the entries of its largest page, sent as `per_page`.
 * - `cursor`: by `starting_after`, a key, which stays in place while entries come and go.
 * - `number`: by `page`. As entries come and go between two pages, pages are made to overlap;
 *   so a page must have more than ten entries.
 * - `link`: by the query of `pages.next`, an address. Not with names that cost a call each: such
 *   a page cannot be read in smaller pieces.
 */
export interface PollPages {
  readonly by: "cursor" | "number" | "link";
  readonly size: number;
}

export interface PollCondition {
  readonly field: string;
  readonly operator: "=" | "!=" | "IN" | "NIN" | ">" | "<" | ">=" | "<=" | "~" | "!~" | "^" | "$";
  readonly value: string | number | boolean | null | readonly (string | number | boolean)[];
}

/**
 * The parts of items: of each item found, one call reads them, and those that are newer than what
 * has been dealt with are delivered, one run of the flow each. `time` and `items` are dotted paths,
 * of a part's time, as that of items, and of the parts in the answer. A part is known by the ids of
 * its item and its own.
 *
 * A new part must bring the item's `time` up to its own, or later. Items are then read in the order
 * of `created_at`, which the search must be able to sort by: that order stays the same while they
 * change, so each is read once however long that takes. An idle poll costs one call only where the
 * search finds nothing older than asked for, so not with `pad`. What the call does not show is not
 * seen: of a conversation, all but the latest 500 parts.
 */
export interface PollParts {
  /** Of one item: `/conversations/{id}`. */
  readonly call: string;
  readonly items: string;
  readonly time: string;
}

/**
 * What a value may be. Makers and agents send numbers and booleans as texts too, which is how values
 * of earlier steps often come, so those are converted.
 * - `string`: a text, whole number or boolean, as a text.
 * - `integer`: a whole number that JavaScript holds exactly. `number`: any finite one. Both also as
 *   a text in JSON's notation.
 * - `boolean`: also as a text, `true`, `True` or `TRUE`, and the same of false.
 * - `date-time`: what `$seconds` reads, as unix seconds.
 * - `object`, `list`: as they are, unless `fields`, `items` or `times` say more.
 * - `any`: as it is.
 */
export type InputType =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  | "date-time"
  | "object"
  | "list"
  | "any";

/** What a value that was filled in has to be, and what becomes of it. */
export interface ValueRule {
  /** A string unless told. */
  readonly type?: InputType;
  /** The texts that are allowed, of strings and numbers. */
  readonly words?: readonly string[];
  /** Fields of an object. Those with other keys stay as they are. */
  readonly fields?: readonly PlanField[];
  /** The items of a list. */
  readonly items?: ValueRule;
  /** Where texts are times, to become unix seconds, in an object, a list or anything. What is no text stays as it is. */
  readonly times?: TimesTree;
  /** Where texts lose the blanks at their ends, and what has no width there; without references. */
  readonly trim?: TimesTree;
}

/** A field of an object. Null stays null, as Intercom takes it to clear the field. */
export interface PlanField extends ValueRule {
  readonly key: string;
  readonly title: string;
  readonly required?: true;
}

/**
 * A value that the maker fills in. Blank texts count as nothing, as that is what a flow sends for
 * dynamic content that turns out empty: an input is then null; a field, a place of `times` or an
 * item of a list with `items` is left out. Errors, all of them 400: `parameter_missing` where
 * nothing is required, `parameter_invalid` where the value breaks its rule, `body_invalid`.
 */
export interface PlanInput extends ValueRule {
  /** The parameter's name in path or query, or the key in the body. Known to the steps as `in.<name>`. */
  readonly name: string;
  /** In a query, a list has its name once for each item. */
  readonly from: "path" | "query" | "body";
  readonly title: string;
  readonly required?: true;
  /** The whole body, in place of a part of it: an object unless `type` says otherwise, null where there is none. */
  readonly whole?: true;
}

export interface Plan {
  /** The operation's path in the definition; the request's path ends with it. */
  readonly path: string;
  readonly inputs?: readonly PlanInput[];
  readonly steps?: readonly Step[];
  /** What the operation answers. */
  readonly answer?: Expr;
  /**
   * How it answers: `json`, the usual; `text`, the text of `answer` as text/plain; `file`, the file
   * that a call read last, with its media type (404 `file_missing` where none did).
   */
  readonly answers?: "json" | "text" | "file";
  /** A trigger has this in place of steps and answer; its inputs are parameters of its URL's query. */
  readonly poll?: PollSpec;
}

/** All plans of a connector, as embedded in its script. */
export interface PlanSet {
  /** Advice for any call, by status; a step's own `explain` goes before it. */
  readonly advice: Readonly<Record<string, string>>;
  /** Trees that plans share, by name. */
  readonly times?: Readonly<Record<string, TimesTree>>;
  readonly operations: Readonly<Record<string, Plan>>;
}
