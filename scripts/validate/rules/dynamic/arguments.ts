import { isObject, shown, typeOf } from "../../json/values.ts";
import { missingInputs } from "../../model/arguments.ts";
import { isNewForm, targetsOf } from "../../model/inputs.ts";
import { inside } from "../../model/node.ts";
import { schemaType } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

/** What a dynamic call is given, against the operation that it calls. */

export const operationMissingRequiredProperty = rule({
  id: "OperationMissingRequiredProperty",
  severity: "error",
  area: "dynamic",
  message: '{extension} calls {operation} without "{parameter}", which it requires.',
  advice: 'Add "{parameter}" to the parameters of the call, or give it a default.',
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension, call, target } = dynamic;
      // The test of a connection has a rule of its own.
      if (!target || dynamic.kind === "test") continue;
      for (const { path, inner } of missingInputs(connector, dynamic)) {
        const place = inside(
          call,
          call.value.parameters === undefined ? "operationId" : "parameters",
        );
        const parameter = isNewForm(dynamic) ? path : (inner ?? path);
        report(place, { extension, operation: target.name, parameter });
      }
    }
  },
});

export const operationParameterNameIsAmbiguous = rule({
  id: "OperationParameterNameIsAmbiguous",
  severity: "warning",
  area: "dynamic",
  message:
    '{extension} gives a value for "{parameter}", which is both a parameter of {operation} and a property of its body.',
  advice: "Rename one of them, so that it is clear which of them gets the value.",
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension, target } = dynamic;
      if (!target) continue;
      for (const argument of dynamic.arguments) {
        const { node, name: parameter } = argument;
        const inputs = targetsOf(connector, dynamic, argument);
        const both = [true, false].every((property) =>
          inputs.some(({ inner }) => (inner !== undefined) === property),
        );
        // In the new form a path begins with the body's name, so a bare name is the parameter.
        if (!both || isNewForm(dynamic)) continue;
        report(node, { extension, parameter, operation: target.name });
      }
    }
  },
});

export const operationParameterStaticTypeMismatch = rule({
  id: "OperationParameterStaticTypeMismatch",
  severity: "warning",
  area: "dynamic",
  message: '"{parameter}" of {operation} is of type {wanted}, and {extension} gives it {value}.',
  advice: "Write a value of type {wanted}.",
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension, target } = dynamic;
      for (const argument of dynamic.arguments) {
        const { literal, node, name: parameter } = argument;
        const [input, ...others] = targetsOf(connector, dynamic, argument);
        const wanted = schemaType(connector.index, input?.schema);
        if (!target || literal === undefined || wanted === undefined || others.length > 0) continue;
        const type = typeOf(literal);
        if (type === wanted || (type === "integer" && wanted === "number")) continue;
        const values = { parameter, operation: target.name, wanted, extension };
        report(node, { ...values, value: shown(literal) });
      }
    }
  },
});

export const selectedItemValuePathNotAllowedInThisPosition = rule({
  id: "SelectedItemValuePathNotAllowedInThisPosition",
  severity: "warning",
  area: "dynamic",
  message: '"{parameter}" is taken from a selected item, and {extension} has none here.',
  advice: 'Use "selectedItemValuePath" only in "browse" of x-ms-dynamic-tree.',
  check({ dynamics }, report) {
    for (const { extension, step, arguments: given } of dynamics) {
      if (step === "browse") continue;
      for (const { node, name: parameter } of given) {
        if (!isObject(node.value) || node.value.selectedItemValuePath === undefined) continue;
        report(inside(node, "selectedItemValuePath"), { extension, parameter });
      }
    }
  },
});
