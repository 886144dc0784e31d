import { minified } from "../pipeline/limits.ts";
import { largestSchema } from "./largest-schema.ts";
import { type ParameterKind, shownParameters } from "./parameters.ts";
import { allOperations, isTrigger, readShipped, visibleOperations } from "./shipped.ts";
import { missingTexts } from "./texts.ts";
import { type RepeatedTitle, repeatedTitles } from "./titles.ts";

/** What a package has for makers, and how large it is. */
export interface PackageFigures {
  readonly name: string;
  /** With those that only fill dropdowns. */
  readonly operations: number;
  readonly actions: number;
  readonly triggers: number;
  /** Actions that are marked as important. */
  readonly important: number;
  /** That makers see. */
  readonly parameters: number;
  readonly kinds: Readonly<Record<ParameterKind, number>>;
  readonly advanced: number;
  /** Actions whose card shows more than {@link MOST_FIELDS} fields before advanced ones, with their number. */
  readonly longCards: readonly { readonly operation: string; readonly fields: number }[];
  /** In answers of important actions and of triggers. */
  readonly repeatedTitles: readonly RepeatedTitle[];
  /** In answers of the other actions. */
  readonly otherRepeatedTitles: readonly RepeatedTitle[];
  readonly missingTexts: readonly string[];
  /** Characters without blanks, as it is deployed. */
  readonly definitionSize: number;
  /** Characters. */
  readonly scriptSize: number;
  /** The largest body or answer, in schemas. */
  readonly largest: { readonly operation: string; readonly schemas: number };
}

/** How many fields a card may show before "show advanced". */
export const MOST_FIELDS = 8;

/** @param definition the text of its definition; @param script that of its script, empty where it has none */
export function packageFigures(name: string, definition: string, script: string): PackageFigures {
  const shipped = readShipped(definition);
  const visible = visibleOperations(shipped);
  const actions = visible.filter((operation) => !isTrigger(operation));
  const important = actions.filter((one) => one["x-ms-visibility"] === "important");
  const triggers = visible.filter(isTrigger);
  const shown = visible.map((operation) => ({
    operation: operation.operationId,
    parameters: shownParameters(shipped, operation),
  }));
  const parameters = shown.flatMap((one) => one.parameters);
  const kinds: Record<ParameterKind, number> = {
    "dynamic dropdown": 0,
    "fixed words": 0,
    "dynamic schema": 0,
    boolean: 0,
    date: 0,
    "number with limits": 0,
    other: 0,
  };
  for (const { kind } of parameters) kinds[kind]++;
  return {
    name,
    operations: allOperations(shipped).length,
    actions: actions.length,
    triggers: triggers.length,
    important: important.length,
    parameters: parameters.length,
    kinds,
    advanced: parameters.filter(({ advanced }) => advanced).length,
    longCards: shown
      .map(({ operation, parameters: own }) => ({
        operation,
        fields: own.filter(({ advanced, inList }) => !advanced && !inList).length,
      }))
      .filter(({ fields }) => fields > MOST_FIELDS),
    repeatedTitles: [...important, ...triggers].flatMap((one) => repeatedTitles(shipped, one)),
    otherRepeatedTitles: actions
      .filter((one) => !important.includes(one))
      .flatMap((one) => repeatedTitles(shipped, one)),
    missingTexts: visible.flatMap((one) => missingTexts(shipped, one)),
    definitionSize: minified(definition).length,
    scriptSize: script.length,
    largest: largestSchema(shipped),
  };
}
