/** Finds what descriptors say in their source texts. TypeScript is loaded by whoever has findings. */
import type ts from "typescript";

/** A place in a file of the checkout. */
export interface Location {
  file: string;
  /** From 1. */
  line: number;
}

/** Choices as they are written: under a name, or where they are used. */
export interface ChoicesLocation extends Location {
  /** The name of the constant that holds them. */
  name?: string;
}

/** Where descriptors stand. */
export interface Locator {
  /**
   * Where an operation is described, and inside of that what is named: a key such as `tag_id`, a
   * text such as `GET /tags/{tag_id}`. What is not written there is taken to be the descriptor's.
   */
  operation(operationId: string, ...names: readonly string[]): Location | undefined;
  /** Whether an operation's descriptor itself has such a key, such as `summary`. */
  says(operationId: string, key: string): boolean;
  /** Where a descriptor says something of a parameter, or has it as an input, and inside of that a key. */
  setting(operationId: string, place: string, key?: string): Location | undefined;
  /** The call of the contract that a plain descriptor is: `GET /tags/{tag_id}`. */
  callOf(operationId: string): string | undefined;
  /** The choices that a descriptor gives one of its parameters, and inside of them what is named. */
  choicesOf(operationId: string, place: string, ...names: string[]): ChoicesLocation | undefined;
  /** The choices that a file has under a key. */
  choicesIn(path: string, key: string, ...names: string[]): ChoicesLocation | undefined;
  /** Where a file has such a key, or a text, and inside of it what is named further. */
  inFile(path: string, name: string, ...names: readonly string[]): Location | undefined;
  /** Where a text is written, such as the name of a shape or the title of a policy, and inside of it a key. */
  text(text: string, ...names: readonly string[]): Location | undefined;
}

const CALL = /^(GET|POST|PUT|PATCH|DELETE) \//;

/** @param files the TypeScript files under connector/ */
export function createLocator(
  typescript: typeof ts,
  files: readonly { path: string; text: string }[],
): Locator {
  const sources = files.map(({ path, text }) => ({
    path,
    source: typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest, true),
  }));

  const location = (node: ts.Node): Location => {
    const source = node.getSourceFile();
    return {
      file: source.fileName,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    };
  };

  function find(node: ts.Node, wanted: (node: ts.Node) => boolean): ts.Node | undefined {
    if (wanted(node)) return node;
    return typescript.forEachChild(node, (child) => find(child, wanted));
  }

  function first(wanted: (node: ts.Node) => boolean): ts.Node | undefined {
    for (const { source } of sources) {
      const node = find(source, wanted);
      if (node !== undefined) return node;
    }
    return undefined;
  }

  const sourceOf = (path: string) => sources.find((one) => one.path === path)?.source;

  /** A text that is a value, not a type. */
  const isText = (node: ts.Node, text: string) =>
    typescript.isStringLiteralLike(node) &&
    node.text === text &&
    !typescript.isLiteralTypeNode(node.parent);

  /** A property, or an element, of that name, or a text. */
  const isNamed = (name: string) => (node: ts.Node) =>
    (typescript.isObjectLiteralElement(node) &&
      node.name !== undefined &&
      !typescript.isComputedPropertyName(node.name) &&
      node.name.text === name) ||
    isText(node, name);

  function inside(node: ts.Node, names: readonly string[]): Location {
    let current = node;
    for (const name of names) current = find(current, isNamed(name)) ?? current;
    return location(current);
  }

  /** The constant of a name, exported from wherever that is. */
  function constant(name: string): ts.VariableDeclaration | undefined {
    const node = first(
      (one) =>
        typescript.isVariableDeclaration(one) &&
        typescript.isIdentifier(one.name) &&
        one.name.text === name &&
        typescript.isVariableDeclarationList(one.parent) &&
        typescript.isSourceFile(one.parent.parent.parent),
    );
    return node && typescript.isVariableDeclaration(node) ? node : undefined;
  }

  const isProperty = (name: string) => (node: ts.Node) =>
    (typescript.isPropertyAssignment(node) || typescript.isShorthandPropertyAssignment(node)) &&
    isNamed(name)(node);

  function settingAt(operationId: string, place: string): ts.Node | undefined {
    const found = constant(operationId);
    const settings =
      found && (find(found, isProperty("parameters")) ?? find(found, isProperty("inputs")));
    return settings && find(settings, isProperty(place));
  }

  /** Of `tag_id: tags` or `tag_id: choices(…)`: where the choices are made. */
  function made(node: ts.Node | undefined, names: readonly string[]): ChoicesLocation | undefined {
    if (node === undefined) return undefined;
    const value = typescript.isPropertyAssignment(node)
      ? node.initializer
      : typescript.isShorthandPropertyAssignment(node)
        ? node.name
        : undefined;
    const name = value && typescript.isIdentifier(value) ? value.text : undefined;
    const declared = name === undefined ? undefined : constant(name);
    if (name === undefined || declared === undefined) return inside(node, names);
    return { ...inside(declared, names), name };
  }

  return {
    operation(operationId, ...names) {
      const found = constant(operationId);
      return found && inside(found, names);
    },
    says(operationId, key) {
      const found = constant(operationId);
      return found !== undefined && find(found, isProperty(key)) !== undefined;
    },
    setting(operationId, place, key) {
      const found = settingAt(operationId, place);
      const node = key === undefined ? found : found && find(found, isProperty(key));
      return node && location(node);
    },
    callOf(operationId) {
      const call = constant(operationId)?.initializer;
      if (call === undefined || !typescript.isCallExpression(call)) return undefined;
      const text = call.arguments[0] && find(call.arguments[0], typescript.isStringLiteralLike);
      if (text === undefined || !typescript.isStringLiteralLike(text)) return undefined;
      return CALL.test(text.text) ? text.text : undefined;
    },
    choicesOf(operationId, place, ...names) {
      const setting = settingAt(operationId, place);
      return made(setting && find(setting, isProperty("choices")), names);
    },
    choicesIn(path, key, ...names) {
      const source = sourceOf(path);
      return made(source && find(source, isProperty(key)), names);
    },
    inFile(path, name, ...names) {
      const source = sourceOf(path);
      const node = source && find(source, isNamed(name));
      return node && inside(node, names);
    },
    text(text, ...names) {
      const found = first((node) => isText(node, text));
      if (found === undefined) return undefined;
      // The call that the text is an argument of holds what belongs to it.
      const around = names.length > 0 ? found.parent : found;
      if (names.length === 0 || find(around, isNamed(names.at(-1) ?? "")) !== undefined)
        return inside(around, names);
      // Fields that several shapes share are written once, in the same file.
      return location(find(found.getSourceFile(), isNamed(names.at(-1) ?? "")) ?? found);
    },
  };
}
