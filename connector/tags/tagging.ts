/** Putting tags on and taking them off: a tag is chosen from the list, or the name of a new one typed. */
import type { Schemas } from "../../scripts/language/calls.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { call, named } from "../../scripts/language/steps.ts";
import { sample } from "../../scripts/language/trial.ts";
import { each, first } from "../../scripts/language/values.ts";
import { contacts } from "../contacts/actions.ts";
import { NO_CONTACT } from "../contacts/steps.ts";
import { companies } from "../users-and-leads/actions.ts";
import { findOrMakeTag, NEW_OR_OLD, OLD, requireTag, tag } from "./steps.ts";

const tagged = named<Schemas["tag"]>("tagged");
const result = named<Schemas["tag_create_response"]>("result");

const TAGGED_BY = { title: "Tagged By", description: "The teammate in whose name it is done." };

export const TagContact = plannedAction({
  method: "POST",
  path: "/contacts/{contact_id}/tag",
  summary: "Tag contact",
  description:
    "Puts a tag on a user or a lead. A name that no tag has yet makes a new tag. Remove tag from contact undoes it.",
  visibility: "important",
  idempotent: true,
  inputs: {
    contact_id: input.from("GET /contacts/{contact_id}", "contact_id"),
    tag_id: NEW_OR_OLD,
  },
  returns: returns.schema("tag"),
  plan: ({ contact_id, tag_id }) => ({
    steps: [
      ...findOrMakeTag(tag_id),
      call("POST /contacts/{contact_id}/tags", {
        as: tagged,
        path: { contact_id },
        body: { id: tag.id },
        explain: NO_CONTACT,
      }),
    ],
    answer: tagged,
  }),
});

export const AddTagToConversation = plannedAction({
  method: "POST",
  path: "/conversations/{conversation_id}/tag",
  summary: "Tag conversation",
  description:
    "Puts a tag on a conversation, in the name of a teammate. A name that no tag has yet makes a new tag. Remove tag from conversation undoes it.",
  visibility: "important",
  idempotent: true,
  inputs: {
    conversation_id: input.from("POST /conversations/{conversation_id}/tags", "conversation_id"),
    tag_id: NEW_OR_OLD,
    admin_id: input.from("POST /conversations/{conversation_id}/tags", "admin_id", {
      ...TAGGED_BY,
      required: true,
    }),
  },
  returns: returns.schema("tag"),
  plan: ({ conversation_id, tag_id, admin_id }) => ({
    steps: [
      ...findOrMakeTag(tag_id),
      call("POST /conversations/{conversation_id}/tags", {
        as: tagged,
        path: { conversation_id },
        body: { id: tag.id, admin_id },
        explain: {
          404: "There is no conversation or teammate with this id. Choose both from the lists.",
        },
      }),
    ],
    answer: tagged,
  }),
});

export const AddTagToTicket = plannedAction({
  method: "POST",
  path: "/tickets/{ticket_id}/tag",
  summary: "Tag ticket",
  description:
    "Puts a tag on a ticket, in the name of a teammate. A name that no tag has yet makes a new tag. Remove tag from ticket undoes it.",
  idempotent: true,
  inputs: {
    ticket_id: input.from("POST /tickets/{ticket_id}/tags", "ticket_id"),
    tag_id: NEW_OR_OLD,
    admin_id: input.from("POST /tickets/{ticket_id}/tags", "admin_id", {
      ...TAGGED_BY,
      required: true,
    }),
  },
  returns: returns.schema("tag"),
  plan: ({ ticket_id, tag_id, admin_id }) => ({
    steps: [
      ...findOrMakeTag(tag_id),
      call("POST /tickets/{ticket_id}/tags", {
        as: tagged,
        path: { ticket_id },
        body: { id: tag.id, admin_id },
        explain: {
          404: "There is no ticket or teammate with this id. Choose both from the lists.",
        },
      }),
    ],
    answer: tagged,
  }),
});

/** What the tag is to be taken off. */
type Untagged = { id: string; untag: boolean };

const contact_ids = input.list(
  input.string({
    title: "Contact",
    description: "A user or a lead, by the id that Intercom gave it.",
    choices: contacts,
  }),
  { title: "Contacts", description: "The users and leads.", required: true },
);
const company_ids = input.list(
  input.string({
    title: "Company",
    description: "A company, by the id that Intercom gave it.",
    choices: companies,
  }),
  { title: "Companies", description: "The companies.", required: true },
);

const NO_SUCH_CONTACT = {
  404: "There is no contact with one of these ids, or it is archived. Choose contacts from the list.",
} as const;
const NO_SUCH_COMPANY = {
  404: "There is no company with one of these ids. Choose companies from the list; the ids are Intercom's own.",
} as const;

export const TagContacts = plannedAction({
  method: "POST",
  path: "/tag_contacts",
  summary: "Tag several contacts",
  description:
    "Puts a tag on any number of users and leads at once. A name that no tag has yet makes a new tag. Untag several contacts undoes it.",
  idempotent: true,
  inputs: { tag_id: NEW_OR_OLD, contact_ids },
  returns: returns.schema("tag_create_response"),
  plan: ({ tag_id, contact_ids }) => ({
    steps: [
      ...findOrMakeTag(tag_id),
      call("POST /tags", {
        as: result,
        body: {
          name: first(tag.name, tag_id),
          users: each<string, { id: string }>(contact_ids, (id) => ({ id })),
        },
        explain: NO_SUCH_CONTACT,
      }),
    ],
    answer: result,
  }),
  trial: { values: { contact_ids: [sample("contact_id")] } },
});

export const UntagContacts = plannedAction({
  method: "POST",
  path: "/untag_contacts",
  summary: "Untag several contacts",
  description:
    "Takes a tag off any number of users and leads at once; the tag itself stays. Who does not carry it stays as it is. It fails where there is no such tag.",
  idempotent: true,
  inputs: { tag_id: OLD, contact_ids },
  returns: returns.schema("tag_create_response"),
  plan: ({ tag_id, contact_ids }) => ({
    steps: [
      ...requireTag(tag_id),
      call("POST /tags", {
        as: result,
        body: {
          name: tag.name,
          users: each<string, Untagged>(contact_ids, (id) => ({ id, untag: true })),
        },
        explain: NO_SUCH_CONTACT,
      }),
    ],
    answer: result,
  }),
  trial: { values: { contact_ids: [sample("contact_id")] } },
});

export const TagCompanies = plannedAction({
  method: "POST",
  path: "/tag_companies",
  summary: "Tag companies",
  description:
    "Puts a tag on one or more companies. A name that no tag has yet makes a new tag. Untag companies undoes it.",
  idempotent: true,
  inputs: { tag_id: NEW_OR_OLD, company_ids },
  returns: returns.schema("tag_create_response"),
  plan: ({ tag_id, company_ids }) => ({
    steps: [
      ...findOrMakeTag(tag_id),
      call("POST /tags", {
        as: result,
        body: {
          name: first(tag.name, tag_id),
          companies: each<string, { id: string }>(company_ids, (id) => ({ id })),
        },
        explain: NO_SUCH_COMPANY,
      }),
    ],
    answer: result,
  }),
  trial: { values: { company_ids: [sample("company_id")] } },
});

export const UntagCompanies = plannedAction({
  method: "POST",
  path: "/untag_companies",
  summary: "Untag companies",
  description:
    "Takes a tag off one or more companies; the tag itself stays. What does not carry it stays as it is. It fails where there is no such tag.",
  idempotent: true,
  inputs: { tag_id: OLD, company_ids },
  returns: returns.schema("tag_create_response"),
  plan: ({ tag_id, company_ids }) => ({
    steps: [
      ...requireTag(tag_id),
      call("POST /tags", {
        as: result,
        body: {
          name: tag.name,
          companies: each<string, Untagged>(company_ids, (id) => ({ id, untag: true })),
        },
        explain: NO_SUCH_COMPANY,
      }),
    ],
    answer: result,
  }),
  trial: { values: { company_ids: [sample("company_id")] } },
});
