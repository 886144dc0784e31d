import type { JsonObject } from "../../common/json.ts";
import { objectOf, required, textOf } from "../body.ts";
import { ApiError, parameterMissing } from "../errors.ts";
import type { FinConversation } from "../records/fin-conversation.ts";
import { objectBody, ok, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { STANDARD_ATTRIBUTES } from "./standard-attributes.ts";

export const finRoutes: readonly Route[] = [
  {
    call: "POST /fin/start",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const { id, user, message } = readMessage(body);
      const errors = attributeErrors(body, workspace);
      return () => statusAnswer(workspace.startFin(id, user, message), errors, workspace);
    },
  },
  {
    call: "POST /fin/reply",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const { id, user, message } = readMessage(body);
      const errors = attributeErrors(body, workspace);
      return () => statusAnswer(workspace.replyToFin(id, user, message), errors, workspace);
    },
  },
  {
    call: "POST /fin/csat",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const id = required("conversation_id", textOf(body, "conversation_id"));
      const rating = RATINGS.find((one) => one === body.rating);
      if (rating === undefined) {
        if (body.rating === undefined) throw parameterMissing("rating is required", "rating");
        throw new ApiError(422, "parameter_invalid", "Rating isn't an option", "rating");
      }
      const remark = textOf(body, "remark") ?? null;
      return () => {
        const rated = workspace.rateFin(id, rating, remark);
        return ok({ conversation_id: rated.id, rating, status: "rated" });
      };
    },
  },
];

const RATINGS = ["terrible", "bad", "ok", "good", "amazing"] as const;

function readMessage(body: JsonObject) {
  const id = textOf(body, "conversation_id");
  if (id === undefined) {
    // Code and message as the description's example.
    throw new ApiError(400, "parameter_invalid", "conversation_id is required");
  }
  const message = required("message", objectOf(body, "message"));
  const user = required("user", objectOf(body, "user"));
  const { author, timestamp, body: text } = message;
  return {
    id,
    user: required("id", textOf(user, "id")),
    message: JSON.stringify([author, timestamp, text]),
  };
}

/** Attributes that do not exist are left out, and the answer says so. */
function attributeErrors(body: JsonObject, workspace: Workspace) {
  const attributeNames = (holder: JsonObject | undefined) =>
    Object.keys((holder && objectOf(holder, "attributes")) ?? {});
  const user = attributeNames(objectOf(body, "user")).filter(
    (name) =>
      workspace.attributeType("contact", name) === undefined &&
      !STANDARD_ATTRIBUTES.some(([model, known]) => model === "contact" && known === name),
  );
  const known = [...workspace.conversationAttributes.values()];
  const conversation = attributeNames(objectOf(body, "conversation_metadata")).filter(
    (name) => !known.some((attribute) => attribute.name === name && !attribute.archived),
  );
  const explained = (kind: string, names: readonly string[]) => ({
    attributes: Object.fromEntries(
      names.map((name) => [name, `${kind} attribute '${name}' does not exist`]),
    ),
  });
  return {
    ...(user.length > 0 && { user: explained("User", user) }),
    ...(conversation.length > 0 && { conversation: explained("Conversation", conversation) }),
  };
}

function statusAnswer(conversation: FinConversation, errors: object, workspace: Workspace) {
  return ok({
    conversation_id: conversation.id,
    user_id: conversation.user_id,
    status: workspace.finStatus(conversation),
    created_at_ms: new Date(workspace.now() * 1000).toISOString(),
    ...(Object.keys(errors).length > 0 && { errors }),
  });
}
