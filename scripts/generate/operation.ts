/**
 * The model: every operation spelled out, whatever kind of descriptor it came from. Definition,
 * properties, plans, reference and trials are made from this and read nothing else.
 */
import type { Json } from "../common/json.ts";
import type { Effect, Permission } from "../language/operations.ts";
import type { Visibility } from "../language/parameters.ts";
import type { InstantPlan } from "../plan/instant.ts";
import type { Expr, Plan, Step } from "../plan/plan.ts";

/** A value that makers fill in or receive: of the contract, of a shape, or of an input alike. */
export interface Field {
  readonly type:
    | "string"
    | "integer"
    | "number"
    | "boolean"
    /** ISO 8601 for makers. */
    | "date-time"
    | "file"
    | "object"
    | "list"
    /** Anything: where Intercom takes alternatives, or does not say. */
    | "any";
  readonly title?: string;
  /** Of a definition: its titles are a descriptor's, and stay as they are. */
  readonly ownTitles?: true;
  readonly description?: string;
  /** As in OpenAPI, beyond what the type says: `uri`, `date`, `float`. */
  readonly format?: string;
  /** A date-time that Intercom has in unix seconds. */
  readonly unix?: true;
  readonly nullable?: true;
  readonly visibility?: Visibility;
  /**
   * What is sent where the maker leaves it empty: the descriptor's, or the contract's of a parameter.
   * A body's own defaults Intercom fills in itself; sent with an update, they would reset what nobody
   * meant to change.
   */
  readonly default?: Json;
  readonly example?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly Json[];
  /** What makers read in place of the words of `enum`. */
  readonly wordTitles?: Readonly<Record<string, string>>;
  readonly choices?: FieldChoices;
  /** Of an object whose fields the workspace decides on: the operation that tells them. */
  readonly dynamic?: FieldDynamic;
  /** Where the platform wants to be called; it fills that in by itself. */
  readonly notificationUrl?: true;
  /** The definition that is shared by all that is this very field; absent for what is written in place. */
  readonly definition?: string;
  /** Of an object, in the order in which makers see them. */
  readonly fields?: Readonly<Record<string, Field>>;
  /** Keys of the fields that must be there. */
  readonly required?: readonly string[];
  /** Whether an object has fields whose names the workspace, or anybody, decides on. */
  readonly open?: boolean;
  /** The entry of a list. */
  readonly items?: Field;
  /** What else it may be, where the contract has alternatives. */
  readonly alternatives?: readonly Field[];
}

/** A dropdown's list. */
export interface FieldChoices {
  readonly operationId: string;
  readonly items?: string;
  readonly value: string;
  readonly title: string;
  /** Of the filling operation: constants, or places of other parameters of this operation. */
  readonly with: Readonly<Record<string, { value: Json } | { parameter: string }>>;
}

/** The fields that the workspace decides on. */
export interface FieldDynamic {
  readonly operationId: string;
  /** Of the telling operation: constants, or places of other parameters of this operation. */
  readonly with: FieldChoices["with"];
}

/** A parameter in the path or in the query. */
export interface Parameter {
  readonly key: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly field: Field;
}

/** What an operation answers when it succeeds. */
export interface Answer {
  readonly description: string;
  readonly field: Field;
  /** Whether `nextLink` leads to more. */
  readonly pageable?: true;
}

/** How an operation is tried; values in makers' units. */
export interface OperationTrial {
  readonly before: readonly Step[];
  /** Seconds that pass after that. */
  readonly wait: number;
  /** By key of the parameter, nested ones with dots. */
  readonly values: Readonly<Record<string, Expr>>;
  readonly without: readonly string[];
  /** Calls that make a trigger fire. */
  readonly fires: readonly Step[];
}

/** What a trigger by webhooks subscribes to, at a gateway. */
export interface Subscription extends InstantPlan {
  /** What the flow receives. */
  readonly content: Field;
}

export interface Operation {
  readonly id: string;
  readonly kind: "action" | "trigger";
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  /** Title of the resource: the page of the reference. */
  readonly resource: string;
  readonly summary: string;
  readonly description: string;
  /** What a maker must do to see a trigger fire. */
  readonly hint?: string;
  /** How a trigger is not exact. */
  readonly accuracy?: string;
  readonly visibility?: Visibility;
  readonly deprecated?: {
    readonly replacement: string;
    /** Title of the connector that the replacement is in, where it is another one. */
    readonly connector?: string;
  };
  readonly effect: Effect;
  readonly idempotent: boolean;
  /** Absent where Intercom names none. */
  readonly permission?: Permission;
  readonly parameters: readonly Parameter[];
  /** An object; absent where the operation takes no body. */
  readonly body?: Field;
  /** Whether the call can do without a body. */
  readonly bodyOptional?: true;
  readonly answer: Answer;
  /** Of a trigger by webhooks. */
  readonly subscription?: Subscription;
  /** What the script does; absent where calls go to the service as they are. */
  readonly plan?: Plan;
  /**
   * The protocol that agents speak with it: its requests and answers are the protocol's, so the
   * definition says nothing of them.
   */
  readonly agenticProtocol?: "mcp-streamable-1.0";
  readonly trial: OperationTrial;
}

/** An operation that runs through the script. */
export interface PlannedOperation extends Operation {
  readonly plan: Plan;
}
