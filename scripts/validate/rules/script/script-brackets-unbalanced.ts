import { rule } from "../../rule.ts";

/** Raw texts, and quotes in the holes of interpolated ones: more than the reader of texts knows. */
const BEYOND = /"""|\$@?"[^"\n]*\{[^{}"\n]*"|\$@"|@\$"/;

/** Verbatim texts, in which three quotes are one and the beginning or the end. */
const VERBATIM = /(?<!\$)@"(?:[^"]|"")*"/g;

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]" };

export const scriptBracketsUnbalanced = rule({
  id: "ScriptBracketsUnbalanced",
  severity: "error",
  area: "script",
  needs: ["script"],
  message: 'The script does not compile: "{bracket}" has no counterpart.',
  advice: "Close what is open, or remove what closes nothing.",
  check({ script, scriptFacts }, report) {
    // Both branches of #if stand in the text, and only one is compiled.
    if (
      /^[ \t]*#[ \t]*if\b/m.test(scriptFacts.code) ||
      BEYOND.test(script.text.replace(VERBATIM, '""'))
    )
      return;
    // Behind other directives stands any text, such as the title of a #region.
    const code = scriptFacts.code.replace(/^[ \t]*#.*/gm, (line) => " ".repeat(line.length));
    const open: { bracket: string; at: number }[] = [];
    const tell = (bracket: string, at: number) =>
      report({ file: script, pointer: "", start: at, end: at + 1 }, { bracket });
    for (const { 0: bracket, index: at } of code.matchAll(/[{}()[\]]/g)) {
      if (CLOSING[bracket] !== undefined) {
        open.push({ bracket, at });
        continue;
      }
      const last = open.pop();
      if (last && CLOSING[last.bracket] === bracket) continue;
      tell(bracket, at);
      return;
    }
    const last = open.at(-1);
    if (last) tell(last.bracket, last.at);
  },
});
