/** Who is in charge of a conversation, and whether it is open: one operation of Intercom's, an action for each purpose. */
import { action } from "../../scripts/language/action.ts";
import { admins } from "../admins/actions.ts";
import { teams } from "../teams/actions.ts";

const manage = "POST /conversations/{conversation_id}/parts";

const explain = {
  404: "There is no conversation, teammate or team with this id. Choose them from the lists.",
} as const;

const by = { title: "Done By", description: "The teammate in whose name it is done." } as const;
const message = {
  title: "Message",
  description: "What to say with it, as plain text or simple HTML; the contact can read it.",
} as const;

export const CloseConversation = action(manage, {
  path: "/conversations/{conversation_id}/close",
  summary: "Close conversation",
  description:
    "Closes a conversation, with a last message if there is something to say. It opens again when the contact replies, or by Reopen conversation.",
  visibility: "important",
  idempotent: true,
  fixed: { message_type: "close", type: "admin" },
  only: ["admin_id", "body"],
  parameters: { admin_id: by, body: message },
  explain,
});

export const ReopenConversation = action(manage, {
  path: "/conversations/{conversation_id}/reopen",
  summary: "Reopen conversation",
  description: "Opens a conversation that was closed or snoozed.",
  visibility: "important",
  idempotent: true,
  fixed: { message_type: "open" },
  only: ["admin_id"],
  parameters: { admin_id: by },
  explain,
});

export const SnoozeConversation = action(manage, {
  path: "/conversations/{conversation_id}/snooze",
  summary: "Snooze conversation",
  description: "Sets a conversation aside until a time, when it opens again by itself.",
  visibility: "important",
  idempotent: true,
  fixed: { message_type: "snoozed" },
  only: ["admin_id", "snoozed_until"],
  parameters: {
    admin_id: by,
    snoozed_until: {
      title: "Snooze Until",
      description: "When it opens again, in the future.",
      required: true,
    },
  },
  explain,
});

export const AssignConversationToTeammate = action(manage, {
  path: "/conversations/{conversation_id}/assign-to-teammate",
  summary: "Assign conversation to teammate",
  description: "Puts a teammate in charge of a conversation, in place of whoever was.",
  visibility: "important",
  idempotent: true,
  fixed: { message_type: "assignment", type: "admin" },
  only: ["assignee_id", "admin_id", "body"],
  parameters: {
    assignee_id: {
      title: "Teammate",
      description: "The teammate who is to be in charge.",
      choices: admins,
      required: true,
    },
    admin_id: by,
    body: { ...message, visibility: "advanced" },
  },
  explain,
});

export const AssignConversationToTeam = action(manage, {
  path: "/conversations/{conversation_id}/assign-to-team",
  summary: "Assign conversation to team",
  description: "Puts a team in charge of a conversation, in place of the team that was.",
  visibility: "important",
  idempotent: true,
  fixed: { message_type: "assignment", type: "team" },
  only: ["assignee_id", "admin_id", "body"],
  parameters: {
    assignee_id: {
      title: "Team",
      description: "The team that is to be in charge.",
      choices: teams,
      required: true,
    },
    admin_id: by,
    body: { ...message, visibility: "advanced" },
  },
  explain,
});

export const UnassignConversation = action(manage, {
  path: "/conversations/{conversation_id}/unassign",
  summary: "Unassign conversation",
  description: "Takes a conversation from the teammate in charge; nobody is in charge of it then.",
  idempotent: true,
  // Intercom's way of naming nobody.
  fixed: { message_type: "assignment", type: "admin", assignee_id: "0" },
  only: ["admin_id"],
  parameters: { admin_id: by },
  explain,
});
