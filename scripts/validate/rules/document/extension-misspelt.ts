import { inside } from "../../model/node.ts";
import { editDistance } from "../../near.ts";
import { rule } from "../../rule.ts";
import { EXTENSION_NAMES } from "../../schemas/extensions.ts";

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
        // What does not begin with "x-" is no extension, which another rule says.
        if (!/^x-ms/i.test(extension) || !extension.startsWith("x-")) continue;
        if (EXTENSION_NAMES.includes(extension)) continue;
        const near = nearestExtension(extension);
        if (near !== undefined) report(inside(node, extension), { extension, near });
      }
    }
  },
});

/** Others have extensions of their own; only what is nearly Microsoft's is taken for it. */
function nearestExtension(extension: string): string | undefined {
  const distance = (known: string) => editDistance(known.toLowerCase(), extension.toLowerCase());
  const [near] = EXTENSION_NAMES.filter((known) => distance(known) <= 2).sort(
    (one, other) => distance(one) - distance(other),
  );
  return near;
}
