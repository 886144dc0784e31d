/**
 * Conditions of JavaScript on what is known only when a plan runs. To JavaScript such a value is an
 * object, and so true; and neither its types nor the value itself, when it is asked, can refuse.
 */
import { relative } from "node:path";
import type ts from "typescript";
import type { Finding } from "./finding.ts";

const VALUES = "scripts/language/values.ts";

const ADVICE: Readonly<Record<string, string>> = {
  "?:": "Write ifElse(…), or when(…) for steps.",
  if: "Write when(…) for steps, or ifElse(…) for a value.",
  "!": "Write not(…).",
  "&&": "Write all(…).",
  "||": "Write any(…), or first(…) for the first that is given.",
};

/** Each place in these files where JavaScript is to decide by a value of a plan. */
export function conditionsOnValues(
  typescript: typeof ts,
  checker: ts.TypeChecker,
  files: readonly ts.SourceFile[],
  root: string,
): Finding[] {
  return files.flatMap((file) => {
    const found: Finding[] = [];
    const visit = (node: ts.Node): void => {
      for (const { by, condition } of conditionsOf(typescript, node)) {
        if (!isValue(checker.getTypeAtLocation(condition))) continue;
        const { line } = file.getLineAndCharacterOfPosition(condition.getStart());
        found.push({
          file: relative(root, file.fileName).replaceAll("\\", "/"),
          line: line + 1,
          message: `${by} decides now, and ${condition.getText()} has its value only when the plan runs.`,
          advice: ADVICE[by] ?? "",
        });
      }
      typescript.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

function conditionsOf(
  typescript: typeof ts,
  node: ts.Node,
): { by: string; condition: ts.Expression }[] {
  if (typescript.isConditionalExpression(node)) return [{ by: "?:", condition: node.condition }];
  if (typescript.isIfStatement(node)) return [{ by: "if", condition: node.expression }];
  if (typescript.isPrefixUnaryExpression(node)) {
    const isNot = node.operator === typescript.SyntaxKind.ExclamationToken;
    return isNot ? [{ by: "!", condition: node.operand }] : [];
  }
  if (!typescript.isBinaryExpression(node)) return [];
  const by = node.operatorToken.getText();
  return by === "&&" || by === "||" ? [{ by, condition: node.left }] : [];
}

/** Whether it is a value of a plan, in any case: one that may be undefined may be asked for that. */
function isValue(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isValue);
  return type
    .getProperties()
    .some(({ declarations = [] }) =>
      declarations.some((one) => one.getSourceFile().fileName.endsWith(VALUES)),
    );
}
