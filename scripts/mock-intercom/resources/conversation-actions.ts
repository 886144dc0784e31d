import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { idOf, integerOf, objectsOf, textOf, wordOf } from "../body.ts";
import {
  contactNotFound,
  parameterInvalid,
  parameterMissing,
  resourceNotFound,
} from "../errors.ts";
import type { Conversation } from "../records/conversation.ts";
import type { QuickReply } from "../records/conversation-part.ts";
import { type ApiRequest, objectBody, param, type Route } from "../route.ts";
import type { Assignee, Reply } from "../state/conversation-actions.ts";
import type { Workspace } from "../state/state.ts";
import type { Topic } from "../webhooks/topics.ts";
import { conversationItem } from "./conversation-json.ts";
import {
  messageHtml,
  namedContact,
  readAdmin,
  readAttachments,
  teammateHtml,
} from "./conversation-request.ts";
import { conversationAnswer } from "./conversations.ts";

/** In place of an id: the contact's latest conversation. */
const LAST = "last";

export const conversationActionRoutes: readonly Route[] = [
  {
    call: "POST /conversations/{conversation_id}/reply",
    handle: (request, workspace) => {
      const reply = readReply(objectBody(request), workspace);
      const byContact = reply.author.type !== "admin";
      const named = param(request, "conversation_id");
      if (named !== LAST) checkParticipant(workspace.existingConversation(named), reply);
      return () => {
        const { id, isNew } =
          named === LAST ? lastConversation(reply, workspace) : { id: named, isNew: false };
        const conversation = workspace.replyToConversation(id, reply);
        const contactTopic = isNew ? "conversation.user.created" : "conversation.user.replied";
        const adminTopic =
          reply.kind === "note" ? "conversation.admin.noted" : "conversation.admin.replied";
        notify(byContact ? contactTopic : adminTopic, conversation, workspace);
        return conversationAnswer(id, workspace, request);
      };
    },
  },
  {
    call: "POST /conversations/{conversation_id}/parts",
    handle: (request, workspace) => {
      const before = workspace.existingConversation(param(request, "conversation_id"));
      const act = readAction(request, before, workspace);
      return () => {
        const { conversation, topic } = act();
        notify(topic, conversation, workspace);
        return conversationAnswer(before.id, workspace, request);
      };
    },
  },
  {
    // Up to 2.11. The workspace has no rules: who has a conversation keeps it.
    call: "POST /conversations/{conversation_id}/run_assignment_rules",
    handle: (request, workspace) => {
      const conversation = workspace.existingConversation(param(request, "conversation_id"));
      const { id, admin_assignee_id } = conversation;
      const assignee = admin_assignee_id || Number(workspace.admins[0].id);
      return () => {
        workspace.assignByWorkflow(id, { type: "admin", id: assignee });
        return conversationAnswer(id, workspace, request);
      };
    },
  },
];

function notify(topic: Topic, conversation: Conversation, workspace: Workspace): void {
  workspace.emit(topic, () => conversationItem(conversation, workspace));
}

/** To a contact, a conversation of others is none. */
function checkParticipant({ contacts }: Conversation, { author }: Reply): void {
  if (author.type !== "admin" && !contacts.includes(author.id)) throw resourceNotFound();
}

/** A message that the contact has not answered yet becomes a conversation by the answer. */
function lastConversation({ author }: Reply, workspace: Workspace): { id: string; isNew: boolean } {
  const latest = workspace
    .conversationsOf(author.id)
    .reduce<Conversation | undefined>(
      (last, one) => (last === undefined || one.updated_ms >= last.updated_ms ? one : last),
      undefined,
    );
  const message = workspace.unansweredMessage(author.id);
  if (message !== undefined && message.created_at >= (latest?.updated_at ?? 0)) {
    return { id: workspace.beginAnswer(message, author.id).id, isNew: true };
  }
  if (latest === undefined) throw resourceNotFound();
  return { id: latest.id, isNew: false };
}

function readReply(body: JsonObject, workspace: Workspace): Reply {
  const kind = wordOf(body, "message_type", ["comment", "note", "quick_reply"]);
  if (kind === undefined) throw parameterMissing("message_type is required", "message_type");
  const type = wordOf(body, "type", ["admin", "user"]);
  if (type === undefined) throw parameterMissing("type is required", "type");
  const byAdmin = type === "admin";
  if (kind === "note" && !byAdmin) {
    throw parameterInvalid("Only an admin can write a note", "message_type");
  }
  const contact = byAdmin ? undefined : namedContact(body, workspace);
  if (!byAdmin && contact === undefined) throw contactNotFound();
  const author =
    contact === undefined ? readAdmin(body, workspace) : workspace.contactAuthor(contact);
  const created_at = integerOf(body, "created_at");
  const attachments = readAttachments(body);
  const sent: Omit<Reply, "body"> = {
    author,
    kind,
    attachments,
    ...defined({ created_at }),
  };
  if (kind === "quick_reply") return { ...sent, ...readQuickReply(body, byAdmin) };

  const text = textOf(body, "body");
  const html = teammateHtml(text);
  // Wording and code as at messages.
  if (html === null && attachments.length === 0) throw parameterInvalid("Body is required", "body");
  return { ...sent, body: html === null || byAdmin ? html : messageHtml(text ?? "") };
}

/** Teammates offer buttons, contacts choose one. */
function readQuickReply(body: JsonObject, byAdmin: boolean): Pick<Reply, "body" | "metadata"> {
  const options = readOptions(body);
  const [choice] = options;
  return byAdmin
    ? { body: null, metadata: { quick_reply_options: options } }
    : { body: messageHtml(choice.text), metadata: { quick_reply_uuid: choice.uuid } };
}

function readOptions(body: JsonObject): [QuickReply, ...QuickReply[]] {
  const options = objectsOf(body, "reply_options") ?? [];
  const [first, ...others] = options.map((option): QuickReply => {
    const text = textOf(option, "text");
    const uuid = textOf(option, "uuid");
    if (text === undefined || uuid === undefined) {
      throw parameterInvalid("reply_options need a text and a uuid", "reply_options");
    }
    return { text, uuid };
  });
  if (first === undefined) throw parameterMissing("reply_options is required", "reply_options");
  return [first, ...others];
}

/** Reads what is to be done with a conversation; what comes back does it. */
function readAction(request: ApiRequest, before: Conversation, workspace: Workspace) {
  const body = objectBody(request);
  const author = readAdmin(body, workspace);
  const message = teammateHtml(textOf(body, "body"));
  const { id, state } = before;
  const done = (topic: Topic, conversation: Conversation) => ({ topic, conversation });

  const action = wordOf(body, "message_type", ["close", "open", "snoozed", "assignment"]);

  switch (action) {
    case "close":
      return () =>
        done("conversation.admin.closed", workspace.closeConversation(id, author, message));
    case "open": {
      const topic =
        state === "snoozed" ? "conversation.admin.unsnoozed" : "conversation.admin.opened";
      return () => done(topic, workspace.openConversation(id, author));
    }
    case "snoozed": {
      const until = integerOf(body, "snoozed_until");
      if (until === undefined) throw parameterMissing("snoozed_until is required", "snoozed_until");
      if (until <= workspace.now()) {
        throw parameterInvalid("snoozed_until must be in the future", "snoozed_until");
      }
      return () => {
        // Who snoozes what nobody has takes it on: live, an assignment comes before the snooze.
        if (before.admin_assignee_id === 0) {
          const assignee = { type: "admin", id: Number(author.id) } as const;
          const assigned = workspace.assignConversation(id, author, assignee);
          notify("conversation.admin.assigned", assigned, workspace);
        }
        return done("conversation.admin.snoozed", workspace.snoozeConversation(id, author, until));
      };
    }
    case "assignment": {
      const assignee = readAssignee(body, workspace);
      const topic =
        state === "closed" ? "conversation.admin.open.assigned" : "conversation.admin.assigned";
      return () => done(topic, workspace.assignConversation(id, author, assignee, message));
    }
    default:
      throw parameterMissing("message_type is required", "message_type");
  }
}

function readAssignee(body: JsonObject, workspace: Workspace): Assignee | null {
  const id = idOf(body, "assignee_id");
  if (id === undefined) throw parameterMissing("assignee_id is required", "assignee_id");
  if (id === "0") return null;
  const isTeam = workspace.teams().some((team) => team.id === id);
  const type = wordOf(body, "type", ["admin", "team"]) ?? (isTeam ? "team" : "admin");
  return { type, id: workspace.ticketAssignee(type, id) };
}
