/** What makers can narrow triggers on conversations down by. By their brand Intercom searches none. */
import { input } from "../../scripts/language/inputs.ts";
import { AS_IT_STARTS } from "../as-it-starts.ts";

/** Where a conversation came from, as `source.type` has it. */
const CHANNELS = {
  conversation: "Messenger",
  email: "Email",
  phone_call: "Phone call",
  whatsapp: "WhatsApp",
  sms: "SMS",
  facebook: "Facebook",
  instagram: "Instagram",
  twitter: "X (Twitter)",
  push: "Push message",
};

/** As Intercom has them. */
export const STATES = { open: "Open", closed: "Closed", snoozed: "Snoozed" };
export const PRIORITIES = {
  none: "None",
  low: "Low",
  medium: "Medium",
  high: "High",
  urgent: "Urgent",
};

/** What never changes about a conversation. */
export const byChannel = {
  channel: {
    field: "source.type",
    operator: "=",
    input: input.choice(CHANNELS, {
      title: "Channel",
      description: "Only conversations that came in this way.",
    }),
  },
} as const;

/** Who is in charge: it can change, and counts as it is when the flow starts. */
export const byInbox = {
  team: {
    field: "team_assignee_id",
    operator: "=",
    title: "Team",
    description: `Only conversations that this team is in charge of ${AS_IT_STARTS}`,
  },
  teammate: {
    field: "admin_assignee_id",
    operator: "=",
    title: "Teammate",
    description: `Only conversations that this teammate is in charge of ${AS_IT_STARTS}`,
  },
} as const;

/** The same with a tag, and the channel. */
export const byConversation = {
  tag: {
    field: "tag_ids",
    operator: "=",
    title: "Tag",
    description: `Only conversations that have this tag ${AS_IT_STARTS}`,
  },
  ...byInbox,
  ...byChannel,
} as const;

/** The same with all else that is often asked for. */
export const byEverything = {
  ...byConversation,
  state: {
    field: "state",
    operator: "=",
    input: input.choice(STATES, {
      title: "State",
      description: `Only conversations that are open, closed or snoozed ${AS_IT_STARTS}`,
    }),
  },
  priority: {
    field: "priority",
    operator: "=",
    input: input.choice(PRIORITIES, {
      title: "Priority",
      description: `Only conversations of this priority ${AS_IT_STARTS}`,
    }),
  },
} as const;
