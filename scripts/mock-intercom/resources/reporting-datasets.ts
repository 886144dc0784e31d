import type { Conversation } from "../records/conversation.ts";

/** A column that an export of a dataset can have. */
export interface DatasetColumn {
  id: string;
  name: string;
  read(conversation: Conversation): string | number | null | undefined;
}

/**
 * The dataset of conversations. Intercom has many more, and most of their columns cannot be told from
 * what the mock keeps.
 */
export const CONVERSATION_DATASET = {
  id: "conversation",
  name: "Conversation",
  description: "What is known of each conversation: its channel, its assignee and its times.",
  default_time_attribute_id: "conversation_started_at",
};

export const CONVERSATION_COLUMNS: readonly DatasetColumn[] = [
  { id: "conversation_id", name: "Conversation ID", read: ({ id }) => id },
  {
    id: "conversation_started_at",
    name: "Conversation started at",
    read: ({ created_at }) => created_at,
  },
  {
    id: "conversation_last_updated_at",
    name: "Conversation last updated at",
    read: ({ updated_at }) => updated_at,
  },
  { id: "conversation_state", name: "Conversation state", read: ({ state }) => state },
  { id: "channel", name: "Channel", read: ({ source }) => source?.type ?? null },
  { id: "user_id", name: "User ID", read: ({ contacts }) => contacts[0] },
  {
    id: "teammate_currently_assigned_id",
    name: "Teammate currently assigned ID",
    read: ({ admin_assignee_id }) => admin_assignee_id || null,
  },
  {
    id: "team_currently_assigned_id",
    name: "Team currently assigned ID",
    read: ({ team_assignee_id }) => team_assignee_id || null,
  },
  {
    id: "first_teammate_reply_at",
    name: "First teammate reply at",
    read: ({ statistics }) => statistics.first_admin_reply_at,
  },
  {
    id: "first_closed_at",
    name: "First closed at",
    read: ({ statistics }) => statistics.first_close_at,
  },
  {
    id: "last_closed_at",
    name: "Last closed at",
    read: ({ statistics }) => statistics.last_close_at,
  },
];

/** The name by which an export asks for a column. */
export const qualifiedId = ({ id }: DatasetColumn) => `${CONVERSATION_DATASET.id}.${id}`;
