import { addConnectionParameter, addRoute, addSignIn, addWaysToSignIn } from "./additions.ts";
import { add, append, at, child, drop, put } from "./draft.ts";
import { also, type Mutations } from "./mutation.ts";
import { apiProperties, connectionParameter, root } from "./places.ts";

const SIGN_IN = {
  identityProvider: "oauth2",
  clientId: "shop",
  scopes: [],
  customParameters: {
    authorizationUrl: { value: "https://shop.example/authorize" },
    tokenUrl: { value: "https://shop.example/token" },
    refreshUrl: { value: "https://shop.example/token" },
  },
};

export const PROPERTIES: Mutations = {
  BrandColorNotIndependent: {
    "our own colour": (draft) => at(apiProperties(draft), "iconBrandColor"),
  },
  CapabilityUnknown: {
    "a misspelt one"(draft) {
      put(apiProperties(draft), "capabilities", []);
      return append(apiProperties(draft), "capabilities", "action");
    },
  },
  OAuthParameterNotToken: {
    "a sign-in of another name in a set"(draft) {
      const { first } = addWaysToSignIn(draft);
      const parameter = add(child(first, "parameters"), "shop_sign_in", {
        type: "oauthSetting",
        oAuthSettings: SIGN_IN,
      });
      return at(parameter);
    },
  },
  OAuthProviderMisspelt: {
    "a provider without its number": (draft) =>
      put(addSignIn(draft).settings, "identityProvider", "oauth"),
  },
  OAuthUrlVariableNotAsked: {
    "a host that nobody enters": (draft) =>
      put(child(addSignIn(draft).custom, "tokenUrl"), "value", "https://{CustomHost}/token"),
  },
  SignInParametersDisagree: {
    "a password that nobody is asked for"(draft) {
      put(root(draft), "securityDefinitions", { basic: { type: "basic" } });
      put(root(draft), "security", [{ basic: [] }]);
      put(apiProperties(draft), "policyTemplateInstances", []);
      return at(apiProperties(draft), "connectionParameters");
    },
  },
  StackOwnerMissing: {
    none: (draft) => at(apiProperties(draft), "stackOwner"),
  },
  StackOwnerPresent: {
    "an owner": (draft) => put(apiProperties(draft), "stackOwner", "Intercom"),
  },
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
