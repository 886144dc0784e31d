/** The properties of each object of OpenAPI 2.0 that may be extended with x-. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

export const ROOT = words(
  "swagger info host basePath schemes consumes produces paths definitions parameters responses securityDefinitions security tags externalDocs",
);
export const INFO = words("title description termsOfService contact license version");
export const CONTACT = words("name url email");
export const LICENSE = words("name url");
export const TAG = words("name description externalDocs");
export const PATH_ITEM = words("$ref get put post delete options head patch parameters");
export const OPERATION = words(
  "tags summary description externalDocs operationId consumes produces parameters responses schemes deprecated security",
);
export const RESPONSE = words("$ref description schema headers examples");
export const PARAMETER = words(
  "$ref name in description required schema type format allowEmptyValue items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf",
);
export const SCHEMA = words(
  "$ref format title description default multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxProperties minProperties required enum type items allOf properties additionalProperties discriminator readOnly xml externalDocs example collectionFormat",
);
