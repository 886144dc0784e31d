import type { HttpResponse } from "../../common/http.ts";
import type { Trace } from "../trace/trace.ts";
import type { AnswerFinding } from "./check-answer.ts";

/** What one call gave. 4xx and 5xx answers are results like any other. */
export interface CallResult {
  response: HttpResponse;
  /**
   * The body as the flow gets it: JSON, a file as `{"$content-type", "$content"}` (base64);
   * undefined where it is empty or other text.
   */
  body: unknown;
  trace: Trace;
  /** Differences from the declared answer. */
  findings: AnswerFinding[];
}
