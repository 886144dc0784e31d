import { type Dynamic, isRecord } from "../../platform/definition/swagger.ts";

/** Which kind of help from the connector a field or place declares; undefined without. */
export function dynamicKind(dynamic: Dynamic): "dropdown" | "tree" | "dynamic" | undefined {
  if (dynamic["x-ms-dynamic-tree"] || dynamic["x-ms-dynamic-values"]?.capability) return "tree";
  if (dynamic["x-ms-dynamic-list"] || dynamic["x-ms-dynamic-values"]) return "dropdown";
  if (dynamic["x-ms-dynamic-properties"] || dynamic["x-ms-dynamic-schema"]) return "dynamic";
  return undefined;
}

/** The parameters that it reads, as it names them: of the old form and the new one. */
export function references(dynamic: Dynamic): string[] {
  const tree = dynamic["x-ms-dynamic-tree"];
  const calls = [
    tree?.open,
    dynamic["x-ms-dynamic-list"],
    dynamic["x-ms-dynamic-values"],
    dynamic["x-ms-dynamic-properties"],
    dynamic["x-ms-dynamic-schema"],
  ];
  const named = calls.flatMap((call) => Object.values(call?.parameters ?? {}));
  const found = named.flatMap((binding) => {
    if (!isRecord(binding)) return [];
    const reference = binding.parameterReference ?? binding.parameter;
    return typeof reference === "string" ? [reference] : [];
  });
  return [...new Set(found)];
}

/** The new form writes "body/x" where the old one writes "x": the key that there is. */
export function keyOf(reference: string, keys: readonly string[]): string | undefined {
  const plain = reference.replace(/^[^/]+\//, "");
  return [reference, plain, `body/${reference}`].find((key) => keys.includes(key));
}
