import { stringOf } from "../../json/values.ts";
import { callerWithoutSource } from "../../model/arguments.ts";
import { callersOf, inputsOf, isNewForm, sourcesOf, targetsOf } from "../../model/inputs.ts";
import { schemaType } from "../../model/shape.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** What a dynamic call is given, against the operation in which it is made. */

export const dynamicArgumentSourceNotFound = rule({
  id: "DynamicArgumentSourceNotFound",
  severity: "error",
  area: "dynamic",
  message: '{extension} refers to "{reference}", which {operation} does not take.',
  advice: 'Name a parameter of {operation}, or give "{parameter}" a fixed value.{near}',
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension } = dynamic;
      for (const argument of dynamic.arguments) {
        const { reference, node, name: parameter } = argument;
        const operation = callerWithoutSource(connector, dynamic, argument);
        if (reference === undefined || !operation) continue;
        const inputs = inputsOf(connector, operation);
        const near = didYouMean(
          reference,
          inputs.map(({ path, name }) => (isNewForm(dynamic) ? path : name)),
        );
        report(node, { extension, reference, operation: operation.name, parameter, near });
      }
    }
  },
});

export const sourcePropertyInternal = rule({
  id: "SourcePropertyInternal",
  severity: "warning",
  area: "dynamic",
  message: '{extension} refers to "{reference}" of {operation}, which makers do not see.',
  advice: "Make it visible, or write a fixed value instead of the reference.",
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension } = dynamic;
      for (const argument of dynamic.arguments) {
        const { reference = "", node } = argument;
        const operation = callersOf(connector, dynamic).find((caller) => {
          const sources = sourcesOf(connector, caller, dynamic, argument);
          return sources.length > 0 && sources.every(({ internal }) => internal);
        });
        if (operation) report(node, { extension, reference, operation: operation.name });
      }
    }
  },
});

export const operationParameterRequiredMismatch = rule({
  id: "OperationParameterRequiredMismatch",
  severity: "hint",
  area: "dynamic",
  message:
    '{target} requires "{parameter}", and {extension} fills it from "{reference}", which {operation} does not require.',
  advice: 'Require "{reference}" too, or expect an empty list until makers fill it in.',
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension, target } = dynamic;
      for (const argument of dynamic.arguments) {
        const { reference = "", node, name: parameter } = argument;
        const wanted = targetsOf(connector, dynamic, argument);
        if (!target || !wanted.some(({ required }) => required)) continue;
        const operation = callersOf(connector, dynamic).find((caller) => {
          const sources = sourcesOf(connector, caller, dynamic, argument);
          return sources.length > 0 && sources.every(({ required }) => !required);
        });
        if (!operation) continue;
        const values = { extension, target: target.name, parameter, reference };
        report(node, { ...values, operation: operation.name });
      }
    }
  },
});

export const operationParameterTypeMismatch = rule({
  id: "OperationParameterTypeMismatch",
  severity: "warning",
  area: "dynamic",
  message:
    '"{parameter}" of {target} is of type {wanted}, and "{reference}" of {operation}, which fills it, of type {type}.',
  advice: "Declare both with one type.",
  check(connector, report) {
    const { index } = connector;
    for (const dynamic of connector.dynamics) {
      for (const argument of dynamic.arguments) {
        const { reference = "", node, name: parameter } = argument;
        const [input] = targetsOf(connector, dynamic, argument);
        const wanted = schemaType(index, input?.schema);
        if (wanted === undefined) continue;
        for (const caller of callersOf(connector, dynamic)) {
          const [source, ...others] = sourcesOf(connector, caller, dynamic, argument);
          const type = stringOf(schemaType(index, source?.schema));
          if (type === undefined || others.length > 0 || fits(type, wanted)) continue;
          const target = dynamic.target?.name ?? "";
          report(node, { parameter, target, wanted, reference, operation: caller.name, type });
          break;
        }
      }
    }
  },
});

const fits = (type: string, wanted: string) =>
  type === wanted || (type === "integer" && wanted === "number");
