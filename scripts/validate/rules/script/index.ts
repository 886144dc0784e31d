import type { Rule } from "../../rule.ts";
import { scriptBracketsUnbalanced } from "./script-brackets-unbalanced.ts";
import { scriptClassMissing } from "./script-class-missing.ts";
import { scriptExecuteMissing } from "./script-execute-missing.ts";
import { scriptHttpClientUsed } from "./script-http-client-used.ts";
import { scriptMissing } from "./script-missing.ts";
import { scriptNamespaceNotSupported } from "./script-namespace-not-supported.ts";
import { scriptNotCompiled } from "./script-not-compiled.ts";
import {
  scriptOperationCaseDiffers,
  scriptOperationNotListed,
  scriptOperationUnknown,
} from "./script-operations.ts";
import { scriptSleepTooLong } from "./script-sleep-too-long.ts";
import { scriptTooLarge } from "./script-too-large.ts";
import { scriptUsingStatement } from "./script-using-statement.ts";

/** Rules on script.csx, as far as it can be judged without compiling it. */
export const SCRIPT: readonly Rule[] = [
  scriptBracketsUnbalanced,
  scriptClassMissing,
  scriptExecuteMissing,
  scriptHttpClientUsed,
  scriptMissing,
  scriptNamespaceNotSupported,
  scriptNotCompiled,
  scriptOperationCaseDiffers,
  scriptOperationNotListed,
  scriptOperationUnknown,
  scriptSleepTooLong,
  scriptTooLarge,
  scriptUsingStatement,
];
