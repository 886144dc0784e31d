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

/** A message, a note or a change: what happened in a conversation after its first message. */
export interface ConversationPart {
  readonly id: string;
  /** `comment`, `note`, `close` and so on. */
  readonly part_type: string;
  /** HTML. */
  readonly body: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly author: Author;
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
  /** The attribute that a change of attributes was about. */
  readonly event_details: {
    readonly attribute: { readonly name: string };
    readonly value: { readonly name: string; readonly previous: string | null };
  } | null;
}

export interface QuickReply {
  readonly text: string;
  readonly uuid: string;
}
