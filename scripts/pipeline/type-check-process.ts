/** The type check as a process: takes an order on stdin, and prints the result, both as JSON. */
import { readFileSync } from "node:fs";
import ts from "typescript";
import type { TypeCheckOrder } from "./beside.ts";
import { checkTypes } from "./type-check.ts";

// The build that starts this process writes nothing else there.
const { root, types, state } = JSON.parse(readFileSync(0, "utf8")) as TypeCheckOrder;
console.log(JSON.stringify(checkTypes(ts, root, types, state)));
