import type { JsonObject } from "../../../scripts/common/json.ts";
import type { Patch } from "../base.ts";
import { apiKey, apiProperties, policy } from "../places.ts";
import type { Slips } from "./slip.ts";

const P = "x-ms-apimTemplateParameter.";
const OPERATIONS = "x-ms-apimTemplate-operationName";
const URL = { value: "https://tagger.example/oauth" };
const OAUTH = {
  type: "oauth2",
  flow: "accessCode",
  authorizationUrl: URL.value,
  tokenUrl: URL.value,
  scopes: {},
  in: undefined,
  name: undefined,
};
/** A policy beside the one that is there. */
const second = (templateId: string, parameters: JsonObject) =>
  apiProperties({
    policyTemplateInstances: { 1: { templateId, title: "Another policy", parameters } },
  });
/** A sign-in by OAuth beside the key. */
const token = (settings: { [key: string]: Patch }) =>
  apiProperties({
    connectionParameters: {
      token: {
        type: "oauthSetting",
        oAuthSettings: {
          identityProvider: "oauth2",
          clientId: "tagger",
          scopes: [],
          customParameters: { authorizationUrl: URL, tokenUrl: URL, refreshUrl: URL },
          ...settings,
        },
      },
    },
  });

/** Slips in apiProperties.json, against the definition too. */
export const IN_PROPERTIES: Slips = {
  custom: [
    [
      "an operation of a policy misspelt",
      { properties: policy({ parameters: { [OPERATIONS]: ["TagContacts"] } }) },
      [
        "warning PolicyOperationNotFound properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName/0",
      ],
    ],
    [
      "a parameter of a policy misspelt",
      { properties: policy({ parameters: { [`${P}value`]: undefined, [`${P}val`]: "2" } }) },
      [
        "error PolicyParameterMissing properties /properties/policyTemplateInstances/0/parameters",
        "warning PolicyParameterNotFound properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.val",
      ],
    ],
    [
      "the prefix of a parameter misspelt",
      {
        properties: policy({
          parameters: { [`${P}value`]: undefined, "x-ms-apimTemplateParameters.value": "2" },
        }),
      },
      [
        "error PolicyParameterMissing properties /properties/policyTemplateInstances/0/parameters",
        "warning PolicyParameterNotFound properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameters.value",
      ],
    ],
    [
      "the list of a policy's operations misspelt",
      {
        properties: policy({
          parameters: {
            [OPERATIONS]: undefined,
            "x-ms-apimTemplate-operationNames": ["TagContact"],
          },
        }),
      },
      [
        "warning PolicyParameterNotFound properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationNames",
      ],
    ],
    [
      "a section misspelt",
      { properties: policy({ parameters: { "x-ms-apimTemplate-policySection": "Requests" } }) },
      [
        "error PolicySectionNotFound properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-policySection",
      ],
    ],
    [
      "an expression without its end",
      { properties: policy({ parameters: { [`${P}value`]: "@connectionParameters('api_key'" } }) },
      [
        "error PolicyExpressionMalformed properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value",
      ],
    ],
    [
      "an expression without its sign",
      { properties: policy({ parameters: { [`${P}value`]: "connectionParameters('api_key')" } }) },
      [
        "error PolicyExpressionMalformed properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value",
      ],
    ],
    [
      "a connection parameter misspelt",
      { properties: policy({ parameters: { [`${P}value`]: "@connectionParameters('apikey')" } }) },
      [
        "error PolicyConnectionParameterNotFound properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value",
      ],
    ],
    [
      "a function that is none",
      { properties: policy({ parameters: { [`${P}value`]: "@secrets('api_key')" } }) },
      [
        "error PolicyFunctionNotFound properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value",
      ],
    ],
    [
      "a header that nothing declares",
      { properties: policy({ parameters: { [`${P}value`]: "@headers('Tagger-Region')" } }) },
      [
        "warning PolicyHeaderNotFound properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.value",
      ],
    ],
    [
      "a header with a space",
      { properties: policy({ parameters: { [`${P}name`]: "Tagger Version" } }) },
      [
        "error PolicyHeaderNameNotValid properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.name",
      ],
    ],
    [
      "what to do with a header misspelt",
      { properties: policy({ parameters: { [`${P}existsAction`]: "overide" } }) },
      [
        "error PolicyParameterValueNotFound properties /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.existsAction",
      ],
    ],
    [
      "a template misspelt",
      { properties: policy({ templateId: "setheaders" }) },
      ["error PolicyTemplateNotFound properties /properties/policyTemplateInstances/0/templateId"],
    ],
    [
      "a template that nobody knows",
      { properties: policy({ templateId: "makecoffee" }) },
      [
        "warning PolicyTemplateNotFound properties /properties/policyTemplateInstances/0/templateId",
      ],
    ],
    [
      "a query parameter that is not there",
      {
        properties: second("routerequesttoendpoint", {
          [`${P}newPath`]: "/x/@{queryParameters('a')}",
          [OPERATIONS]: ["TagContact"],
        }),
      },
      [
        "error PolicyQueryParameterNotFound properties /properties/policyTemplateInstances/1/parameters/x-ms-apimTemplateParameter.newPath",
      ],
    ],
    [
      "a variable of the path that is not there",
      {
        properties: second("routerequesttoendpoint", {
          [`${P}newPath`]: "/x/{contactid}",
          [OPERATIONS]: ["TagContact"],
        }),
      },
      [
        "error PolicyPathParameterNotFound properties /properties/policyTemplateInstances/1/parameters/x-ms-apimTemplateParameter.newPath",
      ],
    ],
    [
      "a host without its scheme",
      { properties: second("dynamichosturl", { [`${P}urlTemplate`]: "api.tagger.example" }) },
      [
        "warning PolicyHostNotAbsolute properties /properties/policyTemplateInstances/1/parameters/x-ms-apimTemplateParameter.urlTemplate",
      ],
    ],
    [
      "the polling of an action",
      {
        properties: second("pollingtrigger", {
          [`${P}triggerConfig`]: { after: "@{triggerBody().a}" },
          [`${P}triggerDataPath`]: "@triggerBody().b",
          [OPERATIONS]: ["ListTags"],
        }),
      },
      [
        "warning PolicyOperationNotPolled properties /properties/policyTemplateInstances/1/parameters/x-ms-apimTemplate-operationName/0",
      ],
    ],
    [
      "the body of a GET",
      {
        properties: second("setproperty", {
          [`${P}newPropertyParentPathTemplate`]: "@body()",
          [`${P}newPropertySubPathTemplate`]: "a",
          [`${P}propertyValuePathTemplate`]: "@body().b",
          "x-ms-apimTemplate-policySection": "Request",
          [OPERATIONS]: ["ListTags"],
        }),
      },
      [
        "error PolicyBodyMissing properties /properties/policyTemplateInstances/1/parameters/x-ms-apimTemplate-operationName/0",
      ],
    ],
    [
      "a type of connection parameter misspelt",
      { properties: apiKey({ type: "securestrng" }) },
      ["error JsonValueNotInEnum properties /properties/connectionParameters/api_key/type"],
    ],
    [
      "a secret that everybody can read",
      { properties: apiKey({ type: "string" }) },
      ["warning SecretNotSecureString properties /properties/connectionParameters/api_key/type"],
    ],
    [
      "allowed values without their objects",
      { properties: apiKey({ uiDefinition: { constraints: { allowedValues: ["a"] } } }) },
      [
        "error JsonTypeIncorrect properties /properties/connectionParameters/api_key/uiDefinition/constraints/allowedValues/0",
      ],
    ],
    [
      "a constraint misspelt",
      { properties: apiKey({ uiDefinition: { constraints: { requird: "true" } } }) },
      [
        "warning ConnectionParameterKeyMisspelt properties /properties/connectionParameters/api_key/uiDefinition/constraints/requird",
      ],
    ],
    [
      "a constraint that is neither true nor false",
      { properties: apiKey({ uiDefinition: { constraints: { required: "yes" } } }) },
      [
        "error JsonValueNotInEnum properties /properties/connectionParameters/api_key/uiDefinition/constraints/required",
      ],
    ],
    [
      "a constraint as a boolean",
      { properties: apiKey({ uiDefinition: { constraints: { required: true } } }) },
      [
        "warning BooleanTextExpected properties /properties/connectionParameters/api_key/uiDefinition/constraints/required",
      ],
    ],
    [
      "no text for makers",
      { properties: apiKey({ uiDefinition: undefined }) },
      [
        "warning ConnectionParameterTextMissing properties /properties/connectionParameters/api_key",
      ],
    ],
    [
      "an operation for the script misspelt",
      { properties: apiProperties({ scriptOperations: ["WhenTagIsCreted"] }) },
      ["warning ScriptOperationNotFound properties /properties/scriptOperations/0"],
    ],
    [
      "operations for the script as a text",
      { properties: apiProperties({ scriptOperations: "WhenTagIsCreated" }) },
      ["error JsonTypeIncorrect properties /properties/scriptOperations"],
    ],
    [
      "a colour by name",
      { properties: apiProperties({ iconBrandColor: "teal" }) },
      ["error ValueNotAllowed properties /properties/iconBrandColor"],
    ],
    [
      "no colour",
      { properties: apiProperties({ iconBrandColor: undefined }) },
      ["error RequiredPropertyMissing properties /properties"],
    ],
    [
      "a capability misspelt",
      { properties: apiProperties({ capabilities: ["action"] }) },
      ["warning CapabilityUnknown properties /properties/capabilities/0"],
    ],
    [
      "a property of nobody",
      { properties: apiProperties({ iconColor: "#0f5c63", owner: "Tagger" }) },
      [
        "warning AdditionalPropertyNotAllowed properties /properties/iconColor",
        "warning AdditionalPropertyNotAllowed properties /properties/owner",
      ],
    ],
    [
      "a sign-in by a provider misspelt",
      { properties: token({ identityProvider: "oath2" }) },
      [
        "error OAuthProviderMisspelt properties /properties/connectionParameters/token/oAuthSettings/identityProvider",
      ],
    ],
    [
      "a sign-in without its address",
      { properties: token({ customParameters: { authorizationUrl: URL, refreshUrl: URL } }) },
      ["error OAuthUrlMissing properties /properties/connectionParameters/token/oAuthSettings"],
    ],
    [
      "a sign-in with a hole in its address",
      {
        properties: token({
          customParameters: {
            authorizationUrl: URL,
            refreshUrl: URL,
            tokenUrlTemplate: { value: "https://{Host}/token" },
          },
        }),
      },
      [
        "error OAuthUrlVariableNotAsked properties /properties/connectionParameters/token/oAuthSettings/customParameters/tokenUrlTemplate/value",
      ],
    ],
    [
      "a sign-in with its secret",
      { properties: token({ clientSecret: "9f2c41d07be3" }) },
      [
        "warning OAuthSecretInFile properties /properties/connectionParameters/token/oAuthSettings/clientSecret",
      ],
    ],
    [
      "scopes as a text",
      { properties: token({ scopes: "read" }) },
      [
        "error JsonTypeIncorrect properties /properties/connectionParameters/token/oAuthSettings/scopes",
      ],
    ],
    [
      "an owner of the service in a custom connector",
      { properties: apiProperties({ stackOwner: "Tagger" }) },
      ["warning StackOwnerPresent properties /properties/stackOwner"],
    ],
    [
      "a password that nobody is asked for",
      {
        definition: {
          securityDefinitions: { api_key: { type: "basic", in: undefined, name: undefined } },
        },
      },
      ["warning SignInParametersDisagree properties /properties/connectionParameters"],
    ],
    [
      "OAuth that nobody is asked for",
      { definition: { securityDefinitions: { api_key: OAUTH } } },
      ["warning SignInParametersDisagree properties /properties/connectionParameters"],
    ],
    [
      "a script for nothing",
      { without: ["script"], settings: { script: undefined } },
      ["warning ScriptMissing properties /properties/scriptOperations"],
    ],
    ["no properties", { without: ["properties"] }, ["error FileMissing settings /apiProperties"]],
    ["no definition", { without: ["definition"] }, ["error FileMissing settings /apiDefinition"]],
  ],
};
