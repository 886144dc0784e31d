import { queryPart } from "../request/query.ts";
import { EXISTS_ACTIONS, evaluate, type PolicyTemplate } from "./template.ts";

/**
 * Sets a query parameter of the request.
 *
 * Assumptions: names are compared as they are, case included; "append" adds a second parameter of
 * the same name, as the set-query-parameter policy of Azure API Management does with several values.
 */
export const setqueryparameter: PolicyTemplate = {
  templateId: "setqueryparameter",
  sections: ["Request"],
  run(parameters, scene) {
    const { request } = scene;
    const name = evaluate(parameters.required("name"), scene);
    const value = evaluate(parameters.required("value"), scene);
    const action = parameters.choice("existsAction", EXISTS_ACTIONS, "override");
    const at = request.query.findIndex((part) => part.name === name);
    if (at >= 0 && action === "skip") return [];
    if (at >= 0 && action === "override") {
      if (request.query[at]?.value === value) return [];
      request.query = request.query.filter((part, index) => part.name !== name || index === at);
      request.query[at] = queryPart(name, value);
    } else request.query.push(queryPart(name, value));
    return [`query ${name}: ${value}`];
  },
};
