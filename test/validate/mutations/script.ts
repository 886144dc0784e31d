import { MOST_BYTES } from "../../../scripts/validate/catalogue/limits.ts";
import { type At, at, type Draft, drop } from "./draft.ts";
import type { Mutations } from "./mutation.ts";
import { action, apiProperties, copyOf, getOperation, settings } from "./places.ts";

const CLASS = "public class Script : ScriptBase";

/** Replaces a text that the script has; the finding marks what is given. */
function rewritten(draft: Draft, text: string | RegExp, by: string, marks: string): At {
  const script = draft.script.replace(text, () => by);
  if (script === draft.script) throw new Error(`The script has no ${text} to replace.`);
  draft.script = script;
  return { file: "script", pointer: "", marks };
}

/** Writes a member into the script's class. */
const withMember = (draft: Draft, member: string, marks: string): At =>
  rewritten(draft, /(?<=class Script : ScriptBase\s*\{)/, `\n    ${member}\n`, marks);

export const SCRIPT: Mutations = {
  ScriptNotCompiled: {
    "what a compiler says"(draft) {
      draft.compilerErrors = [{ line: 1, column: 1, message: "; expected", code: "CS1002" }];
      return { file: "script", pointer: "" };
    },
  },
  ScriptSleepTooLong: {
    "five minutes": (draft) =>
      withMember(draft, "object Wait() { return Task.Delay(300000); }", "Task.Delay(300000"),
  },
  ScriptUsingStatement: {
    "a statement": (draft) =>
      withMember(draft, "object Own() {\n        using (var a = Make()) { } }", "using ("),
  },
  ScriptBracketsUnbalanced: {
    "no end": (draft) => rewritten(draft, /\}\s*$/, "", "{"),
    "a bracket that closes nothing": (draft) =>
      withMember(draft, "object Own() { return new object()); }", ")"),
  },
  ScriptClassMissing: {
    "another name": (draft) => rewritten(draft, CLASS, "public class Intercom : ScriptBase", ""),
  },
  ScriptExecuteMissing: {
    "another method": (draft) =>
      rewritten(draft, /(?<=\boverride [\w<> ]*)ExecuteAsync\b/, "RunAsync", CLASS),
  },
  ScriptOperationCaseDiffers: {
    "an id in small letters"(draft) {
      const id = action(draft).operation.id.toLowerCase();
      return withMember(draft, `bool Is => Context.OperationId == "${id}";`, `"${id}"`);
    },
  },
  ScriptTooLarge: {
    "a megabyte of comments"(draft) {
      draft.script += `// ${"x".repeat(MOST_BYTES)}\n`;
      return { file: "script", pointer: "" };
    },
  },

  ScriptMissing: {
    "operations and no script"(draft) {
      draft.missing.add("script");
      drop(settings(draft), "script");
      return at(apiProperties(draft), "scriptOperations");
    },
  },
  ScriptNamespaceNotSupported: {
    "a namespace for files": (draft) =>
      rewritten(draft, /^(?=using )/m, "using System.IO.Pipes;\n", "using System.IO.Pipes;"),
  },
  ScriptOperationNotListed: {
    "an operation that does not reach it"(draft) {
      copyOf(draft, getOperation(draft), "/again", { operationId: "ListAgain" });
      return withMember(draft, 'bool Is => Context.OperationId == "ListAgain";', '"ListAgain"');
    },
  },
  ScriptOperationUnknown: {
    "an operation that is not there": (draft) =>
      withMember(draft, 'bool Is => Context.OperationId == "ListNothing";', '"ListNothing"'),
  },

  ScriptHttpClientUsed: {
    "a client of its own": (draft) =>
      withMember(draft, "object Own() { return new HttpClient(); }", "new HttpClient("),
  },
};
