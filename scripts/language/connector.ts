/** The shipped connectors: what they say of themselves, how they reach Intercom, what they hold. */
import type { Schemas } from "./calls.ts";
import type { Choices } from "./choices.ts";
import type { ParameterName } from "./names.ts";
import type { AnyAction, Operation, Permission } from "./operations.ts";
import type { PlaceIn } from "./places.ts";
import type { Policy } from "./policies.ts";
import type { Publisher } from "./publisher.ts";
import type { DynamicFields } from "./schema.ts";

/** What a file of descriptors exports: operations, whose ids are their names, choices, and the fields of dynamic schemas. */
export type ResourceModule = Readonly<Record<string, Operation | Choices | DynamicFields>>;

/** Operations that belong together; a page of the reference. */
export interface Resource {
  readonly title: string;
  /** The permissions that operations need, where Intercom names any: to read, and to write. */
  readonly permissions: { readonly read?: Permission; readonly write?: Permission };
  readonly from: readonly ResourceModule[];
}

/**
 * Operations that belong together, from the files that export them:
 * `import * as tags from "./tags/actions.ts"` and
 * `resource("Tags", { read: "Read tags", write: "Write tags" }, tags)`.
 */
export function resource(
  title: string,
  permissions: Resource["permissions"],
  ...from: readonly ResourceModule[]
): Resource {
  return { title, permissions, from };
}

/** One of the connectors that ship: a folder of `generated/`. */
export interface Package {
  /** At most 30 characters. */
  readonly title: string;
  /** 30 to 500 characters. */
  readonly description: string;
  readonly resources: readonly Resource[];
  /** Its host is a gateway that takes Intercom's webhooks, as triggers by webhooks need. */
  readonly gateway?: true;
  /** Where it differs from the other connectors: the host that its definition names. */
  readonly host?: string;
  /** In place of the other connectors' policies, all of them. */
  readonly policies?: readonly Policy[];
  /**
   * The hosts that the connection's region chooses from, in the order that makers see, the first
   * where they choose none: `{ US: "mcp.example.com" }`. Default: those of apiProperties.json.
   */
  readonly regions?: Readonly<Partial<Record<Region, string>>>;
  /** "none" where no operation of it can test a connection. */
  readonly testConnection?: "none";
}

/** Where Intercom hosts workspaces: the texts of the connection parameter `region`. */
export type Region = "US" | "EU" | "AU";

/** What answers go without, to keep them within what the platform takes, and what the workspace decides on. */
export type SchemaChanges = {
  readonly [S in keyof Schemas]?: {
    readonly omit?: readonly PlaceIn<NonNullable<Schemas[S]>>[];
    /** Objects of answers whose fields the workspace decides on: `{ custom_attributes: fieldsOf(ContactAttributes) }`. */
    readonly fields?: {
      readonly [P in PlaceIn<NonNullable<Schemas[S]>, 1>]?: DynamicFields<never>;
    };
  };
};

export interface ConnectorDescriptor {
  readonly version: string;
  readonly publisher: Publisher;
  readonly website: string;
  readonly privacyPolicy: string;
  /** Separated by semicolons, from Microsoft's list of connector categories. */
  readonly categories: string;
  /** The host that the definitions name; a policy may send calls elsewhere. */
  readonly host: string;
  readonly policies: readonly Policy[];
  /** The cheapest call that fails with a wrong connection. */
  readonly testConnection: AnyAction;
  /** Advice on failed calls, by status ("401", or "5xx" for any of them), before the service's own message. */
  readonly advice: { readonly [status: number]: string; readonly "5xx"?: string };
  /** Dropdowns by the name of a parameter: makers choose from them, and trials take their first entry. */
  readonly choices: { readonly [N in ParameterName]?: Choices };
  /**
   * What the connector changes about schemas of the contract, wherever they are used:
   * `{ article: { omit: ["translated_content"] } }`.
   */
  readonly schemas?: SchemaChanges;
  /** By name of the folder: `intercom`, `intercom-workspace`. One without resources is not built yet. */
  readonly packages: Readonly<Record<string, Package>>;
}

/**
 * Declares the connectors: `export default connector({ host: "api.intercom.io", …, packages: { … } })`.
 * An operation that a dropdown or the connection test of a package needs
 * and another package holds is added to it by itself, internal.
 */
export function connector(descriptor: ConnectorDescriptor): ConnectorDescriptor {
  return descriptor;
}
