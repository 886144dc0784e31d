import { own } from "../../common/own.ts";
import type { ApiProperties, ConnectionParameter } from "../definition/api-properties.ts";
import { UsageError } from "../errors.ts";

/** The values of one connection: what its maker typed, completed by the defaults. */
export interface ConnectionValues {
  values: ReadonlyMap<string, string>;
  /** The values that no output may show. */
  secrets: string[];
  /** The access token that signing in gave, where the connector signs in by OAuth. */
  oauthToken?: string;
}

/**
 * @param given by parameter name; for an oauthSetting, the access token that signing in would give
 * @param set the name of one of `connectionParameterSets`; its first is taken where none is named
 * @throws {UsageError} for an unknown, missing or disallowed value. A secret is never in the message.
 */
export function resolveConnectionParameters(
  properties: ApiProperties,
  given: Readonly<Record<string, string>>,
  set?: string,
): ConnectionValues {
  const declared = declaredParameters(properties, set);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(declared, name)) continue;
    const known = Object.keys(declared).join(", ") || "none";
    throw new UsageError(`There is no connection parameter "${name}". Known: ${known}.`);
  }
  const values = new Map<string, string>();
  const secrets: string[] = [];
  let oauthToken: string | undefined;
  for (const [name, parameter] of Object.entries(declared)) {
    const value = own(given, name) ?? presetOf(parameter);
    const secret = isSecret(parameter);
    if (value === undefined || value === "") {
      if (isRequired(parameter)) {
        throw new UsageError(`The connection needs ${titleOf(name, parameter)}: give it a value.`);
      }
      continue;
    }
    if (secret) secrets.push(value);
    checkValue(name, parameter, value, secret);
    if (parameter.type === "oauthSetting") oauthToken = value;
    else values.set(name, value);
  }
  return { values, secrets, ...(oauthToken === undefined ? {} : { oauthToken }) };
}

/**
 * The parameters of one way to sign in. Where both are declared the sets win: `connectionParameters`
 * then serves older clients (RescoCloud declares both).
 * @throws {UsageError} for a set that is not declared
 */
export function declaredParameters(
  properties: ApiProperties,
  set: string | undefined,
): Record<string, ConnectionParameter> {
  const sets = properties.properties.connectionParameterSets?.values ?? [];
  if (sets.length === 0) return properties.properties.connectionParameters ?? {};
  const chosen = set === undefined ? sets[0] : sets.find((one) => one.name === set);
  if (!chosen) {
    const known = sets.map((one) => one.name).join(", ");
    throw new UsageError(`There is no way to sign in named "${set}". Known: ${known}.`);
  }
  return chosen.parameters ?? {};
}

/** Assumption: where a preset stands is not documented; beside the type, in the uiDefinition and in its constraints all count. */
function presetOf(parameter: ConnectionParameter): string | undefined {
  const ui = parameter.uiDefinition;
  const preset =
    parameter.defaultValue ?? parameter.default ?? ui?.default ?? ui?.constraints?.default;
  return preset === undefined || preset === null ? undefined : String(preset);
}

function isSecret(parameter: ConnectionParameter): boolean {
  return ["securestring", "oauthsetting"].includes(parameter.type.toLowerCase());
}

/** An oauthSetting carries no constraints; calling without it would only show the API's own refusal. */
function isRequired(parameter: ConnectionParameter): boolean {
  return String(parameter.uiDefinition?.constraints?.required).toLowerCase() === "true";
}

function checkValue(
  name: string,
  parameter: ConnectionParameter,
  value: string,
  secret: boolean,
): void {
  const title = titleOf(name, parameter);
  const shown = secret ? "" : ` It is "${value}".`;
  const allowed = parameter.uiDefinition?.constraints?.allowedValues;
  if (Array.isArray(allowed) && !allowed.some((one) => String(one.value) === value)) {
    const list = allowed.map((one) => String(one.value)).join(", ");
    throw new UsageError(`${title} must be one of: ${list}.${shown}`);
  }
  if (parameter.type === "int" && !/^-?\d+$/.test(value)) {
    throw new UsageError(`${title} must be a whole number.${shown}`);
  }
  if (parameter.type === "bool" && !/^(true|false)$/i.test(value)) {
    throw new UsageError(`${title} must be true or false.${shown}`);
  }
}

function titleOf(name: string, parameter: ConnectionParameter): string {
  const title = parameter.uiDefinition?.displayName;
  return title ? `"${title}" (${name})` : `"${name}"`;
}
