import type { Rule } from "../../rule.ts";
import { defaultResponseHasSchema } from "./default-response-has-schema.ts";
import { operationMustHaveResponse } from "./operation-must-have-response.ts";
import { operationShouldHaveSuccessfulResponse } from "./operation-should-have-successful-response.ts";
import { responseDescriptionMissing } from "./response-description-missing.ts";
import { responseExampleMustBeProducedByOperation } from "./response-example-must-be-produced-by-operation.ts";
import { responseHeadersAreNotUnique } from "./response-headers-are-not-unique.ts";
import { responseMustBeDefaultOrHttpStatusCode } from "./response-must-be-default-or-http-status-code.ts";
import {
  responseReferenceNotFound,
  responseReferenceNotValid,
  responseRefLoopNotAllowed,
} from "./response-references.ts";
import {
  operationHasManyResponsesWithSchema,
  schemaDefinitionSetIncorrectly,
} from "./response-schemas.ts";

/** Rules on responses. */
export const RESPONSES: readonly Rule[] = [
  defaultResponseHasSchema,
  operationHasManyResponsesWithSchema,
  operationMustHaveResponse,
  operationShouldHaveSuccessfulResponse,
  responseDescriptionMissing,
  responseExampleMustBeProducedByOperation,
  responseHeadersAreNotUnique,
  responseMustBeDefaultOrHttpStatusCode,
  responseReferenceNotFound,
  responseReferenceNotValid,
  responseRefLoopNotAllowed,
  schemaDefinitionSetIncorrectly,
];
