/** The type checker's word on connector/, as findings. */
import { dirname, relative } from "node:path";
import type ts from "typescript";
import { didYouMean } from "../validate/near.ts";
import type { Finding } from "./finding.ts";
import { conditionsOnValues } from "./value-conditions.ts";

/** The contract's types, of which the build has a text before it writes them. */
export const TYPES_FILE = "generated/contract.ts";

/** The compiler's settings are the repository's; what is checked is the connector and what it imports. */
export function settingsOf(
  typescript: typeof ts,
  root: string,
): { options: ts.CompilerOptions; files: string[] } {
  const { config } = typescript.readConfigFile(`${root}/tsconfig.json`, typescript.sys.readFile);
  const own = { ...config, include: ["connector"] };
  const { options, fileNames } = typescript.parseJsonConfigFileContent(own, typescript.sys, root);
  return { options, files: [...fileNames, `${root}/${TYPES_FILE}`] };
}

/**
 * Checks types once, in about as long as TypeScript needs to load and to read the contract's.
 * @param types the text of the contract's types, in place of those that are there
 * @param state the file in which TypeScript keeps what it need not check again
 */
export function checkTypes(
  typescript: typeof ts,
  root: string,
  types: string | undefined,
  state: string,
): { findings: Finding[]; files: string[] } {
  const settings = settingsOf(typescript, root);
  const options = { ...settings.options, incremental: true, tsBuildInfoFile: state };
  const host = typescript.createIncrementalCompilerHost(options);
  if (types !== undefined) {
    const read = host.readFile.bind(host);
    host.readFile = (path) => (path === `${root}/${TYPES_FILE}` ? types : read(path));
    const there = host.fileExists.bind(host);
    host.fileExists = (path) => path === `${root}/${TYPES_FILE}` || there(path);
  }
  const program = typescript.createIncrementalProgram({
    rootNames: settings.files,
    options,
    host,
  });
  const syntax = firstOfEach(program.getSyntacticDiagnostics());
  const diagnostics = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...(syntax.length > 0 ? syntax : program.getSemanticDiagnostics()),
  ];
  program.emit();
  const files = program
    .getSourceFiles()
    .map(({ fileName }) => relative(root, fileName).replaceAll("\\", "/"))
    .filter((path) => !path.includes("node_modules/"));
  const checked = program.getProgram();
  const own = checked
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${root}/connector/`));
  const findings = [
    ...typeFindings(typescript, diagnostics, root, checked),
    ...conditionsOnValues(typescript, checked.getTypeChecker(), own, root),
  ];
  return { findings, files };
}

/** The first in each file: the parser stumbles on over what follows, and types mean nothing then. */
export function firstOfEach(diagnostics: readonly ts.Diagnostic[]): ts.Diagnostic[] {
  return diagnostics.filter(
    ({ file }, index) => diagnostics.findIndex((other) => other.file === file) === index,
  );
}

/** One finding a line, in a sentence. */
export function typeFindings(
  typescript: typeof ts,
  diagnostics: readonly ts.Diagnostic[],
  root: string,
  program: ts.Program,
): Finding[] {
  const lineOf = ({ file, start = 0 }: ts.Diagnostic) =>
    file && `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line}`;
  const told = diagnostics.filter(
    (one, index) =>
      !follows(one, diagnostics) &&
      diagnostics.findIndex((other) => lineOf(other) === lineOf(one)) === index,
  );
  return told.map((diagnostic) => {
    const { file, start, code } = diagnostic;
    const advice = `${nearestOf(typescript, diagnostic, program)} (TS${code})`.trim();
    const message = sentence(shorten(diagnostic.messageText));
    if (file === undefined || start === undefined) {
      return { file: "tsconfig.json", message, advice };
    }
    const path = relative(root, file.fileName).replaceAll("\\", "/");
    const { line } = file.getLineAndCharacterOfPosition(start);
    return { file: path, line: line + 1, message, advice };
  });
}

const UNUSED = 6133;
const NO_MODULE = 2307;
const TWICE = 2451;
/** What an option takes that depends on another one, where that is wrong. */
const NOTHING = /type 'never'\.$/;

/**
 * Where a module is not found nothing has a type, what is misspelt elsewhere or not exported is not
 * used, and what is there twice is told where it is the second time.
 */
function follows(one: ts.Diagnostic, all: readonly ts.Diagnostic[]): boolean {
  const { file, code } = one;
  const others = all.filter((other) => other.file === file && other !== one);
  const text = outerText(one);
  if (code === UNUSED) {
    const name = /'(.+?)'/.exec(text)?.[1] ?? "";
    return (
      others.some((other) => other.code !== UNUSED) ||
      all.some((other) => other.code !== UNUSED && outerText(other).includes(`'${name}'`))
    );
  }
  if (code === TWICE) {
    return others.some(
      (other) => outerText(other) === text && (other.start ?? 0) > (one.start ?? 0),
    );
  }
  if (NOTHING.test(text)) return others.some((other) => !NOTHING.test(outerText(other)));
  return code !== NO_MODULE && others.some((other) => other.code === NO_MODULE);
}

function outerText({ messageText }: ts.Diagnostic): string {
  return typeof messageText === "string" ? messageText : messageText.messageText;
}

/** Codes of messages that say it best, wherever in a chain of reasons they stand. */
const TELLING: readonly number[] = [
  2530, // a property that a record may not have
  2353, // only known properties; 'x' does not exist
  2561, // the same, with a near one
  2739, // missing properties
  2740,
  2741, // missing property
  2820, // not assignable, with a near one
];

/** What TypeScript says in terms of types, and the same in terms of what is written there. */
const PLAINER: readonly (readonly [said: RegExp, plainly: string])[] = [
  [/^Cannot find module '(.+?)' or .*/, 'There is no module "$1".'],
  [/^Property '(.+?)' is missing in type .*/, '"$1" is missing.'],
  [
    /^Object literal may only specify known properties, (?:and|but) '"?(.+?)"?' does not exist in type .*/,
    'There is no "$1" here.',
  ],
  [
    /^Property '(.+?)' is incompatible with index signature\./,
    '"$1" is exported, and is neither an operation nor choices.',
  ],
  [/^Cannot redeclare block-scoped variable '(.+?)'\./, '"$1" is there twice.'],
  [/^Type '.+' is not assignable to type '(?:undefined|never)'\./, "Nothing may be given here."],
  [/^Property '(.+?)' does not exist on type .*/, 'There is no "$1" here.'],
  [
    /^(?:Type|Argument of type) '(".+?")' is not assignable to (?:parameter of )?type .*/,
    "$1 is not allowed here.",
  ],
];

/** Longer names of types say nothing to anybody. */
const LONGEST_TYPE = 60;

function shorten(message: string | ts.DiagnosticMessageChain): string {
  const told =
    typeof message === "string"
      ? message
      : (inChain(message, ({ code }) => TELLING.includes(code)) ?? message).messageText;
  const near = /Did you mean (?:to write )?'(.+?)'\?$/.exec(told)?.[1];
  for (const [said, plainly] of PLAINER) {
    if (!said.test(told)) continue;
    const plain = told.replace(said, plainly);
    return near === undefined ? plain : `${plain} Did you mean ${quoted(near)}?`;
  }
  return withoutTypes(told);
}

const quoted = (name: string) => (name.startsWith('"') ? name : `"${name}"`);

function inChain(
  message: ts.DiagnosticMessageChain,
  wanted: (message: ts.DiagnosticMessageChain) => boolean,
): ts.DiagnosticMessageChain | undefined {
  if (wanted(message)) return message;
  for (const next of message.next ?? []) {
    const found = inChain(next, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is between quotes and is a type in full becomes `…`; names stay. */
function withoutTypes(message: string): string {
  return message
    .replace(/NonNullable<([^<>|]+?)(?: \| undefined)?>(?: \| undefined)?/g, "$1")
    .replace(/'((?:[^']|'(?![\s.,]|$))*)'/g, (whole, inner: string) =>
      inner.length > LONGEST_TYPE ? "…" : whole,
    );
}

/** The nearest name that would be right, where TypeScript does not say so itself. */
function nearestOf(
  typescript: typeof ts,
  { file, start, length, messageText }: ts.Diagnostic,
  program: ts.Program,
): string {
  if (file === undefined || start === undefined) return "";
  const text = typescript.flattenDiagnosticMessageText(messageText, " ");
  if (text.includes("Did you mean")) return "";
  const node = nodeAt(typescript, file, start, length ?? 0);
  if (node === undefined) return "";
  const checker = program.getTypeChecker();
  const property = node.parent;
  const isKey = typescript.isPropertyAssignment(property) && property.name === node;
  if (isKey && typescript.isStringLiteralLike(property.initializer)) {
    // What is wrong may be the value.
    const near = nearestText(property.initializer, checker);
    if (near !== "") return near;
  }
  if (typescript.isStringLiteralLike(node) && !isKey) {
    if (typescript.isImportDeclaration(node.parent)) {
      const folder = dirname(file.fileName);
      const modules = program.getSourceFiles().map((one) => relative(folder, one.fileName));
      return didYouMean(
        node.text,
        modules.map((path) => (path.startsWith(".") ? path : `./${path}`)),
      );
    }
    return nearestText(node, checker);
  }
  if (!typescript.isIdentifier(node) && !typescript.isStringLiteralLike(node)) return "";
  const holder = typescript.isBindingElement(node.parent)
    ? checker.getTypeAtLocation(node.parent.parent)
    : typescript.isObjectLiteralExpression(node.parent.parent)
      ? checker.getContextualType(node.parent.parent)
      : undefined;
  const names = holder?.getProperties().map(({ name }) => name) ?? [];
  return names.includes(node.text) ? "" : didYouMean(node.text, names);
}

/** The nearest of the texts that may stand there. */
function nearestText(node: ts.StringLiteralLike, checker: ts.TypeChecker): string {
  const wanted = checker.getContextualType(node);
  const types = wanted?.isUnion() ? wanted.types : wanted === undefined ? [] : [wanted];
  const texts = types.flatMap((type) => (type.isStringLiteral() ? [type.value] : []));
  return texts.includes(node.text) ? "" : didYouMean(node.text, texts);
}

function nodeAt(
  typescript: typeof ts,
  node: ts.Node,
  start: number,
  length: number,
): ts.Node | undefined {
  return typescript.forEachChild(node, (child) => {
    if (child.getEnd() <= start || child.getFullStart() > start) return undefined;
    const exact = child.getEnd() - start === length && child.getStart() === start;
    return nodeAt(typescript, child, start, length) ?? (exact ? child : undefined);
  });
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
