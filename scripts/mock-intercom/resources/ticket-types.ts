import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { flagOf, textOf, wordOf } from "../body.ts";
import { parameterMissing } from "../errors.ts";
import type { TicketCategory, TicketDataType } from "../records/ticket-type.ts";
import { objectBody, ok, param, type Route } from "../route.ts";
import type { TicketAttributeFields } from "../state/ticket-attributes.ts";
import type { NewTicketType } from "../state/ticket-types.ts";
import {
  briefTicketTypeJson,
  ticketAttributeJson,
  ticketStateJson,
  ticketTypeWithStates,
} from "./ticket-type-json.ts";

const CATEGORIES: readonly TicketCategory[] = ["Customer", "Back-office", "Tracker"];
const DATA_TYPES: readonly TicketDataType[] = [
  "string",
  "list",
  "integer",
  "decimal",
  "boolean",
  "datetime",
  "files",
];

export const ticketTypeRoutes: readonly Route[] = [
  {
    call: "GET /ticket_types",
    handle: (_, workspace) => () => {
      const types = [...workspace.ticketTypes.values()];
      return ok({ type: "list", data: types.map((type) => ticketTypeWithStates(type, workspace)) });
    },
  },
  {
    call: "POST /ticket_types",
    handle: (request, workspace) => {
      const { name, archived: _, ...fields } = readType(objectBody(request));
      if (!name) throw parameterMissing("name is required", "name");
      return () =>
        ok(ticketTypeWithStates(workspace.createTicketType({ ...fields, name }), workspace));
    },
  },
  {
    call: "GET /ticket_types/{ticket_type_id}",
    handle: (request, workspace) => {
      const type = workspace.existingTicketType(param(request, "ticket_type_id"));
      return () => ok(ticketTypeWithStates(type, workspace));
    },
  },
  {
    call: "PUT /ticket_types/{ticket_type_id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingTicketType(param(request, "ticket_type_id"));
      const patch = readType(objectBody(request));
      return () => ok(ticketTypeWithStates(workspace.updateTicketType(id, patch), workspace));
    },
  },
  {
    call: "POST /ticket_types/{ticket_type_id}/attributes",
    handle: (request, workspace) => {
      const { id } = workspace.existingTicketType(param(request, "ticket_type_id"));
      const body = objectBody(request);
      const { name, archived: _, ...fields } = readAttribute(body);
      if (!name) throw parameterMissing("name is required", "name");
      const data_type = wordOf(body, "data_type", DATA_TYPES);
      if (data_type === undefined) throw parameterMissing("data_type is required", "data_type");
      return () => {
        const attribute = workspace.createTicketAttribute(id, { ...fields, name, data_type });
        return ok(ticketAttributeJson(attribute, id, workspace));
      };
    },
  },
  {
    call: "PUT /ticket_types/{ticket_type_id}/attributes/{attribute_id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingTicketType(param(request, "ticket_type_id"));
      const patch = readAttribute(objectBody(request));
      const attributeId = param(request, "attribute_id");
      return () => {
        const attribute = workspace.updateTicketAttribute(id, attributeId, patch);
        return ok(ticketAttributeJson(attribute, id, workspace));
      };
    },
  },
  {
    call: "GET /ticket_states",
    handle: (_, workspace) => () => {
      const types = [...workspace.ticketTypes.values()];
      const data = [...workspace.ticketStates.values()].map((state) => ({
        ...ticketStateJson(state),
        ticket_types: {
          type: "list",
          data: types.filter(({ states }) => states.includes(state.id)).map(briefTicketTypeJson),
        },
        archived: state.archived,
      }));
      return ok({ type: "list", data });
    },
  },
];

const readType = (body: JsonObject) =>
  defined<NewTicketType & { archived: boolean }>({
    name: textOf(body, "name"),
    description: textOf(body, "description"),
    category: wordOf(body, "category", CATEGORIES),
    icon: textOf(body, "icon"),
    is_internal: flagOf(body, "is_internal"),
    archived: flagOf(body, "archived"),
  });

const readAttribute = (body: JsonObject) =>
  defined<TicketAttributeFields & { archived: boolean }>({
    name: textOf(body, "name"),
    description: textOf(body, "description"),
    required_to_create: flagOf(body, "required_to_create"),
    required_to_create_for_contacts: flagOf(body, "required_to_create_for_contacts"),
    visible_on_create: flagOf(body, "visible_on_create"),
    visible_to_contacts: flagOf(body, "visible_to_contacts"),
    multiline: flagOf(body, "multiline"),
    list_items: textOf(body, "list_items"),
    allow_multiple_values: flagOf(body, "allow_multiple_values"),
    archived: flagOf(body, "archived"),
  });
