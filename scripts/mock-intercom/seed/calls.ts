import { defined } from "../../common/defined.ts";
import type { Utterance } from "../records/call.ts";
import { DAY, type Seeding } from "./seeding.ts";
import { PHONE_CALL } from "./words/inbox.ts";

/** Those that are over by now; some belong to a conversation, some are on record. The latest is announced and recorded. */
export function seedCalls(seeding: Seeding, count: number): void {
  const { workspace, random, now, spread, chance, contactAt, any } = seeding;
  for (let index = 0; index < count; index++) {
    const latest = Math.floor(now) - DAY;
    const time = Math.max(0, Math.min(spread(index, count), latest));
    const contact = contactAt(time);
    if (contact === undefined) return;
    const phone = contact.phone ?? `+35312${random.integer(100_000, 999_999)}`;
    const last = index === count - 1;
    const inbound = chance(0.6) || last;
    if (inbound && (chance(0.3) || last)) announce(seeding, phone, time);
    const answered = chance(0.8) || last;
    const answered_after = random.integer(3, 40);
    const length = random.integer(30, 1200);
    const conversation = chance(0.5) ? any(workspace.conversationsOf(contact.id)) : undefined;
    const recorded = answered && (chance(0.5) || last);
    workspace.createCall({
      direction: inbound ? "inbound" : "outbound",
      phone,
      contact_id: contact.id,
      admin_id: random.pick(workspace.admins).id,
      ...defined({ conversation_id: conversation?.id }),
      ...(answered && { answered_after }),
      ended_after: answered_after + (answered ? length : 0),
      created_at: time,
      recorded,
      transcript: recorded ? transcript(length) : [],
    });
  }
}

/** A telephone system tells Fin of a call before it rings. */
function announce({ workspace }: Seeding, phone_number: string, time: number): void {
  const number = workspace.finVoiceCalls.size + 1;
  workspace.at(Math.max(0, time - 5), () =>
    workspace.registerFinVoiceCall({
      external_call_id: `call-${number}`,
      phone_number,
      source: "aws_connect",
    }),
  );
}

/** Teammate and customer speak in turns, all through the call. */
const transcript = (length: number): Utterance[] =>
  PHONE_CALL.map((text, turn) => ({
    at: Math.floor((length * turn) / PHONE_CALL.length),
    speaker: turn % 2 === 0 ? "Teammate 1" : "Customer",
    text,
  }));
