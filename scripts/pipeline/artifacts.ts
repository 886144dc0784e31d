import type { Contract } from "../common/contract.ts";
import { parseJson } from "../common/json.ts";
import { ProblemError } from "../common/problem.ts";
import { definition } from "../generate/definition.ts";
import { icon } from "../generate/icon.ts";
import { buildModels, type Model } from "../generate/model.ts";
import { plans } from "../generate/plans.ts";
import { properties } from "../generate/properties.ts";
import { reference } from "../generate/reference/reference.ts";
import { type SourceFile, script } from "../generate/script.ts";
import { settings } from "../generate/settings.ts";
import { types } from "../generate/types.ts";
import type { ConnectorDescriptor } from "../language/connector.ts";

/** All that the build reads. */
export interface Sources {
  connector: ConnectorDescriptor;
  contract: Contract;
  /** Text of the hand-written `apiProperties.json`. */
  properties: string;
  /** The C# interpreter. */
  script: readonly SourceFile[];
  /** Text of `connector/icon.svg`. */
  icon: string;
  /** Text of the contract's types as they are now; undefined where there are none. */
  types: string | undefined;
}

/** The files of `generated/`, by path inside it: `contract.ts`, `intercom/settings.json`. */
export type Artifacts = Map<string, string | Buffer>;

/** Turns the sources into the files that ship. Pure: reads and writes nothing. */
export async function makeArtifacts(
  sources: Sources,
): Promise<{ models: Model[]; artifacts: Artifacts }> {
  const models = buildModels(sources.connector, sources.contract);
  const written = parseJson(sources.properties);
  if (written === undefined) {
    throw new ProblemError({
      file: "apiProperties.json",
      message: "It is not JSON.",
      advice: "Mend it.",
    });
  }
  const artifacts: Artifacts = new Map<string, string | Buffer>();
  artifacts.set("contract.ts", await types(sources.contract, sources.types));
  const picture = icon(sources.icon);
  for (const model of models) {
    for (const [name, content] of [
      ["apiDefinition.swagger.json", json(definition(model))],
      ["apiProperties.json", json(properties(model, written))],
      ["icon.png", picture],
      ...[...reference(model)].map(([page, text]) => [`reference/${page}`, text] as const),
      ["script.csx", script(sources.script, plans(model))],
      ["settings.json", json(settings())],
    ] as const) {
      artifacts.set(`${model.name}/${name}`, content);
    }
  }
  return { models, artifacts };
}

/** The files of one package, by their names in its folder. */
export function ofPackage(artifacts: Artifacts, name: string): Artifacts {
  return new Map(
    [...artifacts].flatMap(([path, content]) =>
      path.startsWith(`${name}/`) ? [[path.slice(name.length + 1), content] as const] : [],
    ),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
