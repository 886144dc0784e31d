/** What stands for a publisher's name until there is one; certification refuses it. */
export const UNNAMED = "Connector maintainers";

/** Whoever ships the connectors. */
export interface Publisher {
  /** The name that makers see, a person's or a company's. */
  readonly name: string;
  /** Whom makers ask for help; certification wants all three. */
  readonly contact: { readonly name: string; readonly url: string; readonly email: string };
  /** Who runs the API, for Microsoft's repository of connectors. */
  readonly stackOwner: string;
  /** The publisher of the solutions in an environment. */
  readonly solution: {
    /** The unique name: letters, digits and `_`, a letter first. */
    readonly uniqueName: string;
    /** Begins the names of what the solutions bring: 2 to 8 small letters and digits, a letter first, not `mscrm`. */
    readonly prefix: string;
    /** 10000 to 99999; every publisher has one of its own. */
    readonly optionValuePrefix: number;
  };
}
