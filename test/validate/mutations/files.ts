import { type At, at, type Draft, type JsonKind } from "./draft.ts";
import type { Mutations } from "./mutation.ts";
import { root, settings } from "./places.ts";

/** Changes the text of a file of ours; the finding marks what is given. */
function rewritten(
  draft: Draft,
  kind: JsonKind,
  change: (text: string) => string,
  marks: string,
): At {
  const { text } = draft.connector[kind];
  const changed = change(text);
  if (changed === text) throw new Error(`Nothing in ${kind} has changed.`);
  draft.texts.set(kind, changed);
  return { file: kind, pointer: "", marks };
}

export const FILES: Mutations = {
  FileEncoding: {
    "UTF-16"(draft) {
      const { text } = draft.connector.properties;
      draft.texts.set("properties", Buffer.from(text, "utf16le").toString("utf8"));
      return { file: "properties", pointer: "" };
    },
  },
  ReadmeMissing: {
    "a folder that is not yet packed": (draft) => at(root(draft)),
  },
  FileMissing: {
    "no apiProperties.json"(draft) {
      draft.missing.add("properties");
      return at(settings(draft), "apiProperties");
    },
    "no icon, which settings.json names"(draft) {
      draft.missing.add("icon");
      return at(settings(draft), "icon");
    },
  },
  FileOutsideDirectory: {
    "an icon beside the package, which settings.json names"(draft) {
      draft.iconOutside = true;
      return at(settings(draft), "icon");
    },
  },
  JsonSyntax: {
    "a semicolon for a colon": (draft) =>
      rewritten(draft, "definition", (text) => text.replace(":", ";"), ";"),
    "settings without their end": (draft) =>
      rewritten(draft, "settings", (text) => text.replace("}", ""), ""),
  },
  JsonDuplicateKey: {
    "the version of OpenAPI twice": (draft) =>
      rewritten(
        draft,
        "definition",
        (text) => text.replace('"swagger"', '"swagger": "2.0", "swagger"'),
        '"swagger"',
      ),
  },
  JsonComment: {
    "a comment at the top": (draft) =>
      rewritten(draft, "properties", (text) => `// Ours\n${text}`, "// Ours"),
  },
  JsonTrailingComma: {
    "a comma after the last value": (draft) =>
      rewritten(draft, "settings", (text) => text.replace(/\s*\}\s*$/, ",\n}\n"), ","),
  },
  JsonByteOrderMark: {
    "a byte order mark": (draft) =>
      rewritten(draft, "definition", (text) => `\u{feff}${text}`, "{"),
  },
};
