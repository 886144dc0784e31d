import type { Json, JsonObject } from "../../common/json.ts";
import type { JsonFile, SourceFile } from "../files.ts";
import { below } from "../json/pointer.ts";
import { isObject } from "../json/values.ts";
import { slipFor } from "../near.ts";

/** Where a finding is. `start` and `end` (offsets) are for files that are not JSON. */
export interface Place {
  readonly file: SourceFile;
  /** JSON pointer; empty for the whole file. */
  readonly pointer: string;
  readonly start?: number;
  readonly end?: number;
}

/** A value in a JSON file, and where it is. */
export interface Node<V extends Json = JsonObject> {
  readonly file: JsonFile;
  readonly pointer: string;
  readonly value: V;
}

/** The place of something inside a node, whether it is there or not. */
export function inside(
  node: Node<Json>,
  ...steps: (string | number)[]
): Place & { file: JsonFile } {
  return { file: node.file, pointer: below(node.pointer, ...steps) };
}

/** The object under a key; undefined where there is none. */
export function objectIn(node: Node, key: string): Node | undefined {
  const value = node.value[key];
  if (!Object.hasOwn(node.value, key) || !isObject(value)) return undefined;
  return { file: node.file, pointer: below(node.pointer, key), value };
}

/** The objects that are the values of the object under a key, with their names. */
export function entriesIn(node: Node, key: string): { name: string; node: Node }[] {
  const object = objectIn(node, key);
  return object === undefined ? [] : entriesOf(object);
}

/** The objects that are the values of an object, with their names. */
export function entriesOf(object: Node): { name: string; node: Node }[] {
  return Object.keys(object.value).flatMap((name) => {
    const node = objectIn(object, name);
    return node ? [{ name, node }] : [];
  });
}

/** The items of the list under a key, whatever they are. */
export function itemsIn(node: Node, key: string): Node<Json>[] {
  const list = node.value[key];
  if (!Array.isArray(list)) return [];
  const pointer = below(node.pointer, key);
  return list.map((value, index) => ({ file: node.file, pointer: below(pointer, index), value }));
}

/** The objects in the list under a key. */
export function objectsIn(node: Node, key: string): Node[] {
  return itemsIn(node, key).filter(isObjectNode);
}

/** Whether an object lacks a property; one that is misspelt is a finding of its own. */
export function lacks({ value }: Node, key: string): boolean {
  if (value[key] !== undefined) return false;
  // Extensions of others may be called anything.
  const names = Object.keys(value).filter((name) => !/^x-(?!ms)/i.test(name));
  return slipFor(key, names) === undefined;
}

export function isObjectNode(node: Node<Json>): node is Node {
  return isObject(node.value);
}

/** A whole JSON file as a node. */
export function rootOf(file: JsonFile): Node {
  return { file, pointer: "", value: file.value };
}
