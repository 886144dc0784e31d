/** The actions of the published Intercom connector: same ids, paths, keys and shapes. */
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, fail, named, readAll, when } from "../../scripts/language/steps.ts";
import { given, not, oneOf, type Ref } from "../../scripts/language/values.ts";
import { addToCompany, checkCompany, contact, existing, takeExisting } from "../contacts/steps.ts";
import { type Company, type Contact, companyChoice, lead, user, userChoice } from "./shapes.ts";

const contacts = named<Contact[]>("contacts");
const listed = named<Company[]>("companies");

/** Contacts of one role, newest first. */
const newestOf = (role: "user" | "lead") =>
  readAll("POST /contacts/search", {
    items: "data",
    upTo: 1200,
    as: contacts,
    body: {
      query: { field: "role", operator: "=", value: role },
      sort: { field: "created_at", order: "descending" },
    },
  });

export const ListCompanies = plannedAction({
  method: "GET",
  path: "/companies",
  summary: "List companies",
  description: "Lists up to 480 companies to choose from.",
  visibility: "internal",
  returns: returns.listOf(companyChoice, "ListCompanies_Response"),
  plan: () => ({
    steps: [
      readAll("POST /companies/list", {
        query: { per_page: 60 },
        items: "data",
        upTo: 480,
        as: listed,
      }),
    ],
    answer: companyChoice.listFrom(listed),
  }),
});

export const ListUsers = plannedAction({
  method: "GET",
  path: "/users",
  summary: "List users",
  description: "Lists the newest users, up to 1,200, to choose from.",
  visibility: "internal",
  returns: returns.listOf(user, "ListUsers_Response"),
  plan: () => ({ steps: [newestOf("user")], answer: userChoice.listFrom(contacts) }),
});

/** The newest users. */
export const users = choices(ListUsers, { value: "id", title: "name" });

/** The companies of the workspace. */
export const companies = choices(ListCompanies, { value: "id", title: "name" });

/** Takes a contact back that was made here. */
const takeBack = call("DELETE /contacts/{contact_id}", { path: { contact_id: contact.id } });

export const CreateUser = plannedAction({
  method: "POST",
  path: "/users",
  summary: "Create or update user",
  description:
    "Creates a user. A user with the same email address is updated instead; what is left empty stays as it is.",
  bodyName: "CreateUser_Request",
  inputs: {
    email: input.string({
      title: "Email",
      description: "The email address, by which an existing user is found.",
      required: true,
      example: "anna.berg@example.com",
    }),
    name: input.string({
      title: "Name",
      description: "The full name of the user.",
      example: "Anna Berg",
    }),
    phone: input.string({
      title: "Phone",
      description: "The phone number of the user, with the country code.",
      example: "+15551234567",
    }),
    companies: input.string({
      title: "Company Id",
      description: "The company that the user belongs to; it must exist already.",
      choices: companies,
    }),
  },
  returns: returns.one(user),
  plan: ({ email, name, phone, companies }) => ({
    steps: [
      checkCompany(companies),
      call("POST /contacts", {
        as: contact,
        body: { role: "user", email, name, phone },
        on: {
          409: [
            ...takeExisting,
            call("PUT /contacts/{contact_id}", {
              as: contact,
              path: { contact_id: existing },
              body: { name, phone },
            }),
          ],
        },
      }),
      addToCompany(companies, when(not(given(existing)), [takeBack])),
    ],
    answer: user.from(contact),
  }),
});

export const CreateLead = plannedAction({
  method: "POST",
  path: "/contacts",
  summary: "Create new lead",
  description:
    "Creates a lead. Leads are never merged: two with the same email address can exist side by side.",
  bodyName: "CreateLead_Request",
  inputs: {
    email: input.string({
      title: "Email",
      description: "The email address of the lead.",
      required: true,
      example: "lee.park@example.com",
    }),
    name: input.string({
      title: "Name",
      description: "The full name of the lead.",
      example: "Lee Park",
    }),
    phone: input.string({
      title: "Phone",
      description: "The phone number of the lead, with the country code.",
      example: "+15557654321",
    }),
    avatar: input.group(
      {
        image_url: input.string({
          title: "Image URL",
          description: "The web address of a picture of the lead, beginning with https.",
          example: "https://example.com/lee.png",
        }),
      },
      { title: "Avatar", description: "The picture of the lead." },
    ),
    companies: input.string({
      title: "Company Id",
      description: "The company that the lead belongs to; it must exist already.",
      choices: companies,
    }),
  },
  returns: returns.one(lead),
  plan: ({ email, name, phone, avatar, companies }) => ({
    steps: [
      checkCompany(companies),
      call("POST /contacts", {
        as: contact,
        body: { role: "lead", email, name, phone, avatar: avatar.image_url },
      }),
      addToCompany(companies, takeBack),
    ],
    answer: lead.from(contact),
  }),
});

export const ListLeads = plannedAction({
  method: "GET",
  path: "/contacts",
  summary: "List all leads",
  description:
    "Lists the leads as one list, newest first, up to 1,200 of them (8 pages of 150). Find leads gives as many as you want, page by page, and can filter them.",
  returns: returns.listOf(lead, "ListLeads_Response"),
  plan: () => ({ steps: [newestOf("lead")], answer: lead.listFrom(contacts) }),
});

/** Reads a contact and refuses one of the other role. */
const getContact = (id: Ref<string>, role: "user" | "lead") => [
  call("GET /contacts/{contact_id}", {
    as: contact,
    path: { contact_id: id },
    explain: {
      404: `There is no ${role} with this id. Use the id that Intercom gave it, as other actions and triggers return it.`,
      410: `This ${role} has been merged into another contact. Use the id of that one.`,
    },
  }),
  when(not(oneOf(contact.role, [role])), [
    fail(
      404,
      "not_found",
      `There is no ${role} with this id; it is that of a ${role === "user" ? "lead. Use Get lead" : "user. Use Get user"} for it.`,
    ),
  ]),
];

export const GetLead = plannedAction({
  method: "GET",
  path: "/contacts/{contact_id}",
  summary: "Get lead",
  description: "Returns everything that Intercom knows about a lead.",
  inputs: {
    contact_id: input.string({
      title: "Lead Id",
      description: "The id that Intercom gave the lead.",
      required: true,
      choices: choices(ListLeads, { value: "id", title: "name" }),
    }),
  },
  returns: returns.one(lead),
  plan: ({ contact_id }) => ({ steps: getContact(contact_id, "lead"), answer: lead.from(contact) }),
});

export const GetUser = plannedAction({
  method: "GET",
  path: "/users/{user_id}",
  summary: "Get user",
  description: "Returns everything that Intercom knows about a user.",
  inputs: {
    user_id: input.string({
      title: "User Id",
      description: "The id that Intercom gave the user.",
      required: true,
      choices: users,
    }),
  },
  returns: returns.one(user),
  plan: ({ user_id }) => ({ steps: getContact(user_id, "user"), answer: user.from(contact) }),
});
