/** Says at the end of a run which tests were skipped, why, and what would run them. */
import type { Reporter, TestCase, TestModule, TestSuite } from "vitest/node";

/**
 * Prints nothing where nothing was skipped. Tests that a name pattern (`-t`) leaves out were not
 * wanted, and are not told.
 * @param print takes one text of several lines
 */
export function skippedReporter(print: (text: string) => void = console.log): Reporter {
  let wanted = /(?:)/;
  return {
    onInit({ config }) {
      wanted = config.testNamePattern ?? wanted;
    },
    onTestRunEnd(modules: readonly TestModule[]) {
      const skipped = modules.flatMap((module) => [...module.children.allTests("skipped")]);
      // Vitest matches the names without the signs that it shows between them.
      const text = skippedText(
        skipped.filter((test) => wanted.test(test.fullName.replaceAll(" > ", " "))),
      );
      if (text !== "") print(text);
    },
  };
}

/** Why tests were skipped, how many, and where they are. */
function skippedText(tests: readonly TestCase[]): string {
  const reasons = grouped(tests, reasonOf).map(([reason, own]) => {
    const places = grouped(own, placeOf).map(([place, { length }]) => `    ${length}  ${place}`);
    return [`  ${own.length} ${reason}`, ...places].join("\n");
  });
  return reasons.length === 0 ? "" : `\n Skipped tests\n${reasons.join("\n")}\n`;
}

function reasonOf(test: TestCase): string {
  const { need } = test.meta();
  return need === undefined || need.present
    ? "skipped by hand: no reason is given"
    : `need ${need.what}: ${need.advice}`;
}

/** The file, and the block that is skipped as a whole, or the test itself. */
function placeOf(test: TestCase): string {
  let whole: TestCase | TestSuite = test;
  for (let at = test.parent; at.type === "suite"; at = at.parent) {
    if (at.options.mode === "skip") whole = at;
  }
  return `${test.module.relativeModuleId}: ${whole.fullName}`;
}

/** In the order of the keys: files end in another order each time. */
function grouped<T>(list: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
