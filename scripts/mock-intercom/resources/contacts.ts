import type { Json, JsonObject } from "../../common/json.ts";
import { isObject } from "../../common/json.ts";
import { parameterInvalid, parameterMissing, parameterNotFound } from "../errors.ts";
import { decodeCursor, numberedPage, readCount } from "../paging.ts";
import {
  type AttributeValue,
  CONTACT_DETAILS,
  type Contact,
  type ContactFields,
} from "../records.ts";
import { type Answer, type ApiRequest, objectBody, ok, param, type Route } from "../route.ts";
import { EVERYTHING } from "../search/condition.ts";
import { MAX_PER_PAGE, readSearch, type SearchRequest, searchPage } from "../search/search-page.ts";
import type { Workspace } from "../workspace.ts";
import { companyJson } from "./companies.ts";

/** Nested lists show no more than this many entries, whatever their total. */
const NESTED = 10;

/** Lists and searches that name no sort field. The description does not say by what they sort. */
const SORT_FIELD = "created_at";

const LIST_PER_PAGE = 10;
const SEARCH_PER_PAGE = 50;
const COMPANIES_PER_PAGE = 15;
const COMPANIES_MAX_PER_PAGE = 60;

export const contactRoutes: readonly Route[] = [
  {
    call: "POST /contacts",
    handle: (request, workspace) => {
      const fields = readFields(objectBody(request));
      const { email = null, external_id = null, role } = fields;
      if (email === null && external_id === null && role === undefined) {
        throw parameterMissing("A contact needs an email, an external_id or a role");
      }
      return () => contactAnswer(workspace.createContact(fields), workspace);
    },
  },
  {
    call: "GET /contacts",
    handle: (request, workspace) => {
      const search: SearchRequest = {
        condition: EVERYTHING,
        sort: { field: SORT_FIELD, ascending: false },
        perPage: readCount(request.query("per_page"), "per_page", {
          preset: LIST_PER_PAGE,
          max: MAX_PER_PAGE,
        }),
        cursor: decodeCursor(request.query("starting_after")),
      };
      return () => pageOfContacts(search, workspace);
    },
  },
  {
    call: "POST /contacts/search",
    handle: (request, workspace) => {
      const { contactFields: fields, calendar } = workspace;
      const search = readSearch(
        objectBody(request),
        { fields, calendar, version: request.version },
        { perPage: SEARCH_PER_PAGE, sortField: SORT_FIELD },
      );
      return () => pageOfContacts(search, workspace);
    },
  },
  {
    call: "GET /contacts/{contact_id}",
    handle: (request, workspace) => () => contactAnswer(contactOf(request, workspace), workspace),
  },
  {
    call: "PUT /contacts/{contact_id}",
    handle: (request, workspace) => {
      const { id } = contactOf(request, workspace);
      const fields = readFields(objectBody(request));
      return () => contactAnswer(workspace.updateContact(id, fields), workspace);
    },
  },
  {
    call: "DELETE /contacts/{contact_id}",
    handle: (request, workspace) => () => {
      const { id, external_id } = workspace.deleteContact(contactOf(request, workspace).id);
      return ok({ type: "contact", id, external_id, deleted: true });
    },
  },
  {
    call: "GET /contacts/{contact_id}/companies",
    handle: (request, workspace) => {
      const contact = contactOf(request, workspace);
      const perPage = readCount(request.query("per_page"), "per_page", {
        preset: COMPANIES_PER_PAGE,
        max: COMPANIES_MAX_PER_PAGE,
      });
      const page = readCount(request.query("page"), "page", { preset: 1, max: 1e9 });
      return () => {
        const { address } = request;
        const { items, total, pages } = numberedPage(contact.companies, { page, perPage, address });
        // Recorded live: the list is under `data`, though the description says `companies`.
        const data = items.map((id) => companyJson(id, workspace));
        return ok({ type: "list", data, total_count: total, pages });
      };
    },
  },
  {
    call: "POST /contacts/{contact_id}/companies",
    handle: (request, workspace) => {
      const contact = contactOf(request, workspace);
      const { id } = objectBody(request);
      if (typeof id !== "string" || id === "") throw parameterNotFound("company not specified");
      return () => ok(companyJson(workspace.attachCompany(contact.id, id).id, workspace));
    },
  },
  {
    call: "GET /contacts/{contact_id}/tags",
    handle: (request, workspace) => {
      const contact = contactOf(request, workspace);
      return () => {
        const data = contact.tags.map(({ id, applied_at, applied_by }) => {
          const name = workspace.tags.get(id)?.name ?? "";
          return { type: "tag", id, name, applied_at, applied_by };
        });
        return ok({ type: "list", data });
      };
    },
  },
];

function contactOf(request: ApiRequest, workspace: Workspace): Contact {
  return workspace.liveContact(param(request, "contact_id"));
}

function contactAnswer(contact: Contact, workspace: Workspace): Answer {
  return { status: 200, json: contactText(contact, workspace) };
}

function pageOfContacts(search: SearchRequest, workspace: Workspace): Answer {
  const { records, total_count, pages } = searchPage(workspace.contactIndex, search, (contact) =>
    contactText(contact, workspace),
  );
  return {
    status: 200,
    json: `{"type":"list","data":${records},"total_count":${total_count},"pages":${JSON.stringify(pages)}}`,
  };
}

/** Records never change, so neither does their text: pages of 150 are mostly put together. */
const texts = new WeakMap<Contact, string>();

function contactText(contact: Contact, workspace: Workspace): string {
  let text = texts.get(contact);
  if (text === undefined) {
    text = JSON.stringify(contactJson(contact, workspace));
    texts.set(contact, text);
  }
  return text;
}

function contactJson(contact: Contact, workspace: Workspace) {
  const { id, email, avatar, companies, tags } = contact;
  const { city, region, country, country_code, ...details } = {
    ...CONTACT_DETAILS,
    ...contact.details,
  };
  const nested = (path: string, type: string, ids: readonly string[]) => ({
    type: "list",
    data: ids.slice(0, NESTED).map((entry) => ({ id: entry, type, url: `/${path}/${entry}` })),
    url: `/contacts/${id}/${path}`,
    total_count: ids.length,
    has_more: ids.length > NESTED,
  });
  return {
    type: "contact",
    id,
    workspace_id: workspace.id,
    external_id: contact.external_id,
    role: contact.role,
    // The description has no null here, unlike at `name` and `phone`.
    email: email ?? "",
    ...(email !== null && { email_domain: email.split("@")[1] }),
    phone: contact.phone,
    name: contact.name,
    avatar: avatar === null ? null : { type: "avatar", image_url: avatar },
    owner_id: contact.owner_id,
    social_profiles: { type: "list", data: [] },
    unsubscribed_from_emails: contact.unsubscribed_from_emails,
    created_at: contact.created_at,
    updated_at: contact.updated_at,
    signed_up_at: contact.signed_up_at,
    last_seen_at: contact.last_seen_at,
    ...details,
    // `country_code` and `continent_code` are undeclared, but in the description's own examples.
    location: { type: "location", country, region, city, country_code, continent_code: null },
    custom_attributes: contact.custom_attributes,
    tags: nested(
      "tags",
      "tag",
      tags.map((tag) => tag.id),
    ),
    notes: nested("notes", "note", []),
    companies: nested("companies", "company", companies),
    opted_out_subscription_types: nested("subscriptions", "subscription", []),
    opted_in_subscription_types: nested("subscriptions", "subscription", []),
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
    referrer: null,
  };
}

/** Reads the fields of a contact; fields that Intercom does not know are passed over. */
function readFields(body: JsonObject): Partial<ContactFields> {
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

function readAttributes(value: Json): Record<string, AttributeValue> {
  const name = "custom_attributes";
  if (!isObject(value)) throw parameterInvalid(`${name} must be an object`, name);
  const entries = Object.entries(value).map(([key, one]): [string, AttributeValue] => {
    if (typeof one === "object" && one !== null) {
      throw parameterInvalid(`Custom attribute '${key}' must be a single value`, name);
    }
    return [key, one];
  });
  return Object.fromEntries(entries);
}
