import type { Rule } from "../../rule.ts";
import { fileMissing } from "./file-missing.ts";
import { fileOutsideDirectory } from "./file-outside-directory.ts";
import {
  fileEncoding,
  jsonByteOrderMark,
  jsonComment,
  jsonDuplicateKey,
  jsonSyntax,
  jsonTrailingComma,
} from "./json-text.ts";
import { readmeMissing } from "./readme-missing.ts";

/** Rules on the files themselves, before what they say. */
export const FILES: readonly Rule[] = [
  fileEncoding,
  fileMissing,
  fileOutsideDirectory,
  jsonByteOrderMark,
  jsonComment,
  jsonDuplicateKey,
  jsonSyntax,
  jsonTrailingComma,
  readmeMissing,
];
