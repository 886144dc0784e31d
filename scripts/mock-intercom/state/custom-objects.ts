import { ApiError } from "../errors.ts";
import type { CustomObjectInstance } from "../records/custom-object.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export type CustomObjectFields = Partial<
  Pick<
    CustomObjectInstance,
    "external_id" | "external_created_at" | "external_updated_at" | "custom_attributes"
  >
>;

/** Types and instances that do not exist are refused with `ApiError` 404. */
export interface CustomObjectState {
  /** The identifiers of the types. Teams define them in Intercom itself; there is one, Order. */
  readonly customObjectTypes: readonly string[];
  readonly customObjects: ReadonlyMap<string, CustomObjectInstance>;
  defineCustomObjectType(identifier: string): void;
  /** The type to whose instances an attribute of this name refers. */
  customObjectTypeOf(attribute: string): string | undefined;
  /** The instances of a type, the newest first. */
  customObjectsOf(type: string): CustomObjectInstance[];
  /** Creates an instance, or updates the one of its type with that external id. */
  putCustomObject(type: string, fields: CustomObjectFields): CustomObjectInstance;
  existingCustomObject(
    type: string,
    is: (one: CustomObjectInstance) => boolean,
  ): CustomObjectInstance;
  deleteCustomObject(id: string): void;
  /** Makes a contact refer to an instance, as an attribute of the contact does in Intercom. */
  connectCustomObject(id: string, contactId: string): void;
}

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "liveContact">;

export function customObjectState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): CustomObjectState {
  const types = storage.list<string>("custom object types", ["Order"]);
  const instances = storage.map<CustomObjectInstance>("custom objects");
  const checkType = (type: string) => {
    if (!types.includes(type)) throw typeNotFound(type);
  };
  /** No two of a type have the same external id; there may be many of them. */
  const withExternalId = (type: string, externalId: string) => {
    for (const one of instances.values()) {
      if (one.external_id === externalId && one.type === type) return one;
    }
    return undefined;
  };
  const instancesOf = (type: string) => {
    checkType(type);
    return [...instances.values()].filter((one) => one.type === type).reverse();
  };
  return {
    customObjectTypes: types,
    customObjects: instances,
    customObjectTypeOf: (attribute) =>
      types.find((type) => type.toLowerCase() === attribute.toLowerCase()),
    defineCustomObjectType(identifier) {
      if (!types.includes(identifier)) types.push(identifier);
    },
    customObjectsOf: instancesOf,
    putCustomObject(type, { custom_attributes, ...fields }) {
      checkType(type);
      const { external_id } = fields;
      const old = typeof external_id === "string" ? withExternalId(type, external_id) : undefined;
      const { seconds } = stamp();
      const instance: CustomObjectInstance = {
        external_id: null,
        external_created_at: null,
        external_updated_at: null,
        contacts: [],
        ...old,
        ...fields,
        id: old?.id ?? numericId(),
        type,
        custom_attributes: { ...old?.custom_attributes, ...custom_attributes },
        created_at: old?.created_at ?? seconds,
        updated_at: seconds,
      };
      instances.set(instance.id, instance);
      return instance;
    },
    existingCustomObject(type, is) {
      const instance = instancesOf(type).find(is);
      if (instance === undefined) {
        throw new ApiError(404, "not_found", "Custom object instance not found");
      }
      return instance;
    },
    deleteCustomObject(id) {
      instances.delete(id);
    },
    connectCustomObject(id, contactId) {
      const instance = instances.get(id);
      if (instance === undefined) throw new RangeError(`no custom object ${id}`);
      const contacts = [...new Set([...instance.contacts, all().liveContact(contactId).id])];
      instances.set(id, { ...instance, contacts });
    },
  };
}

const typeNotFound = (type: string) =>
  new ApiError(404, "not_found", `Custom object type \`${type}\` not found`);
