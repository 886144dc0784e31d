import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Parameters that are sent as a form. */

export const fileParameterMustBeInFormData = rule({
  id: "FileParameterMustBeInFormData",
  severity: "error",
  area: "parameters",
  message: 'The parameter "{parameter}" is a file and is in {in}.',
  advice: 'Write "in": "formData", or another type.',
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (parameter.value.type !== "file" || parameter.in === "formData") continue;
      report(parameter, { parameter: parameter.name, in: parameter.in || "no place" });
    }
  },
});

export const invalidFormDataParameterName = rule({
  id: "InvalidFormDataParameterName",
  severity: "error",
  area: "parameters",
  message: 'The name of the form parameter "{parameter}" has "{character}", which is not ASCII.',
  advice:
    "Use a name of unaccented letters, digits and punctuation; x-ms-summary may have any letter.",
  check({ parameters }, report) {
    for (const parameter of parameters) {
      const character = [...parameter.name].find((one) => (one.codePointAt(0) ?? 0) > 127);
      if (parameter.in !== "formData" || character === undefined) continue;
      report(inside(parameter, "name"), { parameter: parameter.name, character });
    }
  },
});

export const parameterListContainsFormDataAndBody = rule({
  id: "ParameterListContainsFormDataAndBody",
  severity: "error",
  area: "parameters",
  message:
    '{operation} has a body "{body}" and a form parameter "{form}"; a request has one or the other.',
  advice: "Make all of it a form, or put the form's parameters into the schema of the body.",
  check({ operations }, report) {
    for (const operation of operations) {
      const body = operation.parameters.find((parameter) => parameter.in === "body");
      const form = operation.parameters.find((parameter) => parameter.in === "formData");
      if (!body || !form) continue;
      const values = { operation: operation.name, body: body.name, form: form.name };
      report(inside(operation, "parameters"), values);
    }
  },
});
