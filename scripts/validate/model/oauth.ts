import type { JsonObject } from "../../common/json.ts";
import { isObject, stringOf } from "../json/values.ts";
import type { ConnectionParameter } from "./connection.ts";
import { inside, type Node, objectIn, type Place } from "./node.ts";

/** The settings of a connection parameter of type oauthSetting. */
export interface OAuthSettings extends Node {
  readonly parameter: ConnectionParameter;
  /** oauth2, oauth2generic, aad, or the name of a service; lower case. */
  readonly provider: string;
  /** The customParameters with a text as value, by name in lower case: both cases are published. */
  readonly custom: ReadonlyMap<string, { readonly name: string; value: string; place: Place }>;
  /** What makers are asked for beside it, `token:clientId` beside `token`: clientid, in lower case. */
  readonly asked: ReadonlySet<string>;
}

/** The settings of all that are there. */
export function oAuthSettingsOf(parameters: readonly ConnectionParameter[]): OAuthSettings[] {
  return parameters.flatMap((parameter) => {
    const node = objectIn(parameter, "oAuthSettings");
    if (node === undefined) return [];
    const provider = stringOf(node.value.identityProvider)?.toLowerCase() ?? "";
    const custom: OAuthSettings["custom"] = new Map(
      Object.entries(objectIn(node, "customParameters")?.value ?? {}).flatMap(([name, given]) => {
        const value = isObject(given) ? stringOf(given.value) : undefined;
        if (value === undefined) return [];
        const place = inside(node, "customParameters", name, "value");
        return [[name.toLowerCase(), { name, value, place }]];
      }),
    );
    const prefix = `${parameter.name}:`.toLowerCase();
    const asked = parameters
      .filter(({ set, name }) => set === parameter.set && name.toLowerCase().startsWith(prefix))
      .map(({ name }) => name.slice(prefix.length).toLowerCase());
    return [{ ...node, parameter, provider, custom, asked: new Set(asked) }];
  });
}

/** A property whose name is published with either case of its first letter. */
export function eitherCase(value: JsonObject, key: string): string | undefined {
  const name = Object.keys(value).find((one) => one.toLowerCase() === key.toLowerCase());
  return name === undefined ? undefined : stringOf(value[name]);
}
