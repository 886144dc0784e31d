import { callersOf, sourcesOf, targetsOf } from "../../model/inputs.ts";
import { rule } from "../../rule.ts";

export const dynamicArgumentOwnValue = rule({
  id: "DynamicArgumentOwnValue",
  severity: "error",
  weaker: "warning",
  area: "dynamic",
  message: '{extension} of "{name}" is fed by the value of "{name}" itself.',
  advice:
    "Refer to another parameter, or give a fixed value: here the list waits for a choice from it.",
  check(connector, report) {
    for (const dynamic of connector.dynamics) {
      const { extension, holder } = dynamic;
      if (!holder) continue;
      for (const argument of dynamic.arguments) {
        const isOwn = callersOf(connector, dynamic).some((caller) => {
          const sources = sourcesOf(connector, caller, dynamic, argument);
          return sources.length > 0 && sources.every(({ schema }) => schema === holder);
        });
        if (!isOwn) continue;
        // What need not be given is left out until makers have chosen.
        const weaker = !targetsOf(connector, dynamic, argument).some(({ required }) => required);
        report(argument.node, { extension, name: holder.name }, [], weaker);
      }
    }
  },
});
