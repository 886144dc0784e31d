import { inside } from "../../model/node.ts";
import { editDistance } from "../../near.ts";
import { rule } from "../../rule.ts";
import { EXTENSIONS } from "../../schemas/extensions.ts";

/** Those that have a schema by the place where they stand are missing in the table. */
const KNOWN = [...Object.keys(EXTENSIONS), "x-ms-capabilities"];

export const extensionMisspelt = rule({
  id: "ExtensionMisspelt",
  severity: "warning",
  area: "document",
  message: 'There is no extension "{extension}", and the platform ignores it.',
  advice: 'Write "{near}" if that is meant.',
  check({ root, info, pathItems, operations, parameters, schemas }, report) {
    const responses = operations.flatMap((operation) => operation.responses);
    const nodes = [root, info ?? [], pathItems, operations, parameters, responses, schemas].flat();
    for (const node of nodes) {
      for (const extension of Object.keys(node.value)) {
        if (!/^x-?ms/i.test(extension) || KNOWN.includes(extension)) continue;
        // Others have extensions of their own; only what is nearly Microsoft's is taken for it.
        const near = KNOWN.find((known) => editDistance(known, extension.toLowerCase()) <= 2);
        if (near !== undefined) report(inside(node, extension), { extension, near });
      }
    }
  },
});
