import type { Contract } from "../common/contract.ts";
import type { Json } from "../common/json.ts";
import { type Problem, ProblemError } from "../common/problem.ts";
import { definition } from "../generate/definition.ts";
import { icon } from "../generate/icon.ts";
import { buildModel, type Model } from "../generate/model.ts";
import { plans } from "../generate/plans.ts";
import { properties } from "../generate/properties.ts";
import { reference } from "../generate/reference.ts";
import { type SourceFile, script } from "../generate/script.ts";
import { settings } from "../generate/settings.ts";
import type { ConnectorDescriptor } from "../language/connector.ts";

/** All that the files are made of. */
export interface Sources {
  contract: Contract;
  /** The contract's types. */
  types: string;
  /** The hand-written `apiProperties.json`. */
  properties: Json;
  /** The C# interpreter. */
  script: readonly SourceFile[];
  /** Text of `connector/icon.svg`. */
  icon: string;
}

/** The files of `generated/`, by name. */
export type Artifacts = Map<string, string | Buffer>;

export interface Made {
  model: Model;
  artifacts: Artifacts;
  /** What is wrong; what is not concerned is in the files all the same. */
  problems: Problem[];
}

/** Turns the sources into the files that ship. Pure: reads and writes nothing. */
export function makeArtifacts(connector: ConnectorDescriptor, sources: Sources): Made {
  const { model, problems } = buildModel(connector, sources.contract);
  const artifacts: Artifacts = new Map();
  const add = (name: string, make: () => string | Buffer) => {
    try {
      artifacts.set(name, make());
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  };
  add("apiDefinition.swagger.json", () => json(definition(model)));
  add("apiProperties.json", () => json(properties(model, sources.properties)));
  add("contract.ts", () => sources.types);
  add("icon.png", () => drawn(sources.icon));
  add("reference.md", () => reference(model));
  add("script.csx", () => script(sources.script, plans(model)));
  add("settings.json", () => json(settings()));
  return { model, artifacts, problems };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function drawn(svg: string): Buffer {
  try {
    return icon(svg);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ProblemError({
      file: "connector/icon.svg",
      message: `It cannot be drawn: ${message.replace(/\.$/, "")}.`,
      advice: "Mend the SVG.",
    });
  }
}
