import { put } from "../../common/own.ts";
import { parseJson } from "../../common/parse-json.ts";
import { urlOf } from "../request/outgoing.ts";
import { queryPart } from "../request/query.ts";
import { ExpressionError, evaluateValue } from "./expressions.ts";
import { evaluatePath, PolicyError, type PolicyTemplate, type Scene } from "./template.ts";

const TARGET = /^@(headers?|queryParameters)\(\s*'((?:[^']|'')+)'\s*\)$/i;

/**
 * Asks another endpoint of the same API for a value, and puts it into a header or a query
 * parameter (Learn; Planner reads the ETag for If-Match).
 *
 * Assumptions: the call goes below the same host URL with the request's own headers and without
 * its query and body; any answer but a success fails the call.
 */
export const setvaluefromurl: PolicyTemplate = {
  templateId: "setvaluefromurl",
  sections: ["Request", "Response"],
  async run(parameters, scene) {
    const target = parameters.required("parameterTemplate");
    const [, kind = "", name = ""] = TARGET.exec(target) ?? [];
    if (name === "") {
      throw new PolicyError(
        `its parameter "parameterTemplate" must be @headers('…') or @queryParameters('…'); it is "${target}"`,
      );
    }
    const value = await fetchValue(
      parameters.choice("httpMethod", ["GET", "POST", "PUT"], "GET"),
      parameters.required("parameterValueUrl"),
      parameters.required("parameterValuePathTemplate"),
      scene,
    );
    // What changed is told without the value: it may be a token (Cognitive Services, access_token).
    if (/^header/i.test(kind)) {
      const { headers } = scene.response ?? scene.request;
      put(headers, name.toLowerCase(), value);
      return [`header ${name.toLowerCase()}, from the URL`];
    }
    if (scene.response) throw new PolicyError("an answer has no query parameter to set");
    const others = scene.request.query.filter((part) => part.name !== name);
    scene.request.query = [...others, queryPart(name, value)];
    return [`query ${name}, from the URL`];
  },
};

async function fetchValue(
  method: string,
  template: string,
  valuePath: string,
  scene: Scene,
): Promise<string> {
  const { path, query } = evaluatePath(template, scene);
  if (/^\/?[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) {
    throw new PolicyError(
      `its parameter "parameterValueUrl" must be relative; it is "${template}"`,
    );
  }
  const { "content-type": _, ...headers } = scene.request.headers;
  const url = urlOf(scene.request.base, { path, query });
  const answer = await scene.send({ method, url, headers });
  if (answer.status < 200 || answer.status > 299) {
    throw new PolicyError(`${method} ${url} answered ${answer.status}`);
  }
  let body: unknown;
  try {
    body = parseJson(answer.body);
  } catch {
    throw new PolicyError(`${method} ${url} did not answer JSON`);
  }
  const value = evaluateValue(valuePath, { roots: { body } });
  if (value === null || value === "" || typeof value === "object") {
    throw new ExpressionError(`${valuePath} has no value in the answer of ${method} ${url}`);
  }
  return String(value);
}
