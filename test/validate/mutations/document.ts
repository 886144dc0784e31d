import { MOST_BYTES } from "../../../scripts/validate/catalogue/limits.ts";
import { CATEGORIES } from "../../../scripts/validate/catalogue/metadata.ts";
import { addSecurity } from "./additions.ts";
import { add, append, appendObject, at, child, drop, put, rename } from "./draft.ts";
import { also, type Mutations } from "./mutation.ts";
import {
  action,
  apiProperties,
  contact,
  info,
  metadata,
  pathParameter,
  root,
  section,
  sentText,
} from "./places.ts";

export const DOCUMENT: Mutations = {
  ContactEmailMissing: {
    "no email": (draft) => drop(contact(draft), "email"),
  },
  OpenApi3Leftover: {
    "a body as OpenAPI 3 has it": (draft) => put(action(draft), "requestBody", { content: {} }),
    components: (draft) => put(root(draft), "components", {}),
  },
  RootPropertyInPaths: {
    "ways to sign in under paths": (draft) =>
      put(section(draft, "paths"), "securityDefinitions", {}),
  },
  BasePathNotValid: {
    "no slash": (draft) => put(root(draft), "basePath", "v2"),
  },
  DefinitionTooLarge: {
    "a description of a megabyte": also(
      { DefinitionNotUsed: "It is there for its size." },
      (draft) => {
        add(section(draft, "definitions"), "Much", { description: "x".repeat(MOST_BYTES) });
        return at(root(draft));
      },
    ),
  },
  HostNameNotValid: {
    "a scheme before the host": (draft) => put(root(draft), "host", "https://api.intercom.io"),
  },
  RequiredValueEmpty: {
    "a title of nothing but spaces": (draft) => put(info(draft), "title", " "),
  },
  SchemeNotSupported: {
    "a web socket": (draft) => append(root(draft), "schemes", "wss"),
  },
  SchemeNotValid: {
    "a misspelt scheme": (draft) => append(root(draft), "schemes", "htps"),
  },
  SchemesArrayEmpty: {
    "no scheme": (draft) => put(root(draft), "schemes", []),
  },
  SecurityRequirementMustBeDefined: {
    "a sign-in that is not defined": (draft) =>
      at(appendObject(root(draft), "security", { nobody: [] }), "nobody"),
  },
  SecurityRequirementMustHaveValue: {
    "null for the scopes": (draft) => put(addSecurity(draft).requirement, "shop_sign_in", null),
  },
  SecuritySchemePropertyRequired: {
    "a sign-in without the address for tokens"(draft) {
      const definition = child(addSecurity(draft).definitions, "shop_sign_in");
      drop(definition, "tokenUrl");
      return at(definition);
    },
    "a misspelt one"(draft) {
      const definition = child(addSecurity(draft).definitions, "shop_sign_in");
      rename(definition, "tokenUrl", "tokenURI");
      return at(definition);
    },
  },
  SpecificationVersionIncorrect: {
    "another version": (draft) => put(root(draft), "swagger", "3.0.1"),
    "OpenAPI 3"(draft) {
      drop(root(draft), "swagger");
      return put(root(draft), "openapi", "3.0.1");
    },
  },

  ConnectorMetadataPropertiesMissing: {
    "no website"(draft) {
      put(metadata(draft, "Website"), "propertyValue", "");
      return at(root(draft), "x-ms-connector-metadata");
    },
  },
  ContactEmailNotValid: {
    "an address without its sign": (draft) => put(contact(draft), "email", "help.intercom.com"),
  },
  ExtensionNameNotValid: {
    "a name of our own": (draft) => put(root(draft), "shops", {}),
    "a misspelt summary": (draft) => rename(action(draft), "summary", "sumamry"),
    "a misspelt description of a parameter": (draft) =>
      rename(pathParameter(draft), "description", "descripton"),
  },
  InvalidConnectorCategory: {
    "a category of our own": (draft) =>
      put(metadata(draft, "Categories"), "propertyValue", "Customer Service"),
  },
  MimeTypeNotValid: {
    "half of one": (draft) => append(root(draft), "produces", "json"),
  },
  OAuthSecurityRequirementValueMustBeScopeName: {
    "an unknown scope": (draft) => append(addSecurity(draft).requirement, "shop_sign_in", "order"),
  },
  OneOfPropertiesRequired: {
    "nobody to ask": (draft) => at(add(info(draft), "contact", { name: "Somebody" })),
  },
  SecurityRequirementMustHaveEmptyValue: {
    "scopes of a key": (draft) => put(addSecurity(draft).requirement, "shop_key", ["orders"]),
  },
  SecuritySchemePropertyNotValid: {
    "scopes of a key": (draft) =>
      put(child(addSecurity(draft).definitions, "shop_key"), "scopes", {}),
  },
  TagRedefined: {
    "a tag twice"(draft) {
      append(root(draft), "tags", { name: "Shop", description: "What is sold." });
      return append(root(draft), "tags", { name: "Shop", description: "What is bought." });
    },
  },
  TooManyConnectorCategories: {
    "three categories": (draft) =>
      put(metadata(draft, "Categories"), "propertyValue", CATEGORIES.slice(0, 3).join(";")),
  },
  UrlNotValid: {
    "a link without its scheme": (draft) => put(contact(draft), "url", "developers.intercom.com"),
  },

  ExtensionMisspelt: {
    "a letter too few": (draft) => put(action(draft), "x-ms-visibilty", "important"),
    "capitals in a name": (draft) => put(sentText(draft), "x-ms-Editor", "html"),
  },
  HostNotPublic: {
    "a host of this machine"(draft) {
      // No policy replaces it.
      delete apiProperties(draft).value.policyTemplateInstances;
      return put(root(draft), "host", "localhost:3000");
    },
  },

  BasePathEndsWithSlash: {
    "a version of the service": (draft) => put(root(draft), "basePath", "/v2/"),
  },
  HostMissing: {
    "no host": (draft) => drop(root(draft), "host"),
  },
  MimeTypeNotSupported: {
    XML: (draft) => append(root(draft), "produces", "application/xml"),
  },
};
