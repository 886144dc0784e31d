import { isObject, type Json, type JsonObject } from "../../common/json.ts";
import { parameterInvalid } from "../errors.ts";
import type { AttributeValue } from "../records/attribute.ts";
import type { Contact, ContactFields } from "../records/contact.ts";
import { type ApiRequest, param } from "../route.ts";
import type { Workspace } from "../state/state.ts";

/** The contact that the path names, unless it is archived. @throws {ApiError} 404 */
export const contactOf = (request: ApiRequest, workspace: Workspace): Contact =>
  workspace.liveContact(param(request, "contact_id"));

/** Reads the fields of a contact; fields that Intercom does not know are passed over. */
export function readContactFields(body: JsonObject): Partial<ContactFields> {
  const fields: Partial<ContactFields> = {};
  const { role, email, unsubscribed_from_emails, custom_attributes } = body;
  if (role !== undefined && role !== null) {
    if (role !== "user" && role !== "lead")
      throw parameterInvalid("role must be user or lead", "role");
    fields.role = role;
  }
  if (email !== undefined) {
    const text = email === "" ? null : email;
    if (text !== null && (typeof text !== "string" || !/^[^\s@]+@[^\s@]+$/.test(text))) {
      throw parameterInvalid("email is not a valid email address", "email");
    }
    fields.email = text;
  }
  for (const name of ["external_id", "name", "phone", "avatar", "owner_id"] as const) {
    const value = body[name];
    if (value === undefined) continue;
    if (value !== null && typeof value !== "string") {
      throw parameterInvalid(`${name} must be a string`, name);
    }
    fields[name] = value === "" ? null : value;
  }
  for (const name of ["signed_up_at", "last_seen_at"] as const) {
    const value = body[name];
    if (value === undefined) continue;
    if (value !== null && !isUnixTime(value)) {
      throw parameterInvalid(`${name} must be a time in unix seconds`, name);
    }
    fields[name] = value;
  }
  if (unsubscribed_from_emails !== undefined && unsubscribed_from_emails !== null) {
    if (typeof unsubscribed_from_emails !== "boolean") {
      throw parameterInvalid(
        "unsubscribed_from_emails must be a boolean",
        "unsubscribed_from_emails",
      );
    }
    fields.unsubscribed_from_emails = unsubscribed_from_emails;
  }
  if (custom_attributes !== undefined && custom_attributes !== null) {
    fields.custom_attributes = readAttributes(custom_attributes);
  }
  return fields;
}

const isUnixTime = (value: Json): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

/** Reads values of custom attributes, by name; which of them there are is for the state to say. */
export function readAttributes(value: Json): Record<string, AttributeValue> {
  const name = "custom_attributes";
  if (!isObject(value)) throw parameterInvalid(`${name} must be an object`, name);
  const entries = Object.entries(value).map(([key, one]): [string, AttributeValue] => {
    if (typeof one !== "object" || one === null) return [key, one];
    const ids = Array.isArray(one) ? one.map(readId) : [undefined];
    if (!ids.every((id) => id !== undefined)) {
      const message = `Custom attribute '${key}' must be a single value, or a list of ids`;
      throw parameterInvalid(message, name);
    }
    return [key, ids];
  });
  return Object.fromEntries(entries);
}

const readId = (value: Json): string | undefined =>
  typeof value === "string" || Number.isSafeInteger(value) ? String(value) : undefined;
