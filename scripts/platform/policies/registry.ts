import { dynamichosturl } from "./dynamichosturl.ts";
import { routerequesttoendpoint } from "./routerequesttoendpoint.ts";
import { setheader } from "./setheader.ts";
import { setqueryparameter } from "./setqueryparameter.ts";
import type { PolicyTemplate } from "./template.ts";

/** The templates that run locally. A new one is a file beside this and a line here. */
export const TEMPLATES: readonly PolicyTemplate[] = [
  dynamichosturl,
  routerequesttoendpoint,
  setheader,
  setqueryparameter,
];

/** Templates that the service has and the local platform does not run yet: an error, never skipped. */
export const NOT_YET_RUN: readonly string[] = [
  "convertarraytoobject",
  "convertobjecttoarray",
  "encodepropertyvalue",
  "pollingtrigger",
  "setproperty",
  "setvaluefromurl",
  "stringreplace",
  "stringtoarray",
  "updatenextlink",
];
