/** What all descriptors of operations have in common. An operation's id is the name of its export. */
import type { Expr } from "../plan/plan.ts";
import type { PlainAction } from "./action.ts";
import type { ListAction } from "./list.ts";
import type { McpServer } from "./mcp.ts";
import type { Visibility } from "./parameters.ts";
import type { PlannedAction } from "./planned.ts";
import type { SchemaAction } from "./schema.ts";
import type { SearchAction } from "./search.ts";
import type { Trigger } from "./trigger.ts";
import type { WebhookTrigger } from "./webhook.ts";

/** What an operation does, for agents: reads, changes, or takes away what cannot be had back. */
export type Effect = "read" | "write" | "destroy";

/**
 * What an app needs to be allowed in Intercom's Developer Hub (Intercom's documentation, "OAuth
 * scopes").
 */
export type Permission =
  | `${"Read" | "Write"} ${"users and companies" | "conversations" | "tickets" | "tags" | "events"}`
  | "Read one user and one company"
  | "Read and list articles"
  | "Read and write articles"
  | "Read admins"
  | "Update admins"
  | "Read admin activity logs"
  | "Read content data"
  | "Export content data";

/** What any operation can say. All of it is optional: the contract or the resource has a default. */
export interface Common {
  /** Sentence case, at most 80 characters; triggers read "When a …". */
  readonly summary?: string;
  /** Full sentences. */
  readonly description?: string;
  readonly visibility?: Visibility;
  /** The path in the definition, where Intercom's own is taken by another operation. */
  readonly path?: `/${string}`;
  /** Default: by the method. */
  readonly effect?: Effect;
  /** Whether repeating it changes nothing more. Default: true for all but POST and PATCH that change something. */
  readonly idempotent?: boolean;
  /** Default: the resource's, by the effect. */
  readonly permission?: Permission;
  /** The operation to use in place of this one: `{ replacement: UpsertUser }`. */
  readonly deprecated?: { readonly replacement: Operation };
}

/** A descriptor of any kind. */
export type Operation =
  | PlainAction
  | ListAction
  | SearchAction
  | SchemaAction
  | PlannedAction
  | Trigger
  | WebhookTrigger
  | McpServer;

declare const answers: unique symbol;
declare const takes: unique symbol;

/**
 * An action of which A is what the flow receives and I what it takes; choices are typed by them.
 * Both are absent at run time.
 */
export type Typed<Descriptor, A, I> = Descriptor & {
  readonly [answers]?: A;
  readonly [takes]?: I;
};

/** An action of any kind. */
export type AnyAction<A = unknown, I = unknown> = Typed<
  PlainAction | ListAction | SearchAction | PlannedAction,
  A,
  I
>;

/** Advice on failed calls, by status, before Intercom's own message. */
export type Explained = Readonly<Record<string, Expr>>;
