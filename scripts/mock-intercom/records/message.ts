import type { SourceType } from "./conversation.ts";

/** A message that a teammate sent. */
export interface Message {
  /** For WhatsApp, the id that WhatsApp gave it. */
  readonly id: string;
  readonly channel: SourceType;
  /** The id of the teammate. */
  readonly from: string;
  /** Ids of contacts. */
  readonly to: readonly string[];
  /** Ids of contacts who get a copy that the others see. */
  readonly cc: readonly string[];
  readonly subject: string;
  /** Plain text or HTML. */
  readonly body: string;
  readonly created_at: number;
  /** The conversation that it began at once, for all who got it. */
  readonly conversation_id: string | null;
  /** The conversations that began when somebody answered, by the contact. */
  readonly answered: Readonly<Record<string, string>>;
  /** Of WhatsApp: the name of the template. */
  readonly template: string | null;
  /** The set of outbound rules that sent it; null for what was sent through the API. */
  readonly ruleset_id: string | null;
}
