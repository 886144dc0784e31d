/** How large a connector may be, and how large ours are. */
import type { Problem } from "../common/problem.ts";
import type { Model } from "../generate/model.ts";
import type { Artifacts } from "./artifacts.ts";

/** Share of a limit from which on the build warns. */
const NEAR = 0.9;

interface Limit {
  readonly what: string;
  readonly most: number;
  /** What it counts. */
  of(model: Model, files: Artifacts): number;
}

/**
 * Operations: Microsoft Learn, "Custom connectors FAQ". Characters: the columns of a solution hold
 * 1,000,000 of a definition and 500,000 of a script; uploads of definitions fail sooner than that
 * (microsoft/PowerPlatformConnectors#3567), so what is deployed stays below half.
 */
const LIMITS: readonly Limit[] = [
  { what: "operations", most: 256, of: ({ operations }) => operations.length },
  {
    what: "characters of the definition without blanks",
    most: 500_000,
    of: (_, files) => minified(textOf(files, "apiDefinition.swagger.json")).length,
  },
  {
    what: "characters of the definition",
    most: 1_000_000,
    of: (_, files) => textOf(files, "apiDefinition.swagger.json").length,
  },
  {
    what: "characters of the script",
    most: 500_000,
    of: (_, files) => textOf(files, "script.csx").length,
  },
];

/** The text of a file; empty where it could not be made. */
function textOf(files: Artifacts, name: string): string {
  return String(files.get(name) ?? "");
}

/** A JSON text without blanks, as it is deployed. */
export function minified(json: string): string {
  return json === "" ? "" : JSON.stringify(JSON.parse(json));
}

export interface LimitReport {
  /** Limits that are passed. */
  readonly problems: readonly Problem[];
  /** Limits that are near, a line each. */
  readonly warnings: readonly string[];
}

/** Holds a package against the limits. */
export function checkLimits(model: Model, files: Artifacts): LimitReport {
  const figures = LIMITS.map((limit) => ({ ...limit, count: limit.of(model, files) }));
  const text = ({ what, most, count }: { what: string; most: number; count: number }) =>
    `${format(count)} ${what} of at most ${format(most)}`;
  return {
    problems: figures
      .filter(({ count, most }) => count > most)
      .map((figure) => ({
        file: "connector/connector.ts",
        place: model.name,
        message: `It has ${text(figure)}.`,
        advice: "Move a resource to another package: its line in connector/connector.ts.",
      })),
    warnings: figures
      .filter(({ count, most }) => count <= most && count > NEAR * most)
      .map(
        (figure) =>
          `${model.name} has ${text(figure)}: move a resource to another package before it is reached.`,
      ),
  };
}

/** 500,000 */
function format(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
