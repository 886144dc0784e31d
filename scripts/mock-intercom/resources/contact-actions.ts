import { ApiError, contactNotFound, parameterInvalid } from "../errors.ts";
import { readCount } from "../paging.ts";
import type { Contact } from "../records/contact.ts";
import type { Merge } from "../records/merge.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import { holds } from "../versions/rules.ts";
import { contactAnswer, contactItem, mergeJson } from "./contact-json.ts";
import { contactOf } from "./contact-request.ts";

const HISTORY_PER_PAGE = 50;
const HISTORY_MAX_PER_PAGE = 150;

/** What can be done to a contact as a whole. */
export const contactActionRoutes: readonly Route[] = [
  {
    call: "POST /contacts/{contact_id}/archive",
    handle: (request, workspace) => () => {
      const contact = workspace.archiveContact(contactOf(request, workspace).id);
      const item = { ...reference(contact), archived: true };
      workspace.emit("contact.archived", { item });
      return ok(item);
    },
  },
  {
    call: "POST /contacts/{contact_id}/unarchive",
    handle: (request, workspace) => () => {
      const contact = workspace.unarchiveContact(param(request, "contact_id"));
      const item = { ...reference(contact), archived: false };
      workspace.emit("contact.unarchive", { item });
      return ok(item);
    },
  },
  {
    call: "POST /contacts/{contact_id}/block",
    handle: (request, workspace) => () => {
      const contact = workspace.blockContact(contactOf(request, workspace).id);
      return ok({ ...reference(contact), blocked: true });
    },
  },
  {
    call: "POST /contacts/merge",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const { skip_duplicate_validation: skip } = body;
      const [from, into] = [body.from, body.into].map((id) =>
        Number.isSafeInteger(id) ? String(id) : id,
      );
      return () => {
        // Ids of another type are ids that nobody has.
        if (typeof from !== "string" || typeof into !== "string") throw contactNotFound();
        const checked = holds("merges are checked", request.version) && skip !== true;
        const contact = workspace.mergeContacts(from, into, { checked });
        workspace.emit("contact.merged", {
          item: {
            ...contactItem(contact, workspace),
            merged_from: { type: "contact", id: from },
          },
        });
        return contactAnswer(contact, workspace, request);
      };
    },
  },
  {
    call: "GET /contacts/{contact_id}/merge_history",
    handle: (request, workspace) => {
      const perPage = readCount(request.query("per_page"), "per_page", {
        preset: HISTORY_PER_PAGE,
        max: HISTORY_MAX_PER_PAGE,
      });
      const after = readCursor(request.query("cursor"));
      return () => {
        const contact = workspace.contacts.get(param(request, "contact_id"));
        if (contact?.role !== "user" || contact.archived) throw historyNotFound();
        const merges = workspace.mergeHistory(contact.id);
        if (request.query("order") === "asc") merges.reverse();
        const start = after === undefined ? 0 : merges.findIndex(({ id }) => id === after) + 1;
        if (after !== undefined && start === 0) throw invalidCursor();
        const page = merges.slice(start, start + perPage);
        const has_more = start + perPage < merges.length;
        const next_cursor = has_more ? cursorAfter(page.at(-1)) : null;
        return ok({ type: "list", data: page.map(mergeJson), next_cursor, has_more });
      };
    },
  },
];

const reference = ({ id, external_id }: Contact) => ({ type: "contact", id, external_id });

/** As in the description's example, `{"id":"623456"}` in base64. */
const cursorAfter = (merge: Merge | undefined) =>
  Buffer.from(JSON.stringify({ id: merge?.id })).toString("base64");

function readCursor(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  const id = /^\{"id":"(\d+)"\}$/.exec(Buffer.from(text, "base64").toString())?.[1];
  if (id === undefined) throw invalidCursor();
  return id;
}

const invalidCursor = () => parameterInvalid("The cursor is not one of this list", "cursor");

/** Worded unlike everywhere else (the description's example). */
const historyNotFound = () => new ApiError(404, "not_found", "Contact not found");
