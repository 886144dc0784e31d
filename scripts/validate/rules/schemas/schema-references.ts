import { inside } from "../../model/node.ts";
import type { Reference } from "../../model/references.ts";
import { resolve } from "../../model/shape.ts";
import { rule } from "../../rule.ts";

/** References to schemas, and the pointers in references. */

export const jsonPointerNotValid = rule({
  id: "JsonPointerNotValid",
  severity: "error",
  area: "schemas",
  message: "The reference {ref} holds no JSON pointer.",
  advice:
    'Write "#/", then the names on the way with "/" between; "/" in a name is "~1", "~" is "~0".',
  check({ references }, report) {
    for (const { node, ref, kind } of references) {
      // Of responses, ResponseReferenceNotValid says where they have to lead.
      if (kind !== "response" && isMalformed(ref)) report(inside(node, "$ref"), { ref });
    }
  },
});

export const schemaReferenceNotValid = rule({
  id: "SchemaReferenceNotValid",
  severity: "error",
  area: "schemas",
  message: "A schema refers to {ref}, where no schema can be.",
  advice: "Move the schema to definitions and refer to it as #/definitions/ with its name.",
  check({ references }, report) {
    for (const { node, ref, kind, target } of references) {
      if (kind !== "schema" || isMalformed(ref) || target?.startsWith("/definitions/")) continue;
      report(inside(node, "$ref"), { ref });
    }
  },
});

export const schemaReferenceCircle = rule({
  id: "SchemaReferenceCircle",
  severity: "error",
  area: "schemas",
  message: "{ref} leads from reference to reference and never to a schema.",
  advice: "Write out the schema in one of the definitions on the way.",
  check({ references, index }, report) {
    const byPointer = new Map(references.map((one) => [one.node.pointer, one]));
    const done = new Set<Reference>();
    for (const { node, kind } of references) {
      if (kind !== "schema") continue;
      const path: Reference[] = [];
      let one = byPointer.get(node.pointer);
      while (one && index.has(one.node.pointer) && !done.has(one)) {
        done.add(one);
        path.push(one);
        one = one.target === undefined ? undefined : byPointer.get(one.target);
      }
      // Otherwise the path leads to a schema, to one gone before, or nowhere, which others report.
      const circle = one && path.includes(one) ? path.slice(path.indexOf(one)) : [];
      for (const { node: place, ref } of circle) report(inside(place, "$ref"), { ref });
    }
  },
});

export const schemaRefLoopNotAllowed = rule({
  id: "SchemaRefLoopNotAllowed",
  severity: "warning",
  area: "schemas",
  message: "The definition {name} is nothing but a reference to {ref}.",
  advice: "Refer to {ref} where {name} is used, or write the schema out.",
  check({ references, index }, report) {
    for (const { node, ref, kind } of references) {
      const schema = kind === "schema" ? index.get(node.pointer) : undefined;
      if (schema?.role !== "definition" || schema.position !== "root") continue;
      // A circle is an error of its own.
      if (resolve(index, schema)) report(inside(node, "$ref"), { ref, name: schema.name });
    }
  },
});

/** Whether a reference into this file holds something else than a JSON pointer (RFC 6901). */
export function isMalformed(ref: string): boolean {
  if (!ref.startsWith("#")) return false;
  try {
    return !/^#(\/([^~]|~[01])*)?$/.test(decodeURIComponent(ref));
  } catch {
    return true;
  }
}
