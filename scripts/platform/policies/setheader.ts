import { EXISTS_ACTIONS, evaluate, type PolicyTemplate } from "./template.ts";

/**
 * Sets a header of the request or of the answer. An empty value is a value: the header is sent
 * empty (Microsoft Learn's example with `@connectionParameters('name', '')`).
 */
export const setheader: PolicyTemplate = {
  templateId: "setheader",
  sections: ["Request", "Response", "Failure"],
  run(parameters, scene) {
    const name = evaluate(parameters.required("name"), scene).toLowerCase();
    const value = evaluate(parameters.required("value"), scene);
    const { headers } = scene.response ?? scene.request;
    const before = headers[name];
    const action = parameters.choice("existsAction", EXISTS_ACTIONS, "override");
    if (before !== undefined && action === "skip") return [];
    headers[name] = before !== undefined && action === "append" ? `${before}, ${value}` : value;
    return headers[name] === before ? [] : [`header ${name}: ${headers[name]}`];
  },
};
