import { stepsOf } from "../../../scripts/validate/json/pointer.ts";
import { addAction, addPolling, addProperty, addRoute, addWaysToSignIn } from "./additions.ts";
import { append, at, child, type Draft, drop, put, rename } from "./draft.ts";
import type { Mutations } from "./mutation.ts";
import { apiProperties, connectionParameter, copyOf, getOperation, policy } from "./places.ts";

const PARAMETER = "x-ms-apimTemplateParameter.";
const OPERATIONS = "x-ms-apimTemplate-operationName";
const SECTION = "x-ms-apimTemplate-policySection";

/** Gives a header of all requests another value. */
const header = (draft: Draft, value: string) =>
  put(policy(draft, "setheader").parameters, `${PARAMETER}value`, value);

export const POLICIES: Mutations = {
  PolicyBodyMissing: {
    "the body of a GET"(draft) {
      const { parameters } = addProperty(draft);
      put(parameters, SECTION, "Request");
      copyOf(draft, getOperation(draft), "/again", { operationId: "ListAgain" });
      put(parameters, OPERATIONS, []);
      return append(parameters, OPERATIONS, "ListAgain");
    },
  },
  PolicyHeaderNotFound: {
    "a header that nothing declares": (draft) => header(draft, "@headers('Shop')"),
  },
  PolicyConnectionParameterNotFound: {
    "a parameter that is not there": (draft) =>
      header(draft, "Bearer @connectionParameters('token_of_nobody')"),
  },
  PolicyExpressionMalformed: {
    "no quotes": (draft) => header(draft, "Bearer @connectionParameters(access_token)"),
  },
  PolicyFunctionNotFound: {
    "a function that is not there": (draft) => header(draft, "Bearer @secrets('access_token')"),
  },
  PolicyHeaderNameNotValid: {
    "a space in a name": (draft) =>
      put(policy(draft, "setheader").parameters, `${PARAMETER}name`, "Intercom Version"),
  },
  PolicyOperationNotFound: {
    "an operation that is not there": (draft) =>
      append(addRoute(draft).parameters, OPERATIONS, "OrderNothing"),
  },
  PolicyParameterMissing: {
    "no value"(draft) {
      const { parameters } = policy(draft, "setheader");
      drop(parameters, `${PARAMETER}value`);
      return at(parameters);
    },
    "a misspelt value"(draft) {
      const { parameters } = policy(draft, "setheader");
      rename(parameters, `${PARAMETER}value`, `${PARAMETER}vlaue`);
      return at(parameters);
    },
  },
  PolicyParameterNotFound: {
    "a parameter that the template does not take": (draft) =>
      put(policy(draft, "setheader").parameters, `${PARAMETER}values`, "all"),
  },
  PolicyParameterValueNotFound: {
    "a misspelt action": (draft) =>
      put(policy(draft, "setheader").parameters, `${PARAMETER}existsAction`, "overwrite"),
  },
  PolicyPathParameterNotFound: {
    "a variable that the operation does not have": (draft) =>
      put(addRoute(draft).parameters, `${PARAMETER}newPath`, "/orders/{order_id}"),
  },
  PolicyQueryParameterNotFound: {
    "an input that the operation does not have": (draft) =>
      put(
        policy(draft, "dynamichosturl").parameters,
        `${PARAMETER}urlTemplate`,
        "https://@queryParameters('host_of_nobody')",
      ),
  },
  PolicySectionNotFound: {
    "a section of API Management": (draft) =>
      put(policy(draft, "setheader").parameters, SECTION, "Inbound"),
  },
  PolicyTemplateNotFound: {
    "a letter too many": (draft) =>
      put(policy(draft, "setheader").policy, "templateId", "setheaders"),
  },

  PolicyConnectionParameterNotInEverySet: {
    "a token that one way to sign in does not ask for"(draft) {
      const name = tokenName(draft);
      drop(child(addWaysToSignIn(draft).second, "parameters"), name);
      return reading(draft, name);
    },
  },
  PolicyDuplicate: {
    "a policy twice": (draft) =>
      append(
        apiProperties(draft),
        "policyTemplateInstances",
        policy(draft, "setheader").policy.value,
      ),
  },
  PolicyHostNotAbsolute: {
    "a bare host": (draft) =>
      put(policy(draft, "dynamichosturl").parameters, `${PARAMETER}urlTemplate`, "api.intercom.io"),
  },
  PolicyOperationNotPolled: {
    "an action"(draft) {
      addAction(draft);
      return append(addPolling(draft).parameters, OPERATIONS, "OrderGoods");
    },
  },

  PolicyConnectionParameterCaseDiffers: {
    "capitals in a name"(draft) {
      const name = tokenName(draft).toUpperCase();
      return header(draft, `Bearer @connectionParameters('${name}')`);
    },
  },
  PolicyConnectionParameterOnlyDefault: {
    "a default for a parameter that is not there": (draft) =>
      header(draft, "Bearer @connectionParameters('token_of_nobody','')"),
  },
  PolicyFunctionNotInTemplate: {
    "a header where only the body can be read": (draft) =>
      put(
        addProperty(draft).parameters,
        `${PARAMETER}propertyValuePathTemplate`,
        "@headers('Date')",
      ),
  },
  PolicySectionIgnored: {
    "a section of a template that has none": (draft) =>
      put(policy(draft, "dynamichosturl").parameters, SECTION, "Request"),
  },
};

/** The name of the connection parameter that holds a secret. */
const tokenName = (draft: Draft) =>
  stepsOf(connectionParameter(draft, "securestring").pointer).at(-1) ?? "";

/** Where a policy reads a connection parameter. */
function reading({ connector }: Draft, name: string) {
  const places = connector.policies.flatMap(({ parameters }) => [...parameters.values()]);
  const place = places.find(({ value }) => JSON.stringify(value).includes(`'${name}'`));
  return { file: "properties", pointer: place?.pointer ?? "" } as const;
}
