import { convertarraytoobject } from "./convertarraytoobject.ts";
import { convertobjecttoarray } from "./convertobjecttoarray.ts";
import { dynamichosturl, dynamicsubdomain } from "./dynamichosturl.ts";
import { encodepropertyvalue } from "./encodepropertyvalue.ts";
import { pollingtrigger } from "./pollingtrigger.ts";
import { routerequesttoendpoint } from "./routerequesttoendpoint.ts";
import { setconnectionstatustounauthenticated } from "./setconnectionstatustounauthenticated.ts";
import { setheader } from "./setheader.ts";
import { setproperty } from "./setproperty.ts";
import { setqueryparameter } from "./setqueryparameter.ts";
import { setvaluefromurl } from "./setvaluefromurl.ts";
import { stringreplace } from "./stringreplace.ts";
import { stringtoarray } from "./stringtoarray.ts";
import type { PolicyTemplate } from "./template.ts";
import { UNDOCUMENTED } from "./undocumented.ts";
import { updatenextlink } from "./updatenextlink.ts";

/** Every template of the service. A new one is a file beside this and a line here. */
export const TEMPLATES: readonly PolicyTemplate[] = [
  convertarraytoobject,
  convertobjecttoarray,
  dynamichosturl,
  dynamicsubdomain,
  encodepropertyvalue,
  pollingtrigger,
  routerequesttoendpoint,
  setconnectionstatustounauthenticated,
  setheader,
  setproperty,
  setqueryparameter,
  setvaluefromurl,
  stringreplace,
  stringtoarray,
  updatenextlink,
  ...UNDOCUMENTED,
];
