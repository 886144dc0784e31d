import type { Contract } from "../common/contract.ts";
import { parseJson } from "../common/json.ts";
import { definition } from "../generate/definition.ts";
import { icon } from "../generate/icon.ts";
import { buildModel, type Model, ModelError } from "../generate/model.ts";
import { plans } from "../generate/plans.ts";
import { properties } from "../generate/properties.ts";
import { reference } from "../generate/reference.ts";
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

/** The files of `generated/`, by name. */
export type Artifacts = Map<string, string | Buffer>;

/** Turns the sources into the files that ship. Pure: reads and writes nothing. */
export async function makeArtifacts(
  sources: Sources,
): Promise<{ model: Model; artifacts: Artifacts }> {
  const model = buildModel(sources.connector, sources.contract);
  const written = parseJson(sources.properties);
  if (written === undefined) throw new ModelError("apiProperties.json: is not JSON. Mend it.");
  const artifacts: Artifacts = new Map<string, string | Buffer>([
    ["apiDefinition.swagger.json", json(definition(model))],
    ["apiProperties.json", json(properties(model, written))],
    ["contract.ts", await types(sources.contract, sources.types)],
    ["icon.png", icon(sources.icon)],
    ["reference.md", reference(model)],
    ["script.csx", script(sources.script, plans(model))],
    ["settings.json", json(settings())],
  ]);
  return { model, artifacts };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
