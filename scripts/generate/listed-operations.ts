import type { Problem } from "../common/problem.ts";
import type { ConnectorDescriptor, Resource, ResourceModule } from "../language/connector.ts";
import type { Operation as Descriptor } from "../language/operations.ts";
import type { Listed } from "./lower/context.ts";

/** All descriptors of all packages, by id: the names of their exports. */
export function listedOperations(
  connector: ConnectorDescriptor,
  problems: Problem[],
): Map<string, Listed> {
  const listed = new Map<string, Listed>();
  const seen = new Map<Descriptor, string>();
  const resources = new Set<Resource>();
  for (const { resources: some } of Object.values(connector.packages)) {
    for (const [index, resource] of some.entries()) {
      resources.add(resource);
      if (some.indexOf(resource) === index) continue;
      problems.push({
        place: resource.title,
        message: "This resource is listed twice.",
        advice: "A resource lies in a package once.",
      });
    }
  }
  const modules = new Map<ResourceModule, Resource>();
  for (const resource of resources) {
    for (const module of resource.from) {
      const also = modules.get(module);
      if (also !== undefined) {
        problems.push({
          place: resource.title,
          message: `A file of this resource is listed under ${also.title}, too.`,
          advice: "Take it out of one of them.",
        });
        continue;
      }
      modules.set(module, resource);
      for (const [id, descriptor] of Object.entries(module)) {
        // The compiler tells of such exports, unless it was told not to look.
        if (!isDescriptor(descriptor)) continue;
        if (descriptor.kind === "choices" || descriptor.kind === "dynamic fields") continue;
        if (!OPERATION_ID.test(id)) {
          problems.push({
            operation: id,
            message: `The export's name is the operation id, and ${id} is none.`,
            advice: "Begin it with a capital, and write only letters and digits: ListTags.",
          });
        }
        const other = listed.get(id);
        const before = seen.get(descriptor);
        if (other !== undefined) {
          problems.push({
            operation: id,
            message: `Two operations have this id, in ${other.resource.title} and in ${resource.title}.`,
            advice: "Rename one of the exports.",
          });
        } else if (before !== undefined) {
          problems.push({
            operation: id,
            message: `It is exported twice, as ${before} too.`,
            advice: "Keep one of the exports.",
          });
        } else {
          listed.set(id, { id, descriptor, resource });
          seen.set(descriptor, id);
        }
      }
    }
  }
  return listed;
}

/** Ids as the published connector has them; flows keep them for ever. */
const OPERATION_ID = /^[A-Z][A-Za-z0-9]*$/;

const KINDS: readonly unknown[] = [
  "plain",
  "list",
  "search",
  "schema",
  "planned",
  "trigger",
  "webhook",
  "mcp",
  "choices",
  "dynamic fields",
];

/** Whether an export is what its type says. */
function isDescriptor(given: unknown): boolean {
  return (
    typeof given === "object" && given !== null && "kind" in given && KINDS.includes(given.kind)
  );
}
