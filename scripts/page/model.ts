/**
 * What the page shows, as plain data: the server sends it, the static site holds it, the pictures are
 * made of it. No imports, because the browser takes it too.
 */

/** A connector as its makers browse it. */
export interface Overview {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** In the order of their titles. */
  readonly groups: readonly Group[];
}

/** The cards of one resource: important ones first, then by title. */
export interface Group {
  readonly title: string;
  readonly cards: readonly Entry[];
}

/** What a card says of itself before it is opened. */
export interface Entry {
  /** The operation id. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly badges: readonly Badge[];
}

/**
 * What a maker should know at a glance. `polling` and `webhook` are triggers; `changes` and `deletes`
 * what an action does; `agent` is for Copilot Studio alone.
 */
export type Badge =
  | "important"
  | "polling"
  | "webhook"
  | "changes"
  | "deletes"
  | "deprecated"
  | "agent";

/** An action or trigger as the designer lays it out. */
export interface Card extends Entry {
  /** Of a trigger: how a maker sees it work. */
  readonly hint: string;
  /** In the designer's order: required, important, advanced, all others. */
  readonly fields: readonly Field[];
  /** What later steps of a flow pick from, in the designer's order. */
  readonly outputs: readonly Output[];
  /** Places of the answer whose outputs only the API knows, to be asked for. */
  readonly dynamicOutputs: readonly DynamicOutputs[];
  readonly paged: boolean;
  /** JSON pointer of the operation in the definition. */
  readonly pointer: string;
  /** Whether there are more fields or outputs than are listed. */
  readonly cut: boolean;
}

/** Outputs that the API describes. */
export interface DynamicOutputs {
  /** `response`, `notification`, with property names behind "/" where it lies deeper. */
  readonly place: string;
  /** The keys of the fields that must be filled in before. */
  readonly needs: readonly string[];
}

/** One thing that a maker fills in. */
export interface Field {
  /** By which it is given: `contact_id`, `body/avatar/image_url`; in lists and dynamic fields, below them. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly required: boolean;
  /** Whether it is there from the start, or only under "Show all". */
  readonly shown: boolean;
  readonly visibility: Visibility;
  readonly control: Control;
  /** What it is filled with from the start. */
  readonly initial?: unknown;
  /** JSON pointers of what declares it, the outer one first. */
  readonly pointers: readonly string[];
}

/** How a field is filled in. */
export type Control =
  | { readonly kind: "text"; readonly format: string }
  | { readonly kind: "number"; readonly whole: boolean }
  | { readonly kind: "boolean" }
  | { readonly kind: "date"; readonly time: boolean }
  | { readonly kind: "file" }
  | { readonly kind: "json"; readonly type: string }
  | { readonly kind: "choice"; readonly options: readonly Option[]; readonly more: number }
  /** A dropdown that an operation fills. */
  | ({ readonly kind: "dropdown" } & Asked)
  | ({ readonly kind: "tree" } & Asked)
  /** Fields that an operation describes. */
  | ({ readonly kind: "dynamic" } & Asked)
  /** Items of one value each. */
  | { readonly kind: "list"; readonly item: Control }
  /** Rows of several fields; what these depend on in their row is below the row's key, `body/parts/*`. */
  | { readonly kind: "list"; readonly item: readonly Field[]; readonly row: string }
  | { readonly kind: "dictionary"; readonly value: Control };

/** What the connector itself is asked for. */
export interface Asked {
  /** The key to ask by. */
  readonly ask: string;
  /** The keys of the fields that the answer depends on. */
  readonly dependsOn: readonly string[];
  /** Those of them that must be filled in before. */
  readonly needs: readonly string[];
  /** What a value is where it is typed in. */
  readonly type: string;
}

export interface Option {
  readonly value: unknown;
  readonly title: string;
}

/** An entry of the dynamic content list. */
export interface Output {
  readonly title: string;
  readonly description: string;
  readonly type: string;
  /** From the body down: `data/*` + `/name` for what each item of a list holds. Empty for the body. */
  readonly path: string;
  /** The path of the innermost list that it is in: picking it makes the flow loop. */
  readonly list?: string;
  readonly visibility: Visibility;
  /** JSON pointers of what declares it, the outer one first; none of what the API described. */
  readonly pointers: readonly string[];
}

/** `x-ms-visibility`; what is internal is not shown at all. */
export type Visibility = "important" | "advanced" | "";

/** What came of one call. Secrets are taken out. */
export interface Ran {
  readonly status: number;
  /** As text: JSON indented; of a file its type and size; empty where there is none. */
  readonly body: string;
  /** How the answer differs from the declared one. */
  readonly findings: readonly { readonly pointer: string; readonly message: string }[];
  readonly steps: readonly Step[];
  /** Seconds, where the answer asks to wait. */
  readonly retryAfter?: number;
  /** What was called, where one run is several calls. */
  readonly title?: string;
}

/** A step of how an answer came about. */
export interface Step {
  readonly title: string;
  /** Headers and body, or what a policy changed; a line each. */
  readonly lines: readonly string[];
}

/** A run of an action, or of a webhook trigger from subscribing to unsubscribing. */
export interface Run {
  readonly calls: readonly Ran[];
  /** Of a list: how many items were read on so many pages, and whether there are more. */
  readonly pages?: { readonly items: number; readonly read: number; readonly more: boolean };
  /** The payloads with which a webhook trigger starts flows, one a run. */
  readonly runs?: readonly string[];
}

/** One poll of a trigger. */
export interface Poll {
  readonly call: Ran;
  /** What each flow that starts gets, one a run. */
  readonly runs: readonly string[];
  /** What the trigger keeps: the query that the next poll asks with. */
  readonly state: string;
  /** Whether something can be made to happen, for the next poll to find. */
  readonly fires: boolean;
}

/** A node of a tree of choices. */
export interface Node {
  readonly value: unknown;
  readonly title: string;
  readonly isParent: boolean;
  readonly selectable: boolean;
  /** What opening the node needs. */
  readonly item: unknown;
}

/** What a schema that the API gave is to a maker: fields where it is filled in, outputs where it is read. */
export interface Described {
  readonly fields: readonly Field[];
  readonly outputs: readonly Output[];
}

/** What operations are run on; `off` in the static site. */
export type Target = "mock" | "echo" | "live" | "off";

/** What the page begins with. */
export interface Start {
  readonly connectors: readonly Shown[];
}

/** A connector on the page. */
export interface Shown {
  /** Of its folder. */
  readonly name: string;
  readonly overview: Overview;
  readonly target: Target;
}

/**
 * Something to look at: what changed since another version (`breaking` for flows, `compatible`, or only
 * `words`), or what the validator found.
 */
export interface Remark {
  readonly kind: "breaking" | "error" | "warning" | "compatible" | "hint" | "words";
  readonly text: string;
  /** What to do; why a breaking change may be. */
  readonly advice: string;
  /** File and line, or what of the card it is about. */
  readonly where: string;
  /** The card that it is about; absent where it is about the whole connector. */
  readonly card?: string;
  /** The title of that card. */
  readonly title?: string;
  /** The key of the field, where it is about one. */
  readonly field?: string;
  /** The path of the output, where it is about one. */
  readonly output?: string;
}

/** What there is to look at, the worst first. */
export interface Review {
  /** What was compared with; absent where nothing was. */
  readonly base?: string;
  readonly remarks: readonly Remark[];
}

/** What a static site holds beside the page; cards are files of their own, by "connector/id". */
export interface StaticPage {
  readonly start: Start;
  readonly cards: Readonly<Record<string, string>>;
  readonly before: Readonly<Record<string, string>>;
  /** By the name of the connector. */
  readonly reviews: Readonly<Record<string, Review>>;
  /** The cards of the files that were loaded so far. */
  loaded?: Record<string, Card>;
}
