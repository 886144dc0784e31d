import type { Connector } from "../../connector.ts";
import { stringsOf } from "../../json/values.ts";
import { namedOperations } from "../../model/script-operations.ts";
import { didYouMean, slipFor } from "../../near.ts";
import { rule } from "../../rule.ts";

/** The operation ids that a script compares with, against those that reach it. */

export const scriptOperationCaseDiffers = rule({
  id: "ScriptOperationCaseDiffers",
  severity: "error",
  area: "script",
  needs: ["script", "definition"],
  message: 'The script compares with "{id}", and the operation is called {operation}.',
  advice: 'Write "{operation}"; the comparison heeds upper and lower case.',
  check(connector, report) {
    for (const { id, operation, place } of unknownOperations(connector)) {
      if (operation !== undefined) report(place, { id, operation });
    }
  },
});

export const scriptOperationUnknown = rule({
  id: "ScriptOperationUnknown",
  severity: "warning",
  area: "script",
  needs: ["script", "definition"],
  message: 'The script compares with "{id}", and the definition has no such operation.',
  advice: "Correct the id, or remove what is never run.{near}",
  check(connector, report) {
    for (const { id, operation, place } of unknownOperations(connector)) {
      if (operation !== undefined) continue;
      report(place, { id, near: didYouMean(id, connector.operationById.keys()) });
    }
  },
});

export const scriptOperationNotListed = rule({
  id: "ScriptOperationNotListed",
  severity: "warning",
  area: "script",
  needs: ["script", "definition", "properties"],
  message:
    "The script handles {id}, and scriptOperations does not list it, so it never gets there.",
  advice: "Add the id to scriptOperations, or remove what is never run.",
  check({ script, scriptFacts, operationById, apiProperties }, report) {
    const listed = stringsOf(apiProperties.value.scriptOperations);
    // An empty list stands for all operations.
    if (listed.length === 0) return;
    // What the list names instead may be this one misspelt, which another rule says.
    const unknown = listed.filter((id) => !operationById.has(id));
    for (const { id, start, end } of namedOperations(scriptFacts)) {
      if (listed.includes(id) || !operationById.has(id)) continue;
      if (slipFor(id, unknown) !== undefined) continue;
      report({ file: script, pointer: "", start, end }, { id });
    }
  },
});

/** `operation` is the one of that name in another case. */
function unknownOperations({ script, scriptFacts, operationById }: Connector) {
  // Without any operation, each id is right: what lacks is the operations.
  const named = operationById.size === 0 ? [] : namedOperations(scriptFacts);
  return named.flatMap(({ id, anyCase, start, end }) => {
    const decoded = Buffer.from(id, "base64").toString();
    if (operationById.has(id) || operationById.has(decoded)) return [];
    const same = (other: string) => other.toLowerCase() === id.toLowerCase();
    const operation = [...operationById.keys()].find(same);
    // Scripts that try several spellings name the right one too.
    if (operation !== undefined && (anyCase || named.some((one) => one.id === operation)))
      return [];
    return { id, operation, place: { file: script, pointer: "", start, end } };
  });
}
