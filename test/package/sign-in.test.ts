import { describe, expect, test } from "vitest";
import { createMock } from "../../scripts/mock-intercom/mock.ts";
import { OAUTH_APP } from "../../scripts/mock-intercom/server/oauth.ts";
import { deployedFiles } from "../../scripts/package/connector-files.ts";
import { AUTH, withSignIn } from "../../scripts/package/sign-in.ts";
import { ASKED, connectorFrom } from "../../scripts/pipeline/check.ts";
import { planRunner } from "../../scripts/plan/runner.ts";
import { connect } from "../../scripts/platform/connection.ts";
import { signInByOAuth } from "../../scripts/platform/sign-in/oauth.ts";

import { validate } from "../../scripts/validate/validate.ts";
import { intercom, onPlatform, SHIPPED } from "./files.ts";

const client = { clientId: OAUTH_APP.clientId };
/** The definition is the same whatever the sign-in; the build holds it against all rules. */
const OF_PROPERTIES = ASKED.filter(({ area }) =>
  ["files", "policies", "properties"].includes(area),
);
/** The ways that the build does not look at. */
const OTHERS = AUTH.filter((auth) => auth !== "token");
const region = "api.eu.intercom.io";

/** Calls the mock in Europe as a maker who signed in one of the ways that a connector offers. */
async function me(auth: (typeof AUTH)[number], way: "oauth" | "token") {
  const connector = onPlatform(withSignIn(intercom, auth, client));
  const mock = createMock({ region: "EU", token: "the-token" });
  const parameterSet = auth === "both" ? { parameterSet: way } : {};
  const shared = {
    connector,
    ...parameterSet,
    send: mock.send,
    runScript: planRunner(connector.script ?? ""),
  };
  const byToken = () => ({ parameters: { access_token: "the-token", region } });
  const byOAuth = async () => ({
    parameters: { region },
    oauth: await signInByOAuth({
      ...shared,
      clientSecret: OAUTH_APP.clientSecret,
      // Neither of the addresses depends on the region; the mock of Europe stands for all of them.
      send: (request) => mock.send({ ...request, url: here(request.url) }),
      visit: async (url) => {
        const answer = await mock.send({ method: "GET", url: here(url), headers: {} });
        return answer.headers.location ?? "";
      },
    }),
  });
  const connection = connect({ ...shared, ...(way === "oauth" ? await byOAuth() : byToken()) });
  return connection.test();
}

const here = (url: string) => url.replace(/^https:\/\/[^/]+/, "https://intercom.example");

describe("makers sign in", () => {
  test.each([
    ["token", "token"],
    ["oauth", "oauth"],
    ["both", "oauth"],
    ["both", "token"],
  ] as const)("where a connector offers %s: by %s, in their region", async (auth, way) => {
    const { response, body } = await me(auth, way);
    expect([response.status, body]).toEqual([200, expect.objectContaining({ type: "admin" })]);
  });
});

describe("a connector", () => {
  test.each(
    SHIPPED.flatMap(({ name }, index) => OTHERS.map((auth) => [name, auth, index] as const)),
  )("%s that offers %s has no findings", (_, auth, index) => {
    const connector = withSignIn(SHIPPED[index] ?? intercom, auth);
    const files = new Map(
      [...deployedFiles(connector)].map(([name, content]) => [name, Buffer.from(content)]),
    );
    expect(validate(connectorFrom(files), OF_PROPERTIES).map(({ message }) => message)).toEqual([]);
  });

  test("asks in sets only where it offers both", () => {
    const keys = (auth: (typeof AUTH)[number]) =>
      Object.keys(withSignIn(intercom, auth).properties).filter((key) =>
        key.startsWith("connectionParameter"),
      );
    expect(AUTH.map(keys)).toEqual([
      ["connectionParameters"],
      ["connectionParameters"],
      ["connectionParameterSets"],
    ]);
  });

  test("with OAuth sends no access token that is not there", () => {
    expect(JSON.stringify(withSignIn(intercom, "oauth"))).not.toContain("access_token'");
  });

  test("without an access token is refused", () => {
    const bare = { ...intercom, properties: { connectionParameters: {} } };
    expect(() => withSignIn(bare, "oauth")).toThrow(
      /intercom: .* no connection parameter "access_token"/,
    );
  });
});
