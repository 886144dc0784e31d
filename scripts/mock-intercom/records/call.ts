/** A piece of what was said. */
export interface Utterance {
  /** Seconds since the call began. */
  readonly at: number;
  readonly speaker: string;
  readonly text: string;
}

export interface Call {
  readonly id: string;
  readonly conversation_id: string | null;
  readonly admin_id: string | null;
  readonly contact_id: string | null;
  readonly state: string;
  readonly direction: "inbound" | "outbound";
  /** With its country code. */
  readonly phone: string | null;
  readonly call_type: string;
  readonly ended_reason: string | null;
  readonly created_at: number;
  readonly created_ms: number;
  readonly updated_at: number;
  readonly initiated_at: number;
  readonly answered_at: number | null;
  readonly ended_at: number | null;
  readonly recorded: boolean;
  readonly transcript: readonly Utterance[];
}

/** A call that a telephone system has announced for Fin. */
export interface FinVoiceCall {
  readonly id: string;
  readonly external_call_id: string;
  readonly phone_number: string;
  readonly source: string;
  readonly created_ms: number;
  /** The call that it turned out to be. */
  readonly call_id: string | null;
}
