import { parameterInvalid, parameterMissing, resourceNotFound } from "../errors.ts";
import type { TicketDataType, TicketType, TicketTypeAttribute } from "../records/ticket-type.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface TicketAttributeFields {
  name: string;
  description: string;
  required_to_create: boolean;
  required_to_create_for_contacts: boolean;
  visible_on_create: boolean;
  visible_to_contacts: boolean;
  /** Of a string. */
  multiline: boolean;
  /** Of a list: what there is to choose from, separated by commas. */
  list_items: string;
  /** Of files. */
  allow_multiple_values: boolean;
}

export interface NewTicketAttribute extends Partial<TicketAttributeFields> {
  name: string;
  data_type: TicketDataType;
}

export interface TicketAttributeState {
  /** @throws {ApiError} 404; 400 for a name that is taken or a list without items */
  createTicketAttribute(typeId: string, attribute: NewTicketAttribute): TicketTypeAttribute;
  /** @throws {ApiError} as `createTicketAttribute` */
  updateTicketAttribute(
    typeId: string,
    id: string,
    patch: Partial<TicketAttributeFields & { archived: boolean }>,
  ): TicketTypeAttribute;
}

/** As the description's defaults have it. */
const BLANK = {
  description: "",
  required_to_create: false,
  required_to_create_for_contacts: false,
  visible_on_create: true,
  visible_to_contacts: true,
  archived: false,
};

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "existingTicketType" | "updateTicketType">;

export function ticketAttributeState(
  { numericId, stamp }: Base,
  all: () => Needs,
): TicketAttributeState {
  const checkName = ({ attributes }: TicketType, name: string, self?: string) => {
    if (attributes.some((other) => other.name === name && other.id !== self)) {
      throw parameterInvalid(`An attribute with the name ${name} already exists`, "name");
    }
  };

  return {
    createTicketAttribute(typeId, { multiline, list_items, allow_multiple_values, ...plain }) {
      const type = all().existingTicketType(typeId);
      checkName(type, plain.name);
      const options = { multiline, list_items, allow_multiple_values };
      const now = stamp().seconds;
      const attribute: TicketTypeAttribute = {
        ...BLANK,
        ...plain,
        id: numericId(),
        input_options: inputOptions(plain.data_type, options, numericId),
        order: Math.max(...type.attributes.map(({ order }) => order)) + 1,
        default: false,
        created_at: now,
        updated_at: now,
      };
      all().updateTicketType(typeId, { attributes: [...type.attributes, attribute] });
      return attribute;
    },

    updateTicketAttribute(typeId, id, patch) {
      const type = all().existingTicketType(typeId);
      const old = type.attributes.find((attribute) => attribute.id === id);
      if (old === undefined) throw resourceNotFound();
      const { multiline, list_items, allow_multiple_values, ...plain } = patch;
      if (plain.name !== undefined) checkName(type, plain.name, id);
      const options = { multiline, list_items, allow_multiple_values };
      const changesOptions = Object.values(options).some((option) => option !== undefined);
      const attribute = {
        ...old,
        ...plain,
        ...(changesOptions && { input_options: inputOptions(old.data_type, options, numericId) }),
        updated_at: stamp().seconds,
      };
      const attributes = type.attributes.map((one) => (one === old ? attribute : one));
      all().updateTicketType(typeId, { attributes });
      return attribute;
    },
  };
}

/** The title and the description, which every ticket type has. */
export function defaultAttributes(id: () => string, at: number): TicketTypeAttribute[] {
  const common = { ...BLANK, data_type: "string", default: true, created_at: at } as const;
  return ["_default_title_", "_default_description_"].map((name, order) => ({
    ...common,
    id: id(),
    name,
    input_options: { multiline: order === 1 },
    order,
    updated_at: at,
  }));
}

/** @throws {ApiError} 400 for a list of nothing */
function inputOptions(
  type: TicketDataType,
  request: { [K in "multiline" | "list_items" | "allow_multiple_values"]: unknown },
  numericId: () => string,
): TicketTypeAttribute["input_options"] {
  if (type === "string") return { multiline: request.multiline === true };
  if (type === "files") return { allow_multiple_values: request.allow_multiple_values === true };
  if (type !== "list") return null;
  const labels = String(request.list_items ?? "")
    .split(",")
    .map((label) => label.trim())
    .filter((label) => label !== "");
  if (labels.length === 0) throw parameterMissing("A list needs list_items", "list_items");
  return { list_options: labels.map((label) => ({ id: numericId(), label })) };
}
