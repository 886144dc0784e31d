import type { Contract, ContractOperation } from "../../common/contract.ts";
import type { Problem } from "../../common/problem.ts";
import type { Choices } from "../../language/choices.ts";
import type { Resource } from "../../language/connector.ts";
import type { Operation as Descriptor } from "../../language/operations.ts";
import type { ContractFields } from "../contract-fields.ts";
import type { Field } from "../operation.ts";
import type { SharedTrees } from "../times.ts";

/** What lowering needs to know beyond the descriptor. */
export interface LowerContext {
  readonly contract: Contract;
  /** The contract's operations by their call. */
  readonly calls: ReadonlyMap<string, ContractOperation>;
  readonly fieldOf: ContractFields;
  /** Ids of all descriptors, of all packages. */
  readonly ids: ReadonlyMap<Descriptor, string>;
  /** Choices by the name of a parameter. */
  readonly choices: Readonly<Record<string, Choices | undefined>>;
  /** Fields of bodies with the choices that names have, by the field without them. */
  readonly inputs: Map<Field, Field>;
  /** Trees of times that plans share; lowering adds to them. */
  readonly times: SharedTrees;
  /** Lowering reports here what is wrong, and goes on. */
  readonly report: (problem: Problem) => void;
}

/** A descriptor with its id and where it is listed. */
export interface Listed<D extends Descriptor = Descriptor> {
  readonly id: string;
  readonly descriptor: D;
  readonly resource: Resource;
}
