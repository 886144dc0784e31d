/** Functions that policies may call (Microsoft Learn, policy templates and environment variables). */
export const POLICY_FUNCTIONS = [
  "headers",
  "queryParameters",
  "connectionParameters",
  "environmentVariables",
  "body",
  "item",
  "triggerBody",
] as const;

/** What a template's expressions may read where that is less (the templates' pages). */
export const TEMPLATE_FUNCTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["setproperty", ["body", "item"]],
  ["pollingtrigger", ["triggerBody"]],
]);

/**
 * Functions of the workflow definition language. Policies are not documented to have them; nothing
 * shows that they have not, so they are not reported as unknown.
 */
export const WORKFLOW_FUNCTIONS: ReadonlySet<string> = new Set(
  `action actions add addDays addHours addMinutes addSeconds addToTime and array base64 base64ToBinary
  base64ToString binary bool chunk coalesce concat contains convertFromUtc convertTimeZone createArray
  dataUri decodeBase64 decodeDataUri decodeUriComponent div empty encodeUriComponent endsWith equals
  first float formatDateTime formatNumber getFutureTime getPastTime greater greaterOrEquals guid if
  indexOf int intersection isFloat isInt join json last lastIndexOf length less lessOrEquals max min
  mod mul not nthIndexOf or outputs parameters parseDateTime rand range removeProperty replace
  setProperty skip slice sort split startsWith string sub substring subtractFromTime take ticks toLower
  toUpper trigger triggerOutputs trim union uriComponent uriComponentToString uriHost uriPath uriQuery
  utcNow xml xpath`
    .split(/\s+/)
    .map((name) => name.toLowerCase()),
);
