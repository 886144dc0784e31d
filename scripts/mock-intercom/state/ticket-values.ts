import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { parameterInvalid } from "../errors.ts";
import type { TicketDataType, TicketType, TicketTypeAttribute } from "../records/ticket-type.ts";

/**
 * Reads the values that a request gives a ticket's attributes, by name, into values by the
 * attribute's id.
 * @param uuid names uploaded files
 * @throws {ApiError} 400 for a name that the type does not have or a value of another type
 */
export function readTicketValues(
  type: TicketType,
  valuesByName: JsonObject,
  uuid: () => string,
): Record<string, Json> {
  const known = new Map(type.attributes.map((attribute) => [attribute.name, attribute]));
  const extra = Object.keys(valuesByName).filter((name) => !known.has(name));
  if (extra.length > 0) {
    throw parameterInvalid(
      `Extra attributes provided that are not found on ticket type: ${extra.join(", ")}`,
    );
  }
  const values: Record<string, Json> = {};
  for (const [name, value] of Object.entries(valuesByName)) {
    const attribute = known.get(name);
    if (attribute === undefined) continue;
    if (value !== null && !fits(attribute, value)) {
      throw parameterInvalid(
        `Value for '${name}' is not a valid ${attribute.data_type}`,
        `ticket_attributes.${name}`,
      );
    }
    values[attribute.id] = Array.isArray(value) ? value.map((file) => upload(file, uuid)) : value;
  }
  return values;
}

/** @throws {ApiError} 400 where an attribute that new tickets need has no value */
export function checkRequired(type: TicketType, values: Readonly<Record<string, Json>>): void {
  const missing = type.attributes.some(
    ({ id, required_to_create, archived }) =>
      required_to_create && !archived && (values[id] ?? "") === "",
  );
  if (missing) throw parameterInvalid("Missing required ticket attributes");
}

/** What a ticket keeps when its type changes: the values of attributes of the same name and type. */
export function transferred(
  values: Readonly<Record<string, Json>>,
  from: TicketType,
  to: TicketType,
): Record<string, Json> {
  const kept: Record<string, Json> = {};
  for (const { id, name, data_type } of from.attributes) {
    const value = values[id];
    const same = to.attributes.find((one) => one.name === name && one.data_type === data_type);
    if (value !== undefined && same !== undefined && fits(same, value)) kept[same.id] = value;
  }
  return kept;
}

function fits(attribute: TicketTypeAttribute, value: Json): boolean {
  if (attribute.data_type === "list") return optionsOf(attribute).includes(value);
  return FITS[attribute.data_type](value);
}

const FITS: Record<Exclude<TicketDataType, "list">, (value: Json) => boolean> = {
  string: (value) => typeof value === "string",
  integer: (value) => Number.isSafeInteger(value),
  decimal: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  datetime: (value) => Number.isSafeInteger(value),
  files: (value) => Array.isArray(value) && value.every(isObject),
};

/** The labels of a list: tickets hold the label, as in the description's examples. */
function optionsOf({ input_options }: TicketTypeAttribute): Json[] {
  const options = input_options?.list_options;
  if (!Array.isArray(options)) return [];
  return options.map((option) => (isObject(option) ? (option.label ?? null) : null));
}

/** A file as it is shown: where it can be fetched rather than what is in it. */
function upload(file: Json, uuid: () => string): Json {
  if (!isObject(file) || typeof file.data !== "string") return file;
  const { name = "file", content_type = "application/octet-stream", data } = file;
  return {
    type: "upload",
    name,
    content_type,
    filesize: Buffer.byteLength(data, "base64"),
    url: `https://downloads.example.com/${uuid()}`,
  };
}
