import type { Connector } from "./connector.ts";
import type { FileKind } from "./files.ts";
import type { Severity } from "./finding.ts";
import type { Edit } from "./json/edit.ts";
import type { Place } from "./model/node.ts";

/** The folders of `rules/`. */
const AREAS = [
  "files",
  "document",
  "operations",
  "responses",
  "parameters",
  "schemas",
  "dynamic",
  "triggers",
  "structure",
  "text",
  "properties",
  "policies",
  "script",
  "icon",
  "settings",
] as const;
export type Area = (typeof AREAS)[number];

/** What fills the `{parameters}` of a rule's texts. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * For whom a connector is checked: `custom` for an environment of one's own, `independent` and
 * `certified` for Microsoft's repository, by independent publishers and by the owners of the service.
 */
export type Profile = "custom" | "independent" | "certified";
export const PROFILES: readonly Profile[] = ["custom", "independent", "certified"];

/** The profiles of rules that only certification has. */
export const CERTIFICATION: readonly Profile[] = ["independent", "certified"];

/**
 * Reports a finding. The edits are what `--fix` does about it; `weaker` says that the evidence is
 * incomplete, so that the finding has the rule's weaker severity.
 */
export type Report<V extends Values = Values> = (
  place: Place,
  values: V,
  edits?: readonly Edit[],
  weaker?: boolean,
) => void;

/** One check. Make it with `rule()`, which sees to it that the texts get all their values. */
export interface Rule {
  /** Microsoft's name where its validator has the check, else a name of the same kind. */
  readonly id: string;
  /** The worst that it reports. Of an error the rule's page has the evidence. */
  readonly severity: Severity;
  /** The severity of findings for which the evidence is incomplete; the page says which. */
  readonly weaker?: Severity;
  readonly area: Area;
  /** For whom it counts; for everybody, unless told otherwise. */
  readonly profiles?: readonly Profile[];
  /** What is wrong, a sentence with `{parameters}`. */
  readonly message: string;
  /** What to do about it, a sentence with `{parameters}`. */
  readonly advice: string;
  /** Whether it gives edits. */
  readonly fixable?: boolean;
  /** The files that must be there and readable; without them the rule is not asked. */
  readonly needs: readonly FileKind[];
  check(connector: Connector, report: Report): void;
}

/** The names in braces in a text. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

interface Described<Message extends string, Advice extends string>
  extends Omit<Rule, "message" | "advice" | "needs" | "check"> {
  readonly message: Message;
  readonly advice: Advice;
  /** The definition, unless told otherwise. */
  readonly needs?: readonly FileKind[];
  check(
    connector: Connector,
    report: Report<Readonly<Record<Names<Message> | Names<Advice>, string | number>>>,
  ): void;
}

/**
 * Describes a rule. A value that a text wants and `report` does not give is a compiler's error.
 * @example
 * export const operationIdRequired = rule({
 *   id: "OperationIdRequired",
 *   severity: "error",
 *   area: "operations",
 *   message: "{operation} has no operationId.",
 *   advice: "Give it one in PascalCase, such as CreateContact.",
 *   check({ operations }, report) {
 *     for (const operation of operations) {
 *       if (operation.id === "") report(operation, { operation: operation.name });
 *     }
 *   },
 * });
 */
export function rule<const Message extends string, const Advice extends string>(
  described: Described<Message, Advice>,
): Rule {
  return { needs: ["definition"], ...described };
}

/** A text with its `{parameters}` filled in. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
