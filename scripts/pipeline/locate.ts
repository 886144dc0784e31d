/** Finds what descriptors say in their source texts. TypeScript is loaded by whoever has findings. */
import type ts from "typescript";

/** A place in a file of the checkout. */
export interface Location {
  file: string;
  /** From 1. */
  line: number;
}

/** Where descriptors stand. */
export interface Locator {
  /**
   * Where an operation is described, and inside of that what is named: a key such as `tag_id`, a
   * text such as `GET /tags/{tag_id}`. What is not written there is taken to be the descriptor's.
   */
  operation(operationId: string, ...names: readonly string[]): Location | undefined;
  /** Whether an operation's descriptor itself has such a key or text. */
  says(operationId: string, name: string): boolean;
  /** The call of the contract that a plain descriptor is: `GET /tags/{tag_id}`. */
  callOf(operationId: string): string | undefined;
  /** Where a file has such a key, or a text. */
  inFile(path: string, name: string): Location | undefined;
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

  const location = ({ path, node }: Found): Location => ({
    file: path,
    line: node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1,
  });

  function find(node: ts.Node, wanted: (node: ts.Node) => boolean): ts.Node | undefined {
    if (wanted(node)) return node;
    return typescript.forEachChild(node, (child) => find(child, wanted));
  }

  function first(wanted: (node: ts.Node) => boolean): Found | undefined {
    for (const { path, source } of sources) {
      const node = find(source, wanted);
      if (node !== undefined) return { path, node };
    }
    return undefined;
  }

  const isText = (node: ts.Node, text: string) =>
    typescript.isStringLiteralLike(node) && node.text === text;

  /** A property, or an element, of that name, or a text. */
  const isNamed = (name: string) => (node: ts.Node) =>
    (typescript.isObjectLiteralElement(node) &&
      node.name !== undefined &&
      !typescript.isComputedPropertyName(node.name) &&
      node.name.text === name) ||
    isText(node, name);

  function inside({ path, node }: Found, names: readonly string[]): Location {
    let current = node;
    for (const name of names) current = find(current, isNamed(name)) ?? current;
    return location({ path, node: current });
  }

  /** `export const X = action("GET /x")`, or the older `export const x = action("X", …)`. */
  function descriptor(operationId: string): Found | undefined {
    const isCall = (node: ts.Node | undefined): node is ts.CallExpression =>
      node !== undefined && typescript.isCallExpression(node);
    const isDescriptor = (node: ts.Node) =>
      typescript.isVariableDeclaration(node) &&
      isCall(node.initializer) &&
      ((typescript.isIdentifier(node.name) && node.name.text === operationId) ||
        node.initializer.arguments.slice(0, 1).some((argument) => isText(argument, operationId)));
    // One that is spread, or handed over as it is, is found by its id.
    return (
      first(isDescriptor) ??
      first(
        (node) =>
          typescript.isCallExpression(node) &&
          node.arguments.slice(0, 1).some((argument) => isText(argument, operationId)),
      )
    );
  }

  return {
    operation(operationId, ...names) {
      const found = descriptor(operationId);
      return found && inside(found, names);
    },
    says(operationId, name) {
      const found = descriptor(operationId);
      return found !== undefined && find(found.node, isNamed(name)) !== undefined;
    },
    callOf(operationId) {
      const found = descriptor(operationId);
      const call = found && find(found.node, typescript.isCallExpression);
      if (call === undefined || !typescript.isCallExpression(call)) return undefined;
      const own = call.arguments.flatMap((argument) =>
        typescript.isObjectLiteralExpression(argument)
          ? argument.properties.flatMap((property) =>
              isNamed("call")(property) && typescript.isPropertyAssignment(property)
                ? [property.initializer]
                : [],
            )
          : [argument],
      );
      return own.flatMap((node) =>
        typescript.isStringLiteralLike(node) && CALL.test(node.text) ? [node.text] : [],
      )[0];
    },
    inFile(path, name) {
      const source = sources.find((one) => one.path === path)?.source;
      const node = source && find(source, isNamed(name));
      return node && location({ path, node });
    },
    text(text, ...names) {
      const found = first((node) => isText(node, text));
      if (found === undefined) return undefined;
      // The call that the text is an argument of holds what belongs to it.
      const around = names.length > 0 ? found.node.parent : found.node;
      const here = inside({ ...found, node: around }, names);
      const line = location(found);
      if (names.length === 0 || find(around, isNamed(names.at(-1) ?? "")) !== undefined)
        return here;
      // Fields that several shapes share are written once, in the same file.
      const elsewhere = find(found.node.getSourceFile(), isNamed(names.at(-1) ?? ""));
      return elsewhere === undefined ? line : location({ ...found, node: elsewhere });
    },
  };
}

interface Found {
  path: string;
  node: ts.Node;
}
