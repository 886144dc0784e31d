/** For trials: a visitor of the seeded workspace; Intercom does not list them. */
export const VISITOR = "visitor-1";
