/**
 * The shapes of the published Intercom connector, kept field by field so that existing flows work
 * unchanged, and filled from Intercom's contacts and conversations of today.
 */
import type { components } from "../../generated/contract.ts";
import { type Fields, field, shape } from "../../scripts/language/shape.ts";
import type { Polled } from "../../scripts/language/trigger.ts";
import {
  cast,
  first,
  join,
  lookup,
  match,
  type Ref,
  text,
  time,
} from "../../scripts/language/values.ts";

export type Contact = components["schemas"]["contact"];
export type Conversation = components["schemas"]["conversation"];
export type Company = components["schemas"]["company"];

/** What a user and a lead have in common. */
const person = (contact: Ref<Contact>, who: "user" | "lead") => ({
  id: field.always("string", "Id", `The id that Intercom gave the ${who}.`, contact.id),
  created_at: field.optional(
    "date-time",
    "Created Date-Time",
    `The time when the ${who} was created, as in 2026-03-01T09:30:00.000Z.`,
    time(contact.created_at),
  ),
  user_id: field.optional(
    "string",
    // Published as "User Id", which what GetUser asks for is called, too: Intercom's own id.
    "External Id",
    `The id of the ${who} in your own system, which Intercom calls the external id.`,
    contact.external_id,
  ),
  email: field.optional("string", "Email", `The email address of the ${who}.`, contact.email),
  phone: field.optional("string", "Phone", `The phone number of the ${who}.`, contact.phone),
  name: field.optional("string", "Name", `The full name of the ${who}.`, contact.name),
  avatar: field.group("Avatar", `The picture of the ${who}.`, {
    image_url: field.optional(
      "string",
      "Image URL",
      `The web address of the picture of the ${who}.`,
      contact.avatar.image_url,
    ),
  }),
  unsubscribed_from_emails: field.optional(
    "boolean",
    "Is Unsubscribed",
    `Whether the ${who} has unsubscribed from emails.`,
    contact.unsubscribed_from_emails,
  ),
  location_data: field.group("Location", `Where the ${who} was last seen.`, {
    city_name: field.optional(
      "string",
      "City Name",
      "The name of the city.",
      contact.location.city,
    ),
    country_name: field.optional(
      "string",
      "Country Name",
      "The name of the country.",
      contact.location.country,
    ),
    latitude: field.gone("number", "Latitude", "The latitude in degrees."),
    longitude: field.gone("number", "Longitude", "The longitude in degrees."),
    postal_code: field.gone("string", "Postal Code", "The postal code."),
    region_name: field.optional(
      "string",
      "Region Name",
      "The name of the region, such as a state.",
      contact.location.region,
    ),
    timezone: field.gone("string", "Time Zone", "The time zone of the place."),
  }),
});

/** What only users have. */
const userOnly = {
  session_count: field.gone("integer", "Session Count", "The number of the user's sessions."),
  pseudonym: field.gone("string", "Pseudonym", "The name that the user went by as a lead."),
} satisfies Fields;

/** The names of what a contact belongs to, as triggers give them. */
const belongings = (names: Ref<{ companies: string[]; tags: string[] }>) => ({
  companies: field.group("Companies", "The companies that the contact belongs to.", {
    companies: field.list(
      "Company List",
      "One entry for each company.",
      names.companies,
      (name) => ({
        name: field.always("string", "Company Name", "The name of the company.", name),
      }),
    ),
  }),
  tags: field.group("Tags", "The tags on the contact.", {
    // The published connector has the tags under this key, and flows read them there.
    companies: field.list("Tag List", "One entry for each tag.", names.tags, (name) => ({
      name: field.always("string", "Tag Name", "The name of the tag.", name),
    })),
  }),
});

export const user = shape<Contact>()(
  "User_Response",
  "User",
  "A user, known by email or by an id of yours.",
  (contact) => ({ ...person(contact, "user"), ...userOnly }),
);

export const lead = shape<Contact>()(
  "Lead_Response",
  "Lead",
  "A lead: somebody who has not signed up yet.",
  (contact) => person(contact, "lead"),
);

type PolledContact = Polled<Contact, "companies" | "tags">;

export const polledUser = shape<PolledContact>()(
  "TrigUser_Response",
  "User",
  "A user, with the names of companies and tags.",
  ({ item, names }) => ({ ...person(item, "user"), ...userOnly, ...belongings(names) }),
);

export const polledLead = shape<PolledContact>()(
  "TrigLead_Response",
  "Lead",
  "A lead, with the names of companies and tags.",
  ({ item, names }) => ({ ...person(item, "lead"), ...belongings(names) }),
);

export const polledConversation = shape<Polled<Conversation>>()(
  "TrigConversation_Response",
  "Conversation",
  "A conversation that a contact started.",
  ({ item }) => ({
    id: field.always("string", "Id", "The id that Intercom gave the conversation.", text(item.id)),
    created_at: field.optional(
      "date-time",
      "Created Date-Time",
      "The time when the conversation started, as in 2026-03-01T09:30:00.000Z.",
      time(item.created_at),
    ),
    updated_at: field.optional(
      "date-time",
      "Updated Date-Time",
      "The time when something last happened in the conversation.",
      time(item.updated_at),
    ),
    user: field.group("User", "The user or lead that the conversation is with.", {
      id: field.optional("string", "User Id", "The contact's id.", item.contacts.contacts.first.id),
      // Intercom writes "contact" there; who started the conversation is who it is with.
      type: field.optional(
        "string",
        "User Type",
        "Either user or lead; empty where Intercom does not say, as of calls.",
        lookup(cast<"user" | "lead">(item.source.author.type), { user: "user", lead: "lead" }),
      ),
    }),
    assignee: field.group("Assignee", "The teammate that the conversation is assigned to.", {
      id: field.optional(
        "string",
        "Assignee Id",
        "The teammate's id; empty while nobody is assigned.",
        // Unassigned is 0 since version 2.16 of Intercom's API.
        match(text(item.admin_assignee_id), "^([1-9][0-9]*)$"),
      ),
    }),
    conversation_message: field.group("Message", "The message that started the conversation.", {
      subject: field.optional(
        "string",
        "Subject",
        "The subject, which only emails have.",
        item.source.subject,
      ),
      body: field.optional("string", "Body", "The text of the message, in HTML.", item.source.body),
      url: field.optional(
        "string",
        "URL",
        "The page on which the conversation was started.",
        item.source.url,
      ),
      author: field.group("Author", "Who wrote the message.", {
        id: field.optional("string", "Author Id", "The author's id.", text(item.source.author.id)),
        type: field.optional(
          "string",
          "Author Type",
          "What the author is, for example user, lead or bot; empty where there is no message.",
          item.source.author.type,
        ),
      }),
    }),
  }),
);

/** What a contact is known by: name and email address, or whatever tells it apart. */
export const contactName = ({ name, email, phone, external_id, id }: Ref<Contact>) =>
  first(
    match(join(name, " (", email, ")"), "^([^ ].* \\(.+\\))$"),
    name,
    email,
    phone,
    external_id,
    id,
  );

/** A user in a list to choose from: under its name, or whatever tells it apart. */
export const userChoice = shape<Contact>()(
  "User_Choice",
  "User",
  "A user to choose.",
  (contact) => ({
    ...person(contact, "user"),
    ...userOnly,
    name: field.always(
      "string",
      "Name",
      "The user's name and email address, or the id where both are missing.",
      contactName(contact),
    ),
  }),
);

export const companyChoice = shape<Company>()(
  "Company_Choice",
  "Company",
  "A company to choose.",
  (company) => ({
    id: field.always("string", "Id", "The id that Intercom gave the company.", company.id),
    name: field.always(
      "string",
      "Name",
      "The company's name, or its id where it has none.",
      first(company.name, company.company_id, company.id),
    ),
  }),
);
