import type { Connector } from "../../connector.ts";
import type { JsonFile } from "../../files.ts";
import type { JsonProblem, JsonProblemKind } from "../../json/parse.ts";
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

export const jsonDuplicateKey = rule({
  id: "JsonDuplicateKey",
  severity: "error",
  area: "files",
  needs: [],
  message: 'The name "{key}" occurs more than once in this object, and only the last one counts.',
  advice: "Join the values under one name, or give one of them a name of its own.",
  check(connector, report) {
    for (const { file, problem } of problemsIn(connector, "duplicate-key")) {
      report(placeOf(file, problem), { key: problem.detail });
    }
  },
});

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
