import { stringOf } from "../json/values.ts";
import { entriesIn, type Node, objectIn, objectsIn } from "./node.ts";

/** Something that a maker is asked when connecting. */
export interface ConnectionParameter extends Node {
  readonly name: string;
  /** In lower case: string, securestring, int, bool, gatewaysetting, oauthsetting; else empty. */
  readonly type: string;
  /** The way to sign in that it belongs to; undefined where there is only one way. */
  readonly set: string | undefined;
  readonly uiDefinition: Node | undefined;
  readonly constraints: Node | undefined;
}

/** All connection parameters: the single set's and those of every way to sign in. */
export function connectionParametersOf(properties: Node): ConnectionParameter[] {
  const sets = objectIn(properties, "connectionParameterSets");
  return [
    ...parametersIn(properties, "connectionParameters", undefined),
    ...(sets === undefined ? [] : objectsIn(sets, "values")).flatMap((set) =>
      parametersIn(set, "parameters", stringOf(set.value.name) ?? ""),
    ),
  ];
}

function parametersIn(node: Node, key: string, set: string | undefined): ConnectionParameter[] {
  return entriesIn(node, key).map(({ name, node: parameter }) => {
    const uiDefinition = objectIn(parameter, "uiDefinition");
    return {
      ...parameter,
      name,
      type: (stringOf(parameter.value.type) ?? "").toLowerCase(),
      set,
      uiDefinition,
      constraints: uiDefinition && objectIn(uiDefinition, "constraints"),
    };
  });
}
