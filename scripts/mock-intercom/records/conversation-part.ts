import type { Author, Conversation } from "./conversation.ts";

/** A file that came with a message. */
export interface Attachment {
  readonly type: "upload";
  readonly name: string;
  readonly url: string;
  readonly content_type: string;
  /** Bytes; unknown for files that are named by their address. */
  readonly filesize?: number;
}

/** Of a bot it is known whether it was Fin, and whether Fin thought of the text. */
export interface PartAuthor extends Author {
  readonly from_ai_agent?: boolean;
  readonly is_ai_answer?: boolean;
}

/** A message, a note or a change: what happened in a conversation after its first message. */
export interface ConversationPart {
  readonly id: string;
  /** `comment`, `note`, `close` and so on. */
  readonly part_type: string;
  /** HTML. */
  readonly body: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly author: PartAuthor;
  /** Of the conversation, once the part was made. */
  readonly state: Conversation["state"];
  /** Who was put in charge; `nobody_admin` without an id where nobody is any more. */
  readonly assigned_to: {
    readonly type: "admin" | "team" | "nobody_admin";
    readonly id: string | null;
  } | null;
  readonly attachments: readonly Attachment[];
  readonly redacted: boolean;
  readonly metadata: {
    readonly quick_reply_options?: readonly QuickReply[];
    readonly quick_reply_uuid?: string;
  };
  readonly event_details: EventDetails | null;
}

/** What a change was about; which of the keys there are depends on the part type. */
export interface EventDetails {
  readonly workflow?: { readonly name: string };
  /** What happened in the workflow, such as `wait_finished`. */
  readonly event?: { readonly type: string; readonly result: string };
  readonly attribute?: { readonly name: string };
  /** Changes by workflows do not tell the value before. */
  readonly value?: { readonly name: string; readonly previous?: string | null };
  /** A custom action; the result is known when it has ended. */
  readonly action?: { readonly name: string; readonly result?: "success" | "failed" };
}

export interface QuickReply {
  readonly text: string;
  readonly uuid: string;
}
