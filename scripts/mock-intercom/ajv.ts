import { createRequire } from "node:module";
import type { Ajv, Options } from "ajv";

/**
 * A schema validator with the formats of JSON Schema. It is loaded when the first schema is needed:
 * that takes a tenth of the time in which the mock is to be up.
 */
export function createAjv(options: Options = {}): Ajv {
  const require = createRequire(import.meta.url);
  // The casts are to the packages' own types, which `require` does not know.
  const { Ajv } = require("ajv") as typeof import("ajv");
  const addFormats = require("ajv-formats") as typeof import("ajv-formats");
  // The schemas are made from a contract that has been checked: checking them again takes a while.
  // A schema that many others refer to is compiled once, and as it comes: most are used a few times.
  const ajv = new Ajv({
    strict: false,
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
    ...options,
  });
  addFormats.default(ajv);
  return ajv;
}
