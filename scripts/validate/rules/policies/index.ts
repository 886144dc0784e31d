import type { Rule } from "../../rule.ts";
import {
  policyHeaderNameNotValid,
  policyHostNotAbsolute,
  policyOperationNotPolled,
} from "./policy-addresses.ts";
import { policyBodyMissing } from "./policy-body-missing.ts";
import {
  policyConnectionParameterCaseDiffers,
  policyConnectionParameterNotFound,
  policyConnectionParameterNotInEverySet,
  policyConnectionParameterOnlyDefault,
} from "./policy-connection-parameters.ts";
import { policyDuplicate } from "./policy-duplicate.ts";
import {
  policyExpressionMalformed,
  policyFunctionNotFound,
  policyFunctionNotInTemplate,
} from "./policy-expressions.ts";
import { policyHeaderNotFound } from "./policy-header-not-found.ts";
import { policyOperationNotFound } from "./policy-operation-not-found.ts";
import {
  policyPathParameterNotFound,
  policyQueryParameterNotFound,
} from "./policy-operation-parameters.ts";
import { policyParameterMissing } from "./policy-parameter-missing.ts";
import { policyParameterNotFound } from "./policy-parameter-not-found.ts";
import { policyParameterValueNotFound } from "./policy-parameter-value-not-found.ts";
import { policySectionIgnored, policySectionNotFound } from "./policy-section.ts";
import { policyTemplateNotFound } from "./policy-template-not-found.ts";

/** Rules on policy templates, against the templates, the operations and the connection parameters. */
export const POLICIES: readonly Rule[] = [
  policyBodyMissing,
  policyConnectionParameterCaseDiffers,
  policyConnectionParameterNotFound,
  policyConnectionParameterNotInEverySet,
  policyConnectionParameterOnlyDefault,
  policyDuplicate,
  policyExpressionMalformed,
  policyFunctionNotFound,
  policyFunctionNotInTemplate,
  policyHeaderNameNotValid,
  policyHeaderNotFound,
  policyHostNotAbsolute,
  policyOperationNotFound,
  policyOperationNotPolled,
  policyParameterMissing,
  policyParameterNotFound,
  policyParameterValueNotFound,
  policyPathParameterNotFound,
  policyQueryParameterNotFound,
  policySectionIgnored,
  policySectionNotFound,
  policyTemplateNotFound,
];
