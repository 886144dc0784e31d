/** How makers connect, of `apiProperties.json` as it ships. */
import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { own } from "../../common/own.ts";
import { table } from "./markdown.ts";
import { inEnglish, type Say } from "./say.ts";

/**
 * The section on connections; nothing where the connector asks for nothing.
 * @param permissions all that operations need to be allowed
 */
export function connectionSection(
  { properties }: JsonObject,
  permissions: readonly string[] = [],
  say: Say = inEnglish,
): string[] {
  const sets = at(properties, "connectionParameterSets", "values");
  const ways = Array.isArray(sets)
    ? sets.map((set) => ({
        name: text(set, "uiDefinition", "displayName"),
        from: at(set, "parameters"),
      }))
    : [{ name: "", from: at(properties, "connectionParameters") }];
  const tables = ways.flatMap(({ name, from }) => {
    const rows = isObject(from)
      ? Object.entries(from).flatMap(([key, one]) => row(key, one, say))
      : [];
    if (rows.length === 0) return [];
    const parameters = table(
      ["Name", "Type", "Description", "Required"].map((word) => say(word)),
      rows,
    );
    return name === "" ? [parameters] : [`### ${name}`, parameters];
  });
  return tables.length === 0
    ? []
    : [
        `## ${say("Creating a connection")}`,
        say("Makers give these once, when they add the connector."),
        ...tables,
        ...(permissions.length === 0
          ? []
          : [
              say(
                "Intercom asks for a permission for most operations, which each of them names here. All together they are: {}.",
                permissions.join(", "),
              ),
            ]),
      ];
}

function row(key: string, parameter: Json, say: Say): string[][] {
  const ui = at(parameter, "uiDefinition");
  if (at(ui, "constraints", "hidden") === "true") return [];
  const allowed = at(ui, "constraints", "allowedValues");
  const words = Array.isArray(allowed) ? allowed.map((one) => text(one, "text")).join(", ") : "";
  const type = text(parameter, "type");
  return [
    [
      text(ui, "displayName") || key,
      words === "" ? type : `${type} (${say("dropdown")})`,
      [text(ui, "description"), text(ui, "tooltip"), words === "" ? "" : say("Values: {}.", words)]
        .filter((one) => one !== "")
        .join(" "),
      at(ui, "constraints", "required") === "true" ? "True" : "",
    ],
  ];
}

function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let found = value;
  for (const key of keys) found = isObject(found) ? own(found, key) : undefined;
  return found;
}

function text(value: Json | undefined, ...keys: readonly string[]): string {
  const found = at(value, ...keys);
  return typeof found === "string" ? found : "";
}
