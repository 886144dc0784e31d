/**
 * What a card shows from the start. The new designer hides every optional field that is not called
 * important behind "Advanced parameters" (`shouldSoftHide`, open source in Azure/LogicAppsUX), where
 * makers see neither its title nor that it is there. So what a descriptor does not call advanced is
 * called important; the classic designer shows both.
 */
import type { Field, Operation } from "./operation.ts";

/**
 * The operation with inputs as its card shows them. What is in an object that has a visibility has the
 * same; fields that only the service knows are too many to be shown at once, unless the descriptor
 * says so.
 */
export function withFirstInputs(operation: Operation): Operation {
  const { parameters, body } = operation;
  return {
    ...operation,
    parameters: parameters.map((parameter) => ({
      ...parameter,
      field: shown(parameter.field, parameter.required),
    })),
    ...(body === undefined ? {} : { body: inside(body) }),
  };
}

function inside(group: Field): Field {
  const { fields, required = [] } = group;
  if (fields === undefined || group.visibility !== undefined) return group;
  return {
    ...group,
    fields: Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [
        key,
        field.fields === undefined ? shown(field, required.includes(key)) : inside(field),
      ]),
    ),
  };
}

function shown(field: Field, required: boolean): Field {
  const stays = required || field.visibility !== undefined || field.dynamic !== undefined;
  return stays ? field : { ...field, visibility: "important" };
}
