import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, objectOf, objectsOf, textOf, textsOf, wordOf } from "../body.ts";
import { parameterInvalid, parameterMissing } from "../errors.ts";
import {
  type AttributeReference,
  CONVERSATION_ATTRIBUTE_TYPES,
  type ConversationAttribute,
} from "../records/conversation-attribute.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import {
  type ConversationAttributeFields,
  unprocessable,
} from "../state/conversation-attributes.ts";

export const conversationAttributeRoutes: readonly Route[] = [
  {
    call: "GET /conversations/attributes",
    handle: (request, workspace) => {
      const archivedToo = request.query("include_archived") === "true";
      return () => {
        const data = [...workspace.conversationAttributes.values()]
          .filter(({ archived }) => archivedToo || !archived)
          .map(attributeJson);
        return ok({ type: "list", data });
      };
    },
  },
  {
    call: "POST /conversations/attributes",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const { name, ...fields } = readFields(body);
      if (name === undefined) throw parameterMissing("name is required", "name");
      const data_type = readType(body);
      if (data_type === "relationship" && fields.reference === undefined) {
        throw unprocessable("reference is required");
      }
      const options = (objectsOf(body, "options") ?? []).map(readLabel);
      return () =>
        ok(
          attributeJson(
            workspace.createConversationAttribute({ name, data_type, options, ...fields }),
          ),
        );
    },
  },
  {
    call: "GET /conversations/attributes/{id}",
    handle: (request, workspace) => () =>
      ok(attributeJson(workspace.existingConversationAttribute(param(request, "id")))),
  },
  {
    call: "PUT /conversations/attributes/{id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingConversationAttribute(param(request, "id"));
      const fields = readFields(objectBody(request));
      return () => ok(attributeJson(workspace.updateConversationAttribute(String(id), fields)));
    },
  },
  {
    call: "DELETE /conversations/attributes/{id}",
    handle: (request, workspace) => () =>
      ok(
        attributeJson(
          workspace.updateConversationAttribute(param(request, "id"), { archived: true }),
        ),
      ),
  },
  {
    call: "POST /conversations/attributes/{id}/options",
    handle: (request, workspace) => {
      const { id } = workspace.existingConversationAttribute(param(request, "id"));
      const label = readLabel(objectBody(request));
      return () => ok(attributeJson(workspace.addAttributeOption(String(id), label)));
    },
  },
  {
    call: "PUT /conversations/attributes/{id}/options/{option_id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingConversationAttribute(param(request, "id"));
      const option = param(request, "option_id");
      const label = readLabel(objectBody(request));
      return () => ok(attributeJson(workspace.renameAttributeOption(String(id), option, label)));
    },
  },
  {
    call: "DELETE /conversations/attributes/{id}/options/{option_id}",
    handle: (request, workspace) => () =>
      ok(
        attributeJson(
          workspace.archiveAttributeOption(param(request, "id"), param(request, "option_id")),
        ),
      ),
  },
];

function attributeJson(attribute: ConversationAttribute) {
  const { multiline, options, reference, ...rest } = attribute;
  return {
    type: "conversation_attribute",
    ...rest,
    ...(attribute.data_type === "string" && { multiline }),
    ...(attribute.data_type === "list" && { options }),
    ...(attribute.data_type === "relationship" && { reference }),
  };
}

function readFields(body: JsonObject): Partial<ConversationAttributeFields> {
  const name = textOf(body, "name");
  if (name?.trim() === "") throw parameterInvalid("name must not be empty", "name");
  const reference = objectOf(body, "reference");
  return defined<ConversationAttributeFields>({
    name,
    description: textOf(body, "description"),
    required: flagOf(body, "required"),
    multiline: flagOf(body, "multiline"),
    visible_to_team_ids: textsOf(body, "visible_to_team_ids"),
    reference: reference && readReference(reference),
  });
}

function readReference(reference: JsonObject): AttributeReference {
  const type = wordOf(reference, "type", ["one", "many"]);
  if (type === undefined) throw parameterMissing("type is required", "reference");
  const object_type_id = textOf(reference, "object_type_id");
  return { type, ...defined({ object_type_id }) };
}

function readType(body: JsonObject): ConversationAttribute["data_type"] {
  const { data_type } = body;
  if (data_type === undefined) throw parameterMissing("data_type is required", "data_type");
  const known = CONVERSATION_ATTRIBUTE_TYPES.find((type) => type === data_type);
  if (known !== undefined) return known;
  // Wording of the description's example, as in `readLabel`.
  throw unprocessable(
    `data_type '${String(data_type)}' is not valid. Allowed types: ${CONVERSATION_ATTRIBUTE_TYPES.join(", ")}`,
  );
}

function readLabel(body: JsonObject): string {
  const { label, ...others } = body;
  if (Object.keys(others).length > 0) throw unprocessable("only 'label' is accepted");
  if (label === undefined || label === null || label === "") {
    throw unprocessable("label is required");
  }
  if (typeof label !== "string") throw unprocessable("label must be a string");
  return label;
}
