import type { Json } from "../../common/json.ts";
import type { Author, LinkedObject } from "./conversation.ts";
import type { Attachment, ConversationPart, QuickReply } from "./conversation-part.ts";
import type { AppliedTag } from "./tag.ts";
import type { TicketCategory, TicketStateCategory } from "./ticket-type.ts";

export interface TicketPart {
  readonly id: string;
  /** `comment`, `note`, `quick_reply`, `assignment`, `close`, `ticket_state_updated_by_admin`, ... */
  readonly part_type: string;
  /** HTML; null for what is no message. */
  readonly body: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly author: Author;
  readonly attachments: readonly Attachment[];
  /** The buttons of a `quick_reply`. */
  readonly reply_options?: readonly QuickReply[];
  readonly assigned_to?: ConversationPart["assigned_to"];
  readonly ticket_state?: TicketStateCategory;
  readonly previous_ticket_state?: TicketStateCategory;
  readonly updated_attribute_data?: {
    readonly attribute: { readonly type: "attribute"; readonly id: string; readonly label: string };
    readonly value: {
      readonly type: "value";
      readonly id: string | null | readonly number[];
      readonly label: string | readonly string[];
    };
  };
}

export interface Ticket {
  readonly id: string;
  /** The number that people see. */
  readonly ticket_id: string;
  readonly ticket_type_id: string;
  /** That of its type. */
  readonly category: TicketCategory;
  readonly ticket_state_id: string;
  /** Null where the state never changed. */
  readonly previous_ticket_state_id: string | null;
  /** By the id of the ticket type's attribute: its name may change. */
  readonly attributes: Readonly<Record<string, Json>>;
  /** Ids. */
  readonly contacts: readonly string[];
  readonly company_id: string | null;
  /** 0 where nobody is assigned. */
  readonly admin_assignee_id: number;
  readonly team_assignee_id: number;
  readonly open: boolean;
  readonly snoozed_until: number | null;
  readonly is_shared: boolean;
  readonly tags: readonly AppliedTag[];
  readonly linked: readonly LinkedObject[];
  /** Oldest first. */
  readonly parts: readonly TicketPart[];
  readonly created_at: number;
  readonly created_ms: number;
  readonly updated_at: number;
  readonly updated_ms: number;
}
