import type { Connector } from "../../connector.ts";
import type { JsonFile } from "../../files.ts";
import type { JsonProblem, JsonProblemKind, JsonSpan } from "../../json/parse.ts";
import { rule } from "../../rule.ts";

/** What the reader of JSON texts met, kind by kind. These rules look at broken files too. */

function* problemsIn(
  { definition, properties, settings }: Connector,
  kind: JsonProblemKind,
): Generator<{ file: JsonFile; problem: JsonProblem }> {
  for (const file of [definition, properties, settings]) {
    for (const problem of file.problems) if (problem.kind === kind) yield { file, problem };
  }
}

const placeOf = (file: JsonFile, { start, end }: JsonProblem) => ({
  file,
  pointer: "",
  start,
  end,
});

export const jsonSyntax = rule({
  id: "JsonSyntax",
  severity: "error",
  area: "files",
  needs: [],
  message: "The file is not JSON: here {expected} is expected.",
  advice:
    "Correct the text here or shortly before; nothing else in the file is checked until then.",
  check(connector, report) {
    for (const { file, problem } of problemsIn(connector, "syntax")) {
      report(placeOf(file, problem), { expected: problem.detail });
    }
  },
});

export const fileEncoding = rule({
  id: "FileEncoding",
  severity: "error",
  area: "files",
  needs: [],
  message: "The file is in {encoding}, and paconn and the service read UTF-8.",
  advice: "Save it as UTF-8 without a byte order mark; nothing in it is checked until then.",
  check(connector, report) {
    for (const { file, problem } of problemsIn(connector, "encoding")) {
      report(placeOf(file, problem), { encoding: problem.detail });
    }
    const { script } = connector;
    if (script.state !== "broken") return;
    report({ file: script, pointer: "", start: 0, end: 1 }, { encoding: "UTF-16" });
  },
});

export const jsonDuplicateKey = rule({
  id: "JsonDuplicateKey",
  severity: "error",
  weaker: "warning",
  area: "files",
  needs: [],
  message: 'The name "{key}" occurs more than once in this object, and only the last one counts.',
  advice: "Join the values under one name, or give one of them a name of its own.",
  check(connector, report) {
    for (const { file, problem } of problemsIn(connector, "duplicate-key")) {
      const weaker = !losesOperation(file, problem) && isOfOneKind(file, problem);
      report(placeOf(file, problem), { key: problem.detail }, [], weaker);
    }
  },
});

/** Whether a path or an operation is lost; of two descriptions nobody misses the first. */
function losesOperation({ kind, root }: JsonFile, { start }: JsonProblem): boolean {
  if (kind !== "definition") return false;
  const paths = root?.children?.find(({ key }) => key === "paths")?.children ?? [];
  const verbs = paths.flatMap(({ children }) => children ?? []);
  return [...paths, ...verbs].some(({ keyStart }) => keyStart === start);
}

/** Whether the value holds the same kind of thing as the one before: import takes those. */
function isOfOneKind({ root, text }: JsonFile, { start, detail }: JsonProblem): boolean {
  const siblings = root === undefined ? [] : siblingsAt(root, start);
  const kinds = siblings
    .filter(({ key }) => key === detail)
    .map((span) => text[span.start]?.replace(/[-\d]/, "0").replace(/[tf]/, "t"));
  return new Set(kinds).size === 1;
}

/** The properties of the object in which a key begins at an offset. */
function siblingsAt(root: JsonSpan, offset: number): readonly JsonSpan[] {
  let children = root.children ?? [];
  while (!children.some(({ keyStart }) => keyStart === offset)) {
    const inner = children.find((span) => span.start < offset && offset < span.end);
    if (inner === undefined) return [];
    children = inner.children ?? [];
  }
  return children;
}

// The service reads all three below, but paconn 0.0.21 opens files with Python's plain JSON reader.

export const jsonComment = rule({
  id: "JsonComment",
  severity: "warning",
  area: "files",
  needs: [],
  message: "JSON has no comments, and paconn cannot read a file that has them.",
  advice: "Remove the comment, or say it in a description.",
  check(connector, report) {
    for (const { file, problem } of problemsIn(connector, "comment")) {
      report(placeOf(file, problem), {});
    }
  },
});

export const jsonTrailingComma = rule({
  id: "JsonTrailingComma",
  severity: "warning",
  area: "files",
  needs: [],
  message: "There is a comma after the last value, and paconn cannot read a file that has one.",
  advice: "Remove the comma.",
  fixable: true,
  check(connector, report) {
    for (const { file, problem } of problemsIn(connector, "trailing-comma")) {
      const { start, end } = problem;
      report(placeOf(file, problem), {}, [{ start, end, text: "" }]);
    }
  },
});

export const jsonByteOrderMark = rule({
  id: "JsonByteOrderMark",
  severity: "warning",
  area: "files",
  needs: [],
  message: "The file begins with a byte order mark, and paconn cannot read a file that has one.",
  advice: "Save the file as UTF-8 without it.",
  fixable: true,
  check(connector, report) {
    for (const { file } of problemsIn(connector, "byte-order-mark")) {
      // Editors do not show the mark; what stands behind it, they do.
      const start = Math.max(0, file.text.search(/\S/));
      report({ file, pointer: "", start, end: start + 1 }, {}, [{ start: 0, end: 1, text: "" }]);
    }
  },
});
