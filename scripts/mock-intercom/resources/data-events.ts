import type { Json, JsonObject } from "../../common/json.ts";
import { integerOf, objectOf, required, requiredTimeOf, textOf, timeOf } from "../body.ts";
import { contactNotFound, parameterInvalid, parameterMissing } from "../errors.ts";
import { cursorPage, decodeCursor, linkPages, readCount } from "../paging.ts";
import type { Contact } from "../records/contact.ts";
import type { DataEvent, EventSummary } from "../records/data-event.ts";
import { empty, objectBody, ok, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";

/** The default is the official SDK's word; the largest page is not documented. */
const PAGE = { preset: 15, max: 150 };

/** Older events are counted, but no longer listed. */
const LISTED_SECONDS = 90 * 86_400;

export const dataEventRoutes: readonly Route[] = [
  {
    call: "GET /events",
    handle: (request, workspace) => {
      const contact = contactBy(workspace, {
        user_id: request.query("user_id"),
        id: request.query("intercom_user_id"),
        email: request.query("email"),
      });
      const perPage = readCount(request.query("per_page"), "per_page", PAGE);
      const cursor = decodeCursor(request.query("starting_after"));
      const summed = request.query("summary") === "true";
      return () => {
        if (summed) return ok(summaryJson(contact, workspace.eventSummariesOf(contact.id)));
        const oldest = workspace.now() - LISTED_SECONDS;
        const listed = workspace.eventsOf(contact.id).filter((one) => one.created_at > oldest);
        const by = ({ created_at }: DataEvent) => created_at * 1000;
        const { items, pages } = cursorPage(listed, { perPage, cursor, by, ascending: false });
        return ok({
          type: "event.list",
          events: items.map((event) => eventJson(event, contact)),
          pages: linkPages(request, pages),
        });
      };
    },
  },
  {
    call: "POST /events",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const event = {
        event_name: required("event_name", textOf(body, "event_name")),
        created_at: requiredTimeOf(body, "created_at"),
        metadata: objectOf(body, "metadata") ?? {},
      };
      const contact = contactBy(workspace, body);
      return () => {
        const submitted = workspace.submitEvent({ contact: contact.id, ...event });
        if (submitted !== undefined) {
          workspace.emit("event.created", { item: eventJson(submitted, contact) });
        }
        return empty(202);
      };
    },
  },
  {
    call: "POST /events/summaries",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const { id } = contactBy(workspace, { user_id: body.user_id });
      const summary = readSummary(
        required("event_summaries", objectOf(body, "event_summaries")),
        workspace.now(),
      );
      return () => {
        workspace.submitEventSummary({ contact: id, ...summary });
        return empty(200);
      };
    },
  },
];

/**
 * The contact that a request names in one of three ways. An email finds users only: leads are to be
 * named by id.
 * @throws {ApiError} 404; 400 where the request names nobody, or in more than one way
 */
function contactBy(
  workspace: Workspace,
  {
    user_id,
    id,
    email,
  }: { user_id?: Json | undefined; id?: Json | undefined; email?: Json | undefined },
): Contact {
  const [name, ...others] = [user_id, id, email].filter((one) => typeof one === "string");
  if (name === undefined) throw parameterMissing("One of user_id, id and email is required");
  if (others.length > 0) throw parameterInvalid("Only one of user_id, id and email can be given");
  if (name === id) return workspace.liveContact(name);
  const found =
    name === user_id ? workspace.contactWithExternalId(name) : workspace.userWithEmail(name);
  if (found === undefined) throw contactNotFound();
  return workspace.liveContact(found.id);
}

function readSummary(summary: JsonObject, now: number): Omit<EventSummary, "contact"> {
  const last = timeOf(summary, "last") ?? now;
  return {
    name: required("event_name", textOf(summary, "event_name")),
    count: integerOf(summary, "count") ?? 1,
    first: timeOf(summary, "first") ?? last,
    last,
  };
}

/** Who the contact is, in the words of events. */
const whose = ({ id, external_id, email }: Contact) => ({
  intercom_user_id: id,
  ...(external_id !== null && { user_id: external_id }),
  ...(email !== null && { email }),
});

const eventJson = ({ contact: _, ...event }: DataEvent, contact: Contact) => ({
  type: "event",
  ...event,
  ...whose(contact),
});

function summaryJson(contact: Contact, summaries: readonly EventSummary[]) {
  const events = summaries.map(({ name, count, first, last }) => ({
    name,
    first: isoTime(first),
    last: isoTime(last),
    count,
    description: "",
  }));
  return { type: "event.summary", ...whose(contact), events, pages: {} };
}

/** As in 2014-01-16T23:12:21.000+00:00. */
const isoTime = (seconds: number) => new Date(seconds * 1000).toISOString().replace("Z", "+00:00");
