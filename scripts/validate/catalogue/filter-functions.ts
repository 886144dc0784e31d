/**
 * The functions that a column may offer for filtering: the operators of OData that Power Fx knows to
 * delegate, by their names there. The list that the online validator uses is not published.
 */
export const FILTER_FUNCTIONS: ReadonlySet<string> = new Set(
  [
    "eq ne lt le gt ge and or not in cdsin null",
    "add sub mul div mod negate round floor ceiling",
    "contains startswith endswith indexof substring substringof length concat trim tolower toupper",
    "year month day hour minute second date time now totaloffsetminutes totalseconds",
    "sum min max average count countdistinct top astype arraylookup",
  ].flatMap((line) => line.split(" ")),
);
