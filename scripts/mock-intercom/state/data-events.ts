import type { Json } from "../../common/json.ts";
import type { DataEvent, EventSummary } from "../records/data-event.ts";
import type { Base } from "./base.ts";

export interface NewDataEvent {
  /** The id of the contact. */
  contact: string;
  event_name: string;
  created_at: number;
  metadata?: Readonly<Record<string, Json>>;
}

export interface DataEventState {
  readonly dataEvents: ReadonlyMap<string, DataEvent>;
  /** Counts an event, unless it is a duplicate: then the answer is undefined. */
  submitEvent(event: NewDataEvent): DataEvent | undefined;
  /** Says how often something happened in all, events that were submitted before included. */
  submitEventSummary(summary: EventSummary): void;
  /** As lists show them, which is late. */
  eventsOf(contactId: string): readonly DataEvent[];
  eventSummariesOf(contactId: string): EventSummary[];
  /** Gives a contact's events and summaries to another contact, as a merge does. */
  moveEvents(from: string, to: string): void;
}

/** Of the metadata the first keys count (description of POST /events). */
const MAX_KEYS = 10;

export function dataEventState(base: Base): DataEventState {
  const { storage, uuid } = base;
  /** By what makes an event the same as another. */
  const events = storage.map<DataEvent>("events");
  const summaries = storage.map<EventSummary>("event summaries");
  const byContact = new Map<string, DataEvent[]>();
  const byId = new Map<string, DataEvent>();
  storage.derive(() => {
    byContact.clear();
    byId.clear();
    for (const event of events.values()) enlist(event);
  });
  const list = base.lateList("event", byId);

  const keyOf = ({ contact, event_name, created_at }: NewDataEvent) =>
    JSON.stringify([contact, event_name, created_at]);
  const summaryKey = (contact: string, name: string) => JSON.stringify([contact, name]);
  const enlist = (event: DataEvent) => {
    byId.set(event.id, event);
    const others = byContact.get(event.contact);
    if (others === undefined) byContact.set(event.contact, [event]);
    else others.push(event);
  };
  const add = (event: DataEvent): boolean => {
    const key = keyOf(event);
    if (events.has(key)) return false;
    events.set(key, event);
    enlist(event);
    list.write(event);
    return true;
  };
  const count = (more: EventSummary) => {
    const key = summaryKey(more.contact, more.name);
    const old = summaries.get(key);
    const counted =
      old === undefined
        ? more
        : {
            ...old,
            count: old.count + more.count,
            first: Math.min(old.first, more.first),
            last: Math.max(old.last, more.last),
          };
    summaries.set(key, counted);
  };
  const summariesOf = (contactId: string) =>
    [...summaries.values()].filter(({ contact }) => contact === contactId);

  return {
    dataEvents: events,
    submitEvent({ metadata = {}, ...input }) {
      const kept = Object.fromEntries(Object.entries(metadata).slice(0, MAX_KEYS));
      const event = { id: uuid(), ...input, metadata: kept };
      if (!add(event)) return undefined;
      const { contact, event_name: name, created_at } = event;
      count({ contact, name, count: 1, first: created_at, last: created_at });
      return event;
    },
    submitEventSummary(summary) {
      summaries.set(summaryKey(summary.contact, summary.name), summary);
    },
    eventsOf: (contactId) =>
      (byContact.get(contactId) ?? []).flatMap(({ id }) => list.seen(id) ?? []),
    eventSummariesOf: summariesOf,
    moveEvents(from, to) {
      for (const event of byContact.get(from) ?? []) {
        events.delete(keyOf(event));
        byId.delete(event.id);
        add({ ...event, contact: to });
      }
      byContact.delete(from);
      for (const summary of summariesOf(from)) {
        summaries.delete(summaryKey(from, summary.name));
        count({ ...summary, contact: to });
      }
    },
  };
}
