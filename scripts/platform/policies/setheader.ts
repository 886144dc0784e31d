import { own, put } from "../../common/own.ts";
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
    const before = own(headers, name);
    const action = parameters.choice("existsAction", EXISTS_ACTIONS, "override");
    if (before !== undefined && action === "skip") return [];
    const after = before !== undefined && action === "append" ? `${before}, ${value}` : value;
    put(headers, name, after);
    return after === before ? [] : [`header ${name}: ${after}`];
  },
};
