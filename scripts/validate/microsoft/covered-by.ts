/** Checks that a rule of another name makes: Microsoft's name, and the rule's id. */
export const COVERED_BY: Readonly<Record<string, string>> = {
  InternalPropertyWithDefaultOptional: "PropertyMustBeRequired",
};
