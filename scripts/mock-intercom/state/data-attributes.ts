import { ApiError, parameterInvalid } from "../errors.ts";
import type { AttributeType } from "../records/attribute.ts";
import type { AttributeModel, DataAttribute } from "../records/data-attribute.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export interface NewDataAttribute {
  name: string;
  model: AttributeModel;
  type: AttributeType;
  description?: string | null;
  options?: readonly string[] | null;
  messenger_writable?: boolean;
}

export interface DataAttributePatch {
  description?: string | null;
  options?: readonly string[] | null;
  messenger_writable?: boolean;
  archived?: boolean;
}

export interface DataAttributeState {
  /** Custom attributes, by model and name. */
  readonly dataAttributes: ReadonlyMap<string, DataAttribute>;
  /** The type of a custom attribute; undefined where there is none or it is archived. */
  attributeType(model: AttributeModel, name: string): AttributeType | undefined;
  /** @throws {ApiError} 400 for a name that is taken, by the other model too, or is none */
  createDataAttribute(attribute: NewDataAttribute): DataAttribute;
  /** @throws {ApiError} 404; 422 where it would be archived but an audience is made with it */
  updateDataAttribute(id: string, patch: DataAttributePatch): DataAttribute;
  /** Makes a custom attribute known, whatever there was of that name. Default model: contact. */
  defineAttribute(name: string, type: AttributeType, model?: AttributeModel): DataAttribute;
}

/** What the description's message for a bad name allows; its examples have blanks and underscores too. */
const NAME = /^[\p{L}\p{N}\p{Sc} _-]+$/u;

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "admins" | "audiencesUse">;

export function dataAttributeState(
  { storage, numericId, stamp }: Base,
  all: () => Needs,
): DataAttributeState {
  const attributes = storage.map<DataAttribute>("data attributes");
  const key = (model: AttributeModel, name: string) => `${model} ${name}`;

  const add = (input: NewDataAttribute) => {
    const { seconds } = stamp();
    const attribute: DataAttribute = {
      id: numericId(),
      model: input.model,
      name: input.name,
      type: input.type,
      description: input.description ?? null,
      options: input.options ?? null,
      messenger_writable: input.messenger_writable ?? false,
      archived: false,
      admin_id: all().admins[0].id,
      created_at: seconds,
      updated_at: seconds,
    };
    attributes.set(key(attribute.model, attribute.name), attribute);
    return attribute;
  };

  return {
    dataAttributes: attributes,
    attributeType(model, name) {
      const attribute = attributes.get(key(model, name));
      return attribute?.archived === false ? attribute.type : undefined;
    },
    createDataAttribute(input) {
      const { name, model } = input;
      if (!NAME.test(name)) throw invalidName();
      for (const taken of ["contact", "company"] as const) {
        if (attributes.has(key(taken, name))) throw nameTaken(name, taken, model);
      }
      return add(input);
    },
    updateDataAttribute(id, patch) {
      const old = [...attributes.values()].find((attribute) => attribute.id === id);
      if (old === undefined) throw attributeNotFound();
      const archives = patch.archived === true && !old.archived;
      if (archives && all().audiencesUse(`custom_attributes.${old.name}`)) throw hasDependants();
      const changed = { ...old, ...patch, updated_at: stamp().seconds };
      attributes.set(key(old.model, old.name), changed);
      return changed;
    },
    defineAttribute: (name, type, model = "contact") => add({ name, type, model }),
  };
}

/** In messages contacts are people. */
const WORD = { contact: "people", company: "company" } as const;

const nameTaken = (name: string, taken: AttributeModel, wanted: AttributeModel) =>
  parameterInvalid(
    `You already have '${name}' in your ${WORD[taken]} data. To save this as new ${WORD[wanted]} data, use a different name.`,
  );

const invalidName = () =>
  parameterInvalid(
    "Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens",
  );

const attributeNotFound = () =>
  new ApiError(404, "field_not_found", "We couldn't find that data attribute to update");

const hasDependants = () =>
  new ApiError(
    422,
    "data_invalid",
    "The Data Attribute you are trying to archive has a dependant object",
  );
