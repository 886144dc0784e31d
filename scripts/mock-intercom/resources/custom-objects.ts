import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { objectOf, required, textOf, timeOf } from "../body.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { CustomObjectInstance } from "../records/custom-object.ts";
import { type ApiRequest, objectBody, ok, param, type Route } from "../route.ts";
import type { CustomObjectFields } from "../state/custom-objects.ts";
import type { Workspace } from "../state/state.ts";

const PAGE = { perPage: 20, max: 150 };

const ALL = "/custom_object_instances/{custom_object_type_identifier}";
const ONE = `${ALL}/{custom_object_instance_id}`;

export const customObjectRoutes: readonly Route[] = [
  {
    call: `GET ${ALL}`,
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      const type = typeOf(request);
      const externalId = request.query("external_id");
      const conversation = request.query("references_conversation_id");
      const contact = request.query("references_contact_id");
      return () => {
        if (externalId !== undefined) {
          // By itself and not as a list.
          return ok(instanceJson(withExternalId(externalId, request, workspace)));
        }
        const found = workspace
          .customObjectsOf(type)
          .filter((one) => contact === undefined || isOf(contact, one, workspace))
          .filter(({ id }) => conversation === undefined || refers(conversation, id, workspace));
        const { items, total, pages } = numberedPage(found, place);
        return ok({ type: "list", pages, total_count: total, data: items.map(instanceJson) });
      };
    },
  },
  {
    call: `POST ${ALL}`,
    handle: (request, workspace) => {
      const type = typeOf(request);
      workspace.customObjectsOf(type);
      const fields = readFields(objectBody(request));
      return () => ok(instanceJson(workspace.putCustomObject(type, fields)));
    },
  },
  {
    call: `DELETE ${ALL}`,
    handle: (request, workspace) => {
      const externalId = required("external_id", request.query("external_id"));
      return () => remove(withExternalId(externalId, request, workspace), workspace);
    },
  },
  {
    call: `GET ${ONE}`,
    handle: (request, workspace) => () => {
      const id = param(request, "custom_object_instance_id");
      const instance = workspace.existingCustomObject(
        typeOf(request),
        (one) => one.id === id || one.external_id === id,
      );
      return ok(instanceJson(instance));
    },
  },
  {
    call: `DELETE ${ONE}`,
    handle: (request, workspace) => () => {
      const id = param(request, "custom_object_instance_id");
      // Unlike reading, deleting takes Intercom's own id only.
      const found = workspace.existingCustomObject(typeOf(request), (one) => one.id === id);
      return remove(found, workspace);
    },
  },
];

const typeOf = (request: ApiRequest) => param(request, "custom_object_type_identifier");

const withExternalId = (externalId: string, request: ApiRequest, workspace: Workspace) =>
  workspace.existingCustomObject(typeOf(request), ({ external_id }) => external_id === externalId);

/** Whether a contact refers to an instance: in Intercom itself, or by an attribute that holds its id. */
function isOf(
  contact: string,
  { contacts, id }: CustomObjectInstance,
  { contacts: all }: Workspace,
) {
  const attributes = Object.values(all.get(contact)?.custom_attributes ?? {});
  return (
    contacts.includes(contact) || attributes.some((ids) => Array.isArray(ids) && ids.includes(id))
  );
}

/** Whether a conversation refers to an instance: its relationship attributes hold lists of ids. */
function refers(conversationId: string, id: string, workspace: Workspace): boolean {
  const attributes = workspace.conversations.get(conversationId)?.custom_attributes ?? {};
  return Object.values(attributes).some((value) => Array.isArray(value) && value.includes(id));
}

function remove({ id, type }: CustomObjectInstance, workspace: Workspace) {
  workspace.deleteCustomObject(id);
  return ok({ id, object: type, deleted: true });
}

function instanceJson({ contacts: _, external_id, ...instance }: CustomObjectInstance) {
  return { ...instance, ...(external_id !== null && { external_id }) };
}

/** What an attribute refers to; of instances that are not there, nothing is shown. */
export const instancesJson = (type: string, ids: readonly string[], workspace: Workspace) => ({
  type: `${type}.list`,
  instances: ids.flatMap((id) => workspace.customObjects.get(id) ?? []).map(instanceJson),
});

const readFields = (body: JsonObject): CustomObjectFields =>
  defined<Required<CustomObjectFields>>({
    external_id: textOf(body, "external_id"),
    external_created_at: timeOf(body, "external_created_at"),
    external_updated_at: timeOf(body, "external_updated_at"),
    custom_attributes: objectOf(body, "custom_attributes"),
  });
