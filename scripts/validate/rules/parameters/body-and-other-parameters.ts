import { PARAMETER } from "../../catalogue/keywords.ts";
import { removeAt } from "../../json/edit.ts";
import { isObject } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** A body is described by a schema, any other parameter by keywords of its own. */

const OF_ALL = new Set(["$ref", "name", "in", "description", "required", "schema"]);

export const bodyParameterSchemaRequired = rule({
  id: "BodyParameterSchemaRequired",
  severity: "error",
  area: "parameters",
  message: 'The body parameter "{parameter}" has no schema.',
  advice: 'Add "schema" with the type and the properties of the body.',
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (parameter.in !== "body" || isObject(parameter.value.schema)) continue;
      report(parameter, { parameter: parameter.name });
    }
  },
});

export const bodyParameterPropertyNotValid = rule({
  id: "BodyParameterPropertyNotValid",
  severity: "warning",
  area: "parameters",
  message: 'The body parameter "{parameter}" has "{keyword}" beside its schema.',
  advice: 'Move "{keyword}" into the schema.',
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (parameter.in !== "body") continue;
      for (const keyword of Object.keys(parameter.value)) {
        if (OF_ALL.has(keyword) || !PARAMETER.has(keyword)) continue;
        report(inside(parameter, keyword), { parameter: parameter.name, keyword });
      }
    }
  },
});

export const nonBodyParameterSchemaNotValid = rule({
  id: "NonBodyParameterSchemaNotValid",
  severity: "error",
  area: "parameters",
  message: 'The parameter "{parameter}" has a schema, which only a body has.',
  advice: "Write type, enum and the like on the parameter itself, without schema.",
  check({ parameters }, report) {
    for (const parameter of parameters) {
      if (["body", ""].includes(parameter.in) || parameter.value.schema === undefined) continue;
      report(inside(parameter, "schema"), { parameter: parameter.name });
    }
  },
});

export const allowEmptyValueOnlyValidForQueryFormData = rule({
  id: "AllowEmptyValueOnlyValidForQueryFormData",
  severity: "warning",
  area: "parameters",
  message: 'The parameter "{parameter}" is in {in} and has "allowEmptyValue".',
  advice: "Remove allowEmptyValue; it is for parameters in query and formData.",
  fixable: true,
  check({ parameters }, report) {
    for (const parameter of parameters) {
      const { name, value } = parameter;
      if (value.allowEmptyValue === undefined) continue;
      // In bodies it is one of the keywords that do not belong there.
      if (["query", "formData", "body"].includes(parameter.in)) continue;
      const place = inside(parameter, "allowEmptyValue");
      report(place, { parameter: name, in: parameter.in }, removeAt(place.file, place.pointer));
    }
  },
});
