/** The figures for people, in 100 columns. */
import type { Coverage, Named, TriggerRow } from "./coverage.ts";
import type { PackageFigures } from "./package-figures.ts";
import { percent, shares } from "./targets.ts";

const WIDTH = 100;

export function coverageText({ calls, wanted, packages }: Coverage): string {
  const reached = calls.filter(({ by }) => by.length > 0);
  const nobodys = calls.filter(({ nobody }) => nobody);
  const had = wanted.filter(({ ours }) => ours.length > 0);
  return [
    `${reached.length} of ${calls.length} operations of Intercom's API are reached by a named action.`,
    ...calls.filter(({ by }) => by.length === 0).map(({ call }) => `  not reached: ${call}`),
    `${nobodys.filter(({ by }) => by.length > 0).length} of the ${nobodys.length} among them that nobody else offers.`,
    "",
    `${had.length} of ${wanted.length} actions that others offer are there by name:`,
    ...rows(
      wanted.map(({ group, name, ours }) => [group, name, named(ours)]),
      [14, 38],
    ),
    "",
    ...columns(packages),
    ...packages.flatMap(listed),
  ].join("\n");
}

export function triggersText(triggers: readonly TriggerRow[]): string {
  const count = (state: TriggerRow["state"]) =>
    triggers.filter((row) => row.state === state).length;
  const offered = triggers.filter(({ nobody }) => !nobody);
  const section = (some: readonly TriggerRow[]) =>
    rows(
      some.map(({ name, state, ours, reason }) => [name, saidOf(state, ours, reason)]),
      [46],
    );
  return [
    `${count("ours")} ours, ${count("ours by the gateway")} ours by the gateway, ${count("cannot be honest")} cannot be honest, ${count("not yet")} not yet.`,
    "",
    `The ${offered.length} that somebody offers:`,
    ...section(offered),
    "",
    `The ${triggers.length - offered.length} that nobody offers:`,
    ...section(triggers.filter(({ nobody }) => nobody)),
  ].join("\n");
}

function saidOf(state: TriggerRow["state"], ours: readonly Named[], reason = ""): string {
  if (state === "ours") return named(ours);
  if (state === "ours by the gateway") return `${named(ours)}. Not by polling: ${reason}`;
  return reason === "" ? state : `${state}: ${reason}`;
}

function named(ours: readonly Named[]): string {
  return ours.length === 0 ? "not yet" : ours.map(({ name }) => name).join("; ");
}

/** Rows with columns of these widths; the last column takes as many lines as it needs. */
function rows(cells: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const indent = 2 + widths.reduce((sum, width) => sum + width + 2, 0);
  return cells.flatMap((row) => {
    const head = widths.map((width, index) => (row[index] ?? "").slice(0, width).padEnd(width));
    const [first = "", ...further] = wrapped(row.at(-1) ?? "", WIDTH - indent);
    return [
      `  ${[...head, first].join("  ")}`.trimEnd(),
      ...further.map((line) => " ".repeat(indent) + line),
    ];
  });
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A line a figure, a column a package. */
function columns(packages: readonly PackageFigures[]): string[] {
  const figure = (what: string, of: (figures: PackageFigures) => string | number) => [
    what,
    ...packages.map((figures) => String(of(figures))),
  ];
  const share = (of: (figures: PackageFigures) => number) => (figures: PackageFigures) => {
    const count = of(figures);
    return `${count} (${percent(figures.parameters === 0 ? 0 : count / figures.parameters)})`;
  };
  const lines = [
    ["", ...packages.map(({ name }) => name)],
    figure("actions", ({ actions }) => actions),
    figure("  important", ({ important }) => important),
    figure("triggers", ({ triggers }) => triggers),
    figure("operations, with those for dropdowns", ({ operations }) => operations),
    figure("parameters that makers see", ({ parameters }) => parameters),
    figure("  dropdowns", (figures) => percent(shares(figures).dropdowns)),
    figure(
      "    from the workspace",
      share(({ kinds }) => kinds["dynamic dropdown"]),
    ),
    figure(
      "    of fixed words",
      share(({ kinds }) => kinds["fixed words"]),
    ),
    figure("  booleans, dates, numbers with limits", (figures) => percent(shares(figures).easy)),
    figure(
      "    booleans",
      share(({ kinds }) => kinds.boolean),
    ),
    figure(
      "    dates",
      share(({ kinds }) => kinds.date),
    ),
    figure(
      "    numbers with limits",
      share(({ kinds }) => kinds["number with limits"]),
    ),
    figure(
      "  dynamic schemas",
      share(({ kinds }) => kinds["dynamic schema"]),
    ),
    figure(
      "  advanced",
      share(({ advanced }) => advanced),
    ),
    figure("cards with too many fields", ({ longCards }) => longCards.length),
    figure("titles that repeat, important and triggers", (one) => one.repeatedTitles.length),
    figure("titles that repeat, other actions", (one) => one.otherRepeatedTitles.length),
    figure("titles or descriptions missing", ({ missingTexts }) => missingTexts.length),
    figure("definition, characters as deployed", ({ definitionSize }) => definitionSize),
    figure("script, characters", ({ scriptSize }) => scriptSize),
    figure("largest body or answer, schemas", ({ largest }) => largest.schemas),
  ];
  return lines.map(([what = "", ...cells]) =>
    `${what.padEnd(43)}${cells.map((cell) => cell.padStart(19)).join("")}`.trimEnd(),
  );
}

function listed(figures: PackageFigures): string[] {
  const { name, repeatedTitles, otherRepeatedTitles, longCards, missingTexts } = figures;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", `${name}: ${title}:`, ...lines.map((line) => `  ${line}`)];
  return [
    ...section(
      "titles that repeat in an answer",
      [...repeatedTitles, ...otherRepeatedTitles].flatMap(({ operation, title, places }) =>
        wrapped(`${operation}, ${title}: ${places.join(", ")}`, WIDTH - 2),
      ),
    ),
    ...section(
      "cards with too many fields",
      longCards.map(({ operation, fields }) => `${operation}: ${fields}`),
    ),
    ...section("titles or descriptions missing", missingTexts),
  ];
}
