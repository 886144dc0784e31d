/** What the figures are to reach. */
import type { Coverage, TriggerRow } from "./coverage.ts";
import { MOST_FIELDS, type PackageFigures } from "./package-figures.ts";

/** Share of the parameters that are dropdowns, by package; what others have to reach is in no rule. */
const DROPDOWNS: Readonly<Record<string, number>> = { intercom: 0.25, "intercom-workspace": 0.15 };
/** Share of the parameters that are booleans, dates or numbers with limits, in these packages. */
const EASY = 0.15;
/** Platform limits with room to grow: issue 3567 of Microsoft's repository, the custom connectors' FAQ. */
const MOST = { operations: 256, characters: 500_000, schemas: 512 } as const;

/** What is missed, a line each, with what is missing by name. */
export function missedTargets({ calls, wanted, packages }: Coverage): string[] {
  const unreached = calls.filter(({ by }) => by.length === 0).map(({ call }) => call);
  const without = wanted.filter(({ ours }) => ours.length === 0).map(({ name }) => name);
  const unknown = wanted.flatMap((row) => row.unknown.map((id) => `${id} (${row.name})`));
  return [
    ...missing("Operations that no action reaches", unreached),
    ...missing("Actions that are wanted and not there", without),
    ...missing(
      "Actions that scripts/coverage/wanted-actions.ts names and that are not there",
      unknown,
    ),
    ...packages.flatMap(missedBy),
  ];
}

/** The same of triggers. */
export function missedTriggers(rows: readonly TriggerRow[]): string[] {
  return [
    ...missing(
      "Triggers that are wanted and not there",
      rows.filter(({ state }) => state === "not yet").map(({ name }) => name),
    ),
    ...missing(
      "Triggers that scripts/coverage/wanted-triggers.ts names and that are not there",
      rows.flatMap((row) => row.unknown.map((id) => `${id} (${row.name})`)),
    ),
  ];
}

/** Share of the parameters that are dropdowns, and that are easy in another way. */
export function shares({ parameters, kinds }: PackageFigures): { dropdowns: number; easy: number } {
  const of = (count: number) => (parameters === 0 ? 0 : count / parameters);
  return {
    dropdowns: of(kinds["dynamic dropdown"] + kinds["fixed words"]),
    easy: of(kinds.boolean + kinds.date + kinds["number with limits"]),
  };
}

function missedBy(figures: PackageFigures): string[] {
  const { name, operations, definitionSize, scriptSize, largest } = figures;
  const wanted = DROPDOWNS[name];
  const { dropdowns, easy } = shares(figures);
  const share = (what: string, value: number, least: number) =>
    value >= least
      ? []
      : [
          `${name}: ${percent(value)} of the parameters are ${what}, of at least ${percent(least)}.`,
        ];
  const most = (what: string, value: number, limit: number) =>
    value <= limit ? [] : [`${name}: ${value} ${what}, of at most ${limit}.`];
  return [
    ...(wanted === undefined
      ? []
      : [
          ...share("dropdowns", dropdowns, wanted),
          ...share("booleans, dates or numbers with limits", easy, EASY),
        ]),
    ...missing(
      `${name}: titles that repeat in an answer`,
      figures.repeatedTitles.map(({ operation, title }) => `${title} (${operation})`),
    ),
    ...missing(
      `${name}: cards with more than ${MOST_FIELDS} fields before advanced ones`,
      figures.longCards.map(({ operation, fields }) => `${operation} (${fields})`),
    ),
    ...missing(`${name}: titles and descriptions that are missing`, figures.missingTexts),
    ...most("operations", operations, MOST.operations),
    ...most("characters of definition", definitionSize, MOST.characters),
    ...most("characters of script", scriptSize, MOST.characters),
    ...most(`schemas in a body or answer of ${largest.operation}`, largest.schemas, MOST.schemas),
  ];
}

function missing(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what}: ${names.length}: ${names.join("; ")}.`];
}

/** 25 % */
export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
