/**
 * The functions that a column may offer for filtering. The list of the online validator is not
 * published; these are the values that Microsoft's own definitions allow for filterFunctionSupport
 * (Excel Online's, in the Azure Logic Apps SDK made of it), and those that Power Fx knows to hand on
 * (DelegationMetadataOperatorConstants in microsoft/Power-Fx).
 */
export const FILTER_FUNCTIONS: ReadonlySet<string> = new Set(
  [
    // In both.
    "eq ne lt le gt ge and or not null",
    "contains startswith endswith indexof substringof length tolower toupper trim",
    "year month day hour minute second date",
    "add sub mul div sum min max average countdistinct",
    // In Microsoft's definitions.
    "substring concat replace time now totaloffsetminutes totalseconds",
    "floor ceiling round negate mod",
    // In Power Fx.
    "cdsin count top astype arraylookup distinct joininner joinleft joinright joinfull",
  ].flatMap((line) => line.split(" ")),
);
