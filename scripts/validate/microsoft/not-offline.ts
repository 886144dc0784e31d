/** Checks that cannot be made from a connector's files, and why. */
export const NOT_OFFLINE: Readonly<Record<string, string>> = {
  ProductionStatusOnBetaService:
    "Whether a service is in beta is known to Microsoft, and to no file of the connector.",
  SchemaTooDeep:
    "How deep schemas may be is published nowhere; deep ones soon hold too many schemas, which BodySchemaCountExceedsMaxAllowed finds.",
  TotalSchemaCountExceedsMaxAllowed:
    "How many schemas a whole definition may hold is published nowhere; those of a body, of an operation, and the size are checked.",
};
