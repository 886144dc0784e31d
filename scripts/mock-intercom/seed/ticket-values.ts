import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { put } from "../../common/own.ts";
import type { TicketType, TicketTypeAttribute } from "../records/ticket-type.ts";
import { DAY, type Seeding } from "./seeding.ts";

/**
 * Values for the attributes of a type, by name; those that need none are sometimes left open.
 * @param time of the ticket
 */
export function ticketValues(
  seeding: Seeding,
  { attributes }: TicketType,
  [title, text]: readonly [title: string, text: string],
  time: number,
): JsonObject {
  const values: JsonObject = { _default_title_: title, _default_description_: text };
  for (const attribute of attributes) {
    if (attribute.default || attribute.archived) continue;
    if (!attribute.required_to_create && seeding.chance(0.3)) continue;
    const value = attributeValue(seeding, attribute, time);
    if (value !== undefined) put(values, attribute.name, value);
  }
  return values;
}

function attributeValue(
  { random, any }: Seeding,
  { data_type, input_options }: TicketTypeAttribute,
  time: number,
): Json | undefined {
  switch (data_type) {
    case "list": {
      const options = input_options?.list_options;
      const option = Array.isArray(options) ? any(options) : undefined;
      return isObject(option) ? option.label : undefined;
    }
    case "string":
      return `${random.integer(1, 4)}.${random.integer(0, 9)}`;
    case "integer":
      return random.integer(1, 500);
    case "decimal":
      return random.integer(1000, 99_999) / 100;
    case "boolean":
      return random.next() < 0.5;
    case "datetime":
      return Math.max(0, time - random.integer(1, 30) * DAY);
    case "files":
      return [];
  }
}
