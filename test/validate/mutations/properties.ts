import { addConnectionParameter, addRoute, addSignIn, addWaysToSignIn } from "./additions.ts";
import { append, at, child, drop, put } from "./draft.ts";
import { also, type Mutations } from "./mutation.ts";
import { apiProperties, connectionParameter } from "./places.ts";

export const PROPERTIES: Mutations = {
  ConnectionParameterSetNotUnique: {
    "two ways of one name"(draft) {
      const { first, second } = addWaysToSignIn(draft);
      return put(second, "name", first.value.name ?? "");
    },
  },
  OAuthUrlMissing: {
    "no address for tokens"(draft) {
      const { settings, custom } = addSignIn(draft);
      drop(custom, "tokenUrl");
      return at(settings);
    },
  },
  ScriptOperationNotFound: {
    "an operation that is not there": (draft) =>
      append(apiProperties(draft), "scriptOperations", "CreateNobody"),
  },

  BooleanTextExpected: {
    "a boolean"(draft) {
      const parameter = connectionParameter(draft, "securestring");
      return put(child(parameter, "uiDefinition", "constraints"), "required", true);
    },
  },
  BrandColorReserved: {
    white: also({ IconNotBrandColor: "Our icon keeps its colour." }, (draft) =>
      put(apiProperties(draft), "iconBrandColor", "#ffffff"),
    ),
  },
  ConnectionParameterDefaultNotAllowed: {
    "a region that is not offered"(draft) {
      const parameter = addConnectionParameter(draft, "shop", "string");
      parameter.value.allowedValues = [{ value: "north" }, { value: "south" }];
      return put(parameter, "defaultValue", "east");
    },
  },
  ConnectionParameterKeyMisspelt: {
    "a description without an i"(draft) {
      const ui = child(connectionParameter(draft, "securestring"), "uiDefinition");
      drop(ui, "description");
      return put(ui, "descripton", "The access token of an app.");
    },
    "texts under another name"(draft) {
      const parameter = connectionParameter(draft, "securestring");
      const { uiDefinition = {} } = parameter.value;
      drop(parameter, "uiDefinition");
      return put(parameter, "uidefinition", uiDefinition);
    },
  },
  ConnectionParameterSetTextMissing: {
    "a way without a description"(draft) {
      const ui = child(addWaysToSignIn(draft).second, "uiDefinition");
      drop(ui, "description");
      return at(ui);
    },
  },
  ConnectionParameterTextMissing: {
    "no description"(draft) {
      const ui = child(connectionParameter(draft, "securestring"), "uiDefinition");
      drop(ui, "description");
      return at(ui);
    },
  },
  ListEntryNotUnique: {
    "an operation that a policy names twice": (draft) =>
      append(addRoute(draft).parameters, "x-ms-apimTemplate-operationName", "OrderGoods"),
    "a capability twice"(draft) {
      put(apiProperties(draft), "capabilities", ["actions"]);
      return append(apiProperties(draft), "capabilities", "actions");
    },
  },
  OAuthClientIdMissing: {
    "no id"(draft) {
      const { settings } = addSignIn(draft);
      drop(settings, "clientId");
      return at(settings);
    },
  },
  OAuthRefreshUrlMissing: {
    "no address for further tokens"(draft) {
      const { settings, custom } = addSignIn(draft);
      drop(custom, "refreshUrl");
      return at(settings);
    },
  },
  OAuthResourceMissing: {
    "Microsoft Entra ID without a resource"(draft) {
      const { settings } = addSignIn(draft);
      put(settings, "identityProvider", "aad");
      return at(settings);
    },
  },
  OAuthSecretInFile: {
    "a secret": (draft) => put(addSignIn(draft).settings, "clientSecret", "9f2c41d07be3"),
  },
  OAuthUrlNotAbsolute: {
    "a path": (draft) => put(child(addSignIn(draft).custom, "tokenUrl"), "value", "/token"),
  },
  SecretNotSecureString: {
    "a token that everybody can read": (draft) =>
      put(connectionParameter(draft, "securestring"), "type", "string"),
  },

  ConnectionParametersBesideSets: {
    "the only way beside two": (draft) =>
      put(
        apiProperties(draft),
        "connectionParameters",
        structuredClone(addWaysToSignIn(draft).first.value.parameters ?? {}),
      ),
  },
  ConnectionParameterTooltipMissing: {
    "no tooltip"(draft) {
      const ui = child(connectionParameter(draft, "securestring"), "uiDefinition");
      drop(ui, "tooltip");
      return at(ui);
    },
  },
};
