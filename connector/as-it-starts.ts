/**
 * How filters of triggers end that count as a thing is when the flow starts, which can be otherwise than
 * it was when the trigger's event happened: `Only tickets of this type ${AS_IT_STARTS}`.
 */
export const AS_IT_STARTS = "when the flow starts, not when it happened.";
