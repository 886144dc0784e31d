import type { JsonObject } from "../../common/json.ts";
import { invalidBody, parameterInvalid, parameterMissing } from "../errors.ts";
import type { CompanyPatch, NewCompany } from "../state/companies.ts";
import { readAttributes } from "./contact-request.ts";

const TEXTS = ["name", "plan", "website", "industry"] as const;
const NUMBERS = ["size", "monthly_spend", "remote_created_at"] as const;
const KNOWN: ReadonlySet<string> = new Set([
  ...TEXTS,
  ...NUMBERS,
  "company_id",
  "custom_attributes",
  "update_last_request_at",
]);

/**
 * Reads a company that is to be created, or updated by its `company_id`.
 * @param now unix seconds
 * @throws {ApiError} 400
 */
export function readCompany(body: JsonObject, now: number): NewCompany {
  const patch = readCompanyPatch(body);
  const { company_id } = body;
  if (company_id === undefined || company_id === null || company_id === "") {
    throw parameterMissing("company_id is required", "company_id");
  }
  if (typeof company_id !== "string") throw wrong("company_id", "a string");
  // A company without a name goes by its id.
  const { name = company_id, ...others } = patch;
  const seen = body.update_last_request_at === true && { last_request_at: now };
  return { ...others, name, company_id, ...seen };
}

/**
 * Reads the fields of a company that are to be changed; its `company_id`, which never changes, is
 * passed over.
 * @throws {ApiError} 400
 */
export function readCompanyPatch(body: JsonObject): CompanyPatch {
  // Unlike elsewhere, fields that Intercom does not know are refused (the description's example).
  const unknown = Object.keys(body).find((name) => !KNOWN.has(name));
  if (unknown !== undefined) throw invalidBody(`bad '${unknown}' parameter`);
  const patch: CompanyPatch = {};
  for (const name of TEXTS) {
    const value = body[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== "string") throw wrong(name, "a string");
    patch[name] = value;
  }
  for (const name of NUMBERS) {
    const value = body[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== "number") throw wrong(name, "a number");
    patch[name] = Math.trunc(value);
  }
  const { custom_attributes } = body;
  if (custom_attributes !== undefined && custom_attributes !== null) {
    patch.custom_attributes = readAttributes(custom_attributes);
  }
  return patch;
}

const wrong = (name: string, kind: string) => parameterInvalid(`${name} must be ${kind}`, name);
