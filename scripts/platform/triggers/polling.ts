import type { HttpResponse } from "../../common/http.ts";
import type { CallResult } from "../answer/call-result.ts";
import type { AnswerFinding } from "../answer/check-answer.ts";
import type { OperationEntry } from "../definition/operations.ts";
import { resolveSchema } from "../definition/schema.ts";
import { isRecord, isRef, type Swagger } from "../definition/swagger.ts";
import { UsageError } from "../errors.ts";
import { triggerItems } from "../policies/pollingtrigger.ts";

/** One poll: what it started and what it asks for. */
export interface PollResult {
  status: number;
  /** One per run that starts: split for a batch trigger, the whole answer for a single one. */
  items: unknown[];
  /** Seconds, when the answer asks to wait. Nothing here waits. */
  retryAfter?: number;
  result: CallResult;
}

export interface PollingTrigger {
  /** Polls the URL that the last poll named. An error leaves the state where it was. */
  poll(): Promise<PollResult>;
  /** The query of the URL to poll next; undefined before the first poll that named one. */
  readonly state: string | undefined;
}

/**
 * Drives one polling trigger: 200 starts runs and 202 does not; `Location` names the URL to poll
 * next; any other status leaves the engine with the old one (Logic Apps docs; SurveyMonkey and
 * DocuSign work by it).
 * @param call makes one call, with the state as the query where there is one
 * @param dataPath where the items lie, if the trigger's pollingtrigger policy says so
 */
export function createPollingTrigger(
  definition: Swagger,
  entry: OperationEntry,
  call: (state: string | undefined) => Promise<{ result: CallResult; originalRequestUri: string }>,
  dataPath?: string,
): PollingTrigger {
  const kind = entry.operation["x-ms-trigger"];
  if (kind === undefined) {
    throw new UsageError(`${entry.operationId} is an action, not a trigger: call it instead.`);
  }
  let state: string | undefined;
  return {
    get state() {
      return state;
    },
    async poll() {
      const { result, originalRequestUri } = await call(state);
      const { response } = result;
      const seconds = retryAfter(response);
      let items: unknown[] = [];
      if (response.status === 200) {
        if (kind === "single") items = [result.body];
        else if (dataPath === undefined) items = split(definition, entry, result);
        else items = triggerItems(dataPath, result.body);
      }
      const location = response.headers.location;
      if (location !== undefined && (response.status === 200 || response.status === 202)) {
        const next = stateOf(location, originalRequestUri);
        if (next === undefined) result.findings.push(foreign(location));
        else state = next;
      }
      return {
        status: response.status,
        items,
        ...(seconds === undefined ? {} : { retryAfter: seconds }),
        result,
      };
    },
  };
}

/** The query of a Location that lies at the URL just polled; undefined for any other. */
function stateOf(location: string, originalRequestUri: string): string | undefined {
  if (!URL.canParse(location, originalRequestUri)) return undefined;
  const base = new URL(originalRequestUri);
  const next = new URL(location, base);
  if (next.origin !== base.origin || next.pathname !== base.pathname) return undefined;
  const question = location.indexOf("?");
  return question < 0 ? "" : location.slice(question + 1).replace(/#.*$/, "");
}

/** Assumption: the service would poll it as it is, without this connection; here the old state stays. */
function foreign(location: string): AnswerFinding {
  return {
    pointer: "",
    rule: "location",
    message: `Location is not under the URL that was polled: ${location.replace(/\?.*$/, "?…")}`,
  };
}

/** A whole number of seconds. The other form, a date, is undefined: nothing published uses it. */
export function retryAfter(response: HttpResponse): number | undefined {
  const value = response.headers["retry-after"];
  return value !== undefined && /^\d+$/.test(value.trim()) ? Number(value) : undefined;
}

/**
 * The array that is the answer, or the only one inside it. Where the answer holds several, the one
 * that the declared schema names (assumption: designers split on the schema's only array).
 */
function split(definition: Swagger, entry: OperationEntry, result: CallResult): unknown[] {
  const { body } = result;
  if (Array.isArray(body)) return body;
  if (isRecord(body)) {
    const arrays = Object.keys(body).filter((name) => Array.isArray(body[name]));
    const declared = declaredArrays(definition, entry);
    const names = arrays.length === 1 ? arrays : arrays.filter((name) => declared.includes(name));
    const items = names.length === 1 && names[0] !== undefined ? body[names[0]] : undefined;
    if (Array.isArray(items)) return items;
  }
  const message = "a batch trigger's answer must be an array, or an object that holds one array";
  result.findings.push({ pointer: "", rule: "items", message });
  return [];
}

function declaredArrays(definition: Swagger, entry: OperationEntry): string[] {
  const response = entry.operation.responses?.["200"];
  if (!response || isRef(response) || !response.schema) return [];
  const properties = resolveSchema(definition, response.schema).properties ?? {};
  return Object.entries(properties)
    .filter(([, schema]) => resolveSchema(definition, schema).type === "array")
    .map(([name]) => name);
}
