/** Figures that the platform or certification sets, each with its source. */

/** Operations in a definition (Microsoft Learn, custom connector FAQ). */
export const MOST_OPERATIONS = 256;
/** Schemas in one body (the same page). */
export const MOST_SCHEMAS_IN_BODY = 512;
/** Schemas in one operation (the same page). */
export const MOST_SCHEMAS_IN_OPERATION = 16_384;
/** Bytes of a definition, a script, an icon (the same page; the custom code page; certification). */
export const MOST_BYTES = 1_048_576;
/** Characters of a definition in a solution (the Dataverse column). */
export const MOST_CHARACTERS_OF_DEFINITION = 1_000_000;
/** Characters of a script in a solution (the Dataverse column). */
export const MOST_CHARACTERS_OF_SCRIPT = 500_000;
/** Above this a definition was refused in a solution, though the column is larger (issue 3567). */
export const SAFE_CHARACTERS_OF_DEFINITION = 500_000;
/**
 * Characters of an operationId: the most that a name has in Azure API Management, on which connectors
 * run. Its page "API import restrictions" cuts ids off at 76, "four less than the maximum". That the
 * online validator has the same figure is our reading; Microsoft's page on its errors gives none.
 */
export const LONGEST_OPERATION_ID = 80;
/** Characters of an operation's summary (certification). */
export const LONGEST_SUMMARY = 80;
/** Characters of info.title (certification). */
export const LONGEST_TITLE = 30;
/** Characters of info.description (certification). */
export const DESCRIPTION_LENGTH = { least: 30, most: 500 } as const;
/** The brand colour of all independent publishers' connectors (395 of 395 published ones). */
export const INDEPENDENT_COLOR = "#da3b01";
/** Pixels of the icon's sides (certification; 230 is wanted). */
export const ICON_PIXELS = { least: 100, most: 230 } as const;
