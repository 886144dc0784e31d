import type { IconFile, JsonFile, ScriptFile } from "./files.ts";
import { lazy } from "./lazy.ts";
import { type ConnectionParameter, connectionParametersOf } from "./model/connection.ts";
import { type Dynamic, dynamicsOf } from "./model/dynamic.ts";
import { type PngHeader, pngHeader } from "./model/icon.ts";
import { type IconPixels, iconPixels } from "./model/icon-pixels.ts";
import { type Node, objectIn, rootOf } from "./model/node.ts";
import { type Operation, operationsOf, type PathItem, pathItemsOf } from "./model/operations.ts";
import { type Parameter, sharedParameters } from "./model/parameters.ts";
import { type Policy, policiesOf } from "./model/policies.ts";
import { type Reference, referencesOf } from "./model/references.ts";
import { type Schema, schemasOf } from "./model/schemas.ts";
import { type ScriptFacts, scriptFacts } from "./model/script.ts";
import type { SchemaIndex } from "./model/shape.ts";
import { type Shown, shownOf } from "./model/shown.ts";
import { type Use, usesOf } from "./model/uses.ts";
import { type Violation, violationsOf } from "./schemas/violations.ts";

/** The files of a connector directory. Those that are missing are there, with state "absent". */
export interface ConnectorFiles {
  /** As it was given. */
  readonly directory: string;
  /** What is in it, whatever it is. */
  readonly names: readonly string[];
  readonly definition: JsonFile;
  readonly properties: JsonFile;
  readonly settings: JsonFile;
  readonly script: ScriptFile;
  readonly icon: IconFile;
  /** What a C# compiler says is wrong in the script; undefined where none was asked. */
  readonly compilerErrors?: readonly CompilerError[];
}

/** Where and why a script does not compile. */
export interface CompilerError {
  /** In the script, both from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** As in CS0029. */
  readonly code: string;
  /** What the line has that is newer than the C# of an older compiler. */
  readonly newer?: string;
}

/**
 * A connector as rules see it. Everything below the files is computed when a rule first asks for
 * it, once, and is empty where the file is absent or broken.
 */
export interface Connector extends ConnectorFiles {
  /** The whole definition. */
  readonly root: Node;
  readonly info: Node | undefined;
  readonly pathItems: readonly PathItem[];
  readonly operations: readonly Operation[];
  /** Where an id is used twice, the first. */
  readonly operationById: ReadonlyMap<string, Operation>;
  /** Every parameter as it is declared, once: shared ones, path items' and operations'. */
  readonly parameters: readonly Parameter[];
  /** Every schema as it is written, once; parameters and headers that carry a type included. */
  readonly schemas: readonly Schema[];
  /** The same by pointer; the helpers of `model/shape.ts` want it. */
  readonly index: SchemaIndex;
  /** By pointer of a schema: the operations that send or receive it, references followed. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  readonly references: readonly Reference[];
  /** The operations, parameters and properties that makers see, with their texts. */
  readonly shown: readonly Shown[];
  /** Dropdowns, dynamic schemas, pickers, and whatever else calls an operation. */
  readonly dynamics: readonly Dynamic[];
  /** `properties` of apiProperties.json. */
  readonly apiProperties: Node;
  readonly policies: readonly Policy[];
  readonly connectionParameters: readonly ConnectionParameter[];
  readonly scriptFacts: ScriptFacts;
  /** Undefined where the icon is no PNG. */
  readonly png: PngHeader | undefined;
  /** Undefined where the icon's pixels cannot be read. */
  readonly pixels: IconPixels | undefined;
  /** What our JSON Schemas find, for the rules in `rules/structure`. */
  readonly violations: readonly Violation[];
}

/** Makes a connector of its files. */
export function connectorOf(files: ConnectorFiles): Connector {
  const root = rootOf(files.definition);
  const shared = lazy(() => sharedParameters(root));
  const pathItems = lazy(() => pathItemsOf(root, shared()));
  const operations = lazy(() => operationsOf(root, pathItems(), shared()));
  const operationById = lazy(
    // Reversed, so that of two operations with one id the first stays.
    () =>
      new Map(
        operations()
          .toReversed()
          .map((operation) => [operation.id, operation]),
      ),
  );
  const parameters = lazy(() => declared(shared().values(), pathItems(), operations()));
  const schemas = lazy(() => schemasOf(root, pathItems(), shared().values()));
  const index = lazy(() => new Map(schemas().map((schema) => [schema.pointer, schema])));
  const uses = lazy(() => usesOf(operations(), index(), schemas()));
  const references = lazy(() => referencesOf(root, pathItems(), schemas()));
  const shown = lazy(() => shownOf(operations(), schemas(), uses()));
  const dynamics = lazy(() => dynamicsOf(root, operations(), schemas(), operationById()));
  const properties = rootOf(files.properties);
  const apiProperties = objectIn(properties, "properties") ?? {
    file: files.properties,
    pointer: "",
    value: {},
  };
  const policies = lazy(() => policiesOf(apiProperties));
  const connectionParameters = lazy(() => connectionParametersOf(apiProperties));
  const script = lazy(() => scriptFacts(files.script));
  const png = lazy(() => pngHeader(files.icon.bytes));
  const pixels = lazy(() => iconPixels(files.icon.bytes));
  const violations = lazy(() => violationsOf(connector));
  const connector: Connector = {
    ...files,
    root,
    info: objectIn(root, "info"),
    get pathItems() {
      return pathItems();
    },
    get operations() {
      return operations();
    },
    get operationById() {
      return operationById();
    },
    get parameters() {
      return parameters();
    },
    get schemas() {
      return schemas();
    },
    get index() {
      return index();
    },
    get uses() {
      return uses();
    },
    get references() {
      return references();
    },
    get shown() {
      return shown();
    },
    get dynamics() {
      return dynamics();
    },
    apiProperties,
    get policies() {
      return policies();
    },
    get connectionParameters() {
      return connectionParameters();
    },
    get scriptFacts() {
      return script();
    },
    get png() {
      return png();
    },
    get pixels() {
      return pixels();
    },
    get violations() {
      return violations();
    },
  };
  return connector;
}

function declared(
  shared: Iterable<Parameter>,
  pathItems: readonly PathItem[],
  operations: readonly Operation[],
): Parameter[] {
  const all = new Map<string, Parameter>();
  const entries = [...pathItems, ...operations].flatMap(({ entries }) => entries);
  for (const parameter of [...shared, ...entries.flatMap(({ parameter }) => parameter ?? [])]) {
    all.set(parameter.pointer, parameter);
  }
  return [...all.values()];
}
