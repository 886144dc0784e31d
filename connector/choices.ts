/**
 * What makers choose from, by the name of a parameter anywhere in the contract; `articles/{id}` where
 * the name alone is too common. Trials of operations take the first entry.
 */
import type { ConnectorDescriptor } from "../scripts/language/connector.ts";
import { admins } from "./admins/actions.ts";
import { awayStatusReasons } from "./away-status-reasons/actions.ts";
import { brands } from "./brands/actions.ts";
import { contacts } from "./contacts/actions.ts";
import { conversations } from "./conversations/actions.ts";
import { macros } from "./macros/actions.ts";
import { segments } from "./segments/actions.ts";
import { subscriptionTypes } from "./subscriptions/actions.ts";
import { tags } from "./tags/actions.ts";
import { teams } from "./teams/actions.ts";
import { attributesOfType, statesOfType, ticketTypes } from "./ticket-types/actions.ts";
import { tickets } from "./tickets/actions.ts";
import { companies } from "./users-and-leads/actions.ts";

export const CHOICES: ConnectorDescriptor["choices"] = {
  admin_assignee_id: admins,
  admin_id: admins,
  assignee_id: admins,
  "attributes/{attribute_id}": attributesOfType,
  away_status_reason_id: awayStatusReasons,
  brand_id: brands,
  company_id: companies,
  contact_id: contacts,
  conversation_id: conversations,
  conversation_to_link_id: conversations,
  "conversations/{id}": conversations,
  intercom_user_id: contacts,
  "linked_conversations/{id}": conversations,
  "macros/{id}": macros,
  merge_into_conversation_id: conversations,
  owner_id: admins,
  segment_id: segments,
  subscription_id: subscriptionTypes,
  tag_id: tags,
  team_assignee_id: teams,
  team_id: teams,
  ticket_id: tickets,
  ticket_state_id: statesOfType,
  ticket_type_id: ticketTypes,
};
