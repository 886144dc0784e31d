import type { Contract } from "../common/contract.ts";
import { isObject, type Json, parseJson } from "../common/json.ts";
import { type Problem, ProblemError } from "../common/problem.ts";
import { definition } from "../generate/definition.ts";
import { ANY_GATEWAY, logicAppsTemplate } from "../generate/gateway-form.ts";
import { icon } from "../generate/icon.ts";
import { buildModels, type Model } from "../generate/model.ts";
import { hasPlans, plans } from "../generate/plans.ts";
import { properties } from "../generate/properties.ts";
import { reference } from "../generate/reference/reference.ts";
import { type SourceFile, script } from "../generate/script.ts";
import { settings } from "../generate/settings.ts";
import { subscriptions } from "../generate/subscriptions.ts";
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

/** The files of `generated/`, by path inside it: `contract.ts`, `intercom/settings.json`. */
export type Artifacts = Map<string, string | Buffer>;

export interface Made {
  /** A model a package. */
  models: Model[];
  artifacts: Artifacts;
  /** What is wrong; what is not concerned is in the files all the same. */
  problems: Problem[];
}

/** Turns the sources into the files that ship. Pure: reads and writes nothing. */
export function makeArtifacts(connector: ConnectorDescriptor, sources: Sources): Made {
  const { models, problems } = buildModels(connector, sources.contract);
  const artifacts: Artifacts = new Map();
  const made = <T>(make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  artifacts.set("contract.ts", sources.types);
  const picture = made(() => drawn(sources.icon));
  for (const model of models) {
    const add = (name: string, content: string | Buffer | undefined) => {
      if (content !== undefined) artifacts.set(`${model.name}/${name}`, content);
    };
    const defined = made(() => json(definition(model)));
    add("apiDefinition.swagger.json", defined);
    const shipped = made(() => properties(model, sources.properties));
    add("apiProperties.json", shipped && json(shipped));
    const parsed = defined === undefined ? undefined : parseJson(defined);
    if (isObject(parsed) && isObject(shipped?.properties)) {
      const form = { definition: parsed, properties: shipped.properties };
      artifacts.set(
        `logic-apps/${model.name}.json`,
        logicAppsTemplate(model.name, form, ANY_GATEWAY),
      );
    }
    add("icon.png", picture);
    for (const [name, text] of reference(model, shipped)) add(`reference/${name}`, text);
    const scripted = hasPlans(model);
    if (scripted) {
      add(
        "script.csx",
        made(() => script(sources.script, plans(model))),
      );
    }
    add("settings.json", json(settings(scripted)));
    const subscribed = subscriptions(model);
    add("subscriptions.json", subscribed && json(subscribed));
  }
  return { models, artifacts, problems };
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
