import { ApiError } from "../errors.ts";
import type {
  AttributeOption,
  AttributeReference,
  ConversationAttribute,
  ConversationAttributeType,
} from "../records/conversation-attribute.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface ConversationAttributeFields {
  name: string;
  description: string;
  required: boolean;
  visible_to_team_ids: readonly string[];
  /** Of type string. */
  multiline: boolean;
  /** Of type relationship. */
  reference: AttributeReference;
}

export interface NewConversationAttribute extends Partial<ConversationAttributeFields> {
  name: string;
  data_type: ConversationAttributeType;
  /** The labels that a list has to choose from. */
  options?: readonly string[];
}

export interface ConversationAttributeState {
  /** By id, as text. Archived ones are among them; several may have one name. */
  readonly conversationAttributes: ReadonlyMap<string, ConversationAttribute>;
  /** @throws {ApiError} 422 for a list with less than two options */
  createConversationAttribute(attribute: NewConversationAttribute): ConversationAttribute;
  /** @throws {ApiError} 404 */
  existingConversationAttribute(id: string): ConversationAttribute;
  /** @throws {ApiError} 404 */
  updateConversationAttribute(
    id: string,
    patch: Partial<ConversationAttributeFields & { archived: boolean }>,
  ): ConversationAttribute;
  /** @throws {ApiError} 404; 422 for what is no list */
  addAttributeOption(id: string, label: string): ConversationAttribute;
  /** @throws {ApiError} 404 for either; 422 for what is no list */
  renameAttributeOption(id: string, optionId: string, label: string): ConversationAttribute;
  /** @throws {ApiError} as `renameAttributeOption`; 422 where less than two options would remain */
  archiveAttributeOption(id: string, optionId: string): ConversationAttribute;
}

const MIN_OPTIONS = 2;

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins">;

export function conversationAttributeState(
  { storage, stamp, uuid }: Base,
  all: () => Needs,
): ConversationAttributeState {
  const attributes = storage.map<ConversationAttribute>("conversation attributes");

  const existing = (id: string): ConversationAttribute => {
    const attribute = attributes.get(id);
    if (attribute === undefined) throw attributeNotFound("Conversation attribute not found");
    return attribute;
  };
  const update = (id: string, patch: Partial<ConversationAttribute>) => {
    const changed = { ...existing(id), ...patch, updated_at: stamp().seconds };
    attributes.set(id, changed);
    return changed;
  };
  const optionsOf = (id: string) => {
    const { data_type, options } = existing(id);
    if (data_type !== "list") throw unprocessable("Options can only be managed on list attributes");
    return options;
  };
  const option = (label: string): AttributeOption => ({ id: uuid(), label, archived: false });
  const changeOption = (id: string, optionId: string, patch: Partial<AttributeOption>) => {
    const options = optionsOf(id);
    if (!options.some((one) => one.id === optionId)) {
      // The code names the attribute, as in the description's example.
      throw attributeNotFound("List option not found");
    }
    return options.map((one) => (one.id === optionId ? { ...one, ...patch } : one));
  };
  const checkCount = (options: readonly AttributeOption[]) => {
    if (options.filter(({ archived }) => !archived).length < MIN_OPTIONS) {
      throw unprocessable(`A list attribute must have at least ${MIN_OPTIONS} active options`);
    }
  };

  return {
    conversationAttributes: attributes,
    existingConversationAttribute: existing,

    createConversationAttribute(input) {
      const { seconds } = stamp();
      const options = (input.options ?? []).map(option);
      if (input.data_type === "list") checkCount(options);
      const attribute: ConversationAttribute = {
        // Small numbers that count up, unlike other ids: nothing is ever removed.
        id: attributes.size + 1,
        name: input.name,
        description: input.description ?? "",
        data_type: input.data_type,
        required: input.required ?? false,
        visible_to_team_ids: input.visible_to_team_ids ?? [],
        archived: false,
        created_at: seconds,
        updated_at: seconds,
        admin_id: all().admins[0].id,
        multiline: input.multiline ?? false,
        options,
        reference: input.reference ?? null,
      };
      attributes.set(String(attribute.id), attribute);
      return attribute;
    },

    updateConversationAttribute: update,
    addAttributeOption: (id, label) => update(id, { options: [...optionsOf(id), option(label)] }),
    renameAttributeOption: (id, optionId, label) =>
      update(id, { options: changeOption(id, optionId, { label }) }),
    archiveAttributeOption(id, optionId) {
      const options = changeOption(id, optionId, { archived: true });
      checkCount(options);
      return update(id, { options });
    },
  };
}

/** These refusals are 422 where others are 400 (the description's examples). */
export const unprocessable = (message: string) => new ApiError(422, "parameter_invalid", message);

const attributeNotFound = (message: string) =>
  new ApiError(404, "conversation_attribute_not_found", message);
