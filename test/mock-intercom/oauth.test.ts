import { describe, expect, test } from "vitest";
import { createMock, type Mock } from "../../scripts/mock-intercom/mock.ts";
import { OAUTH_APP } from "../../scripts/mock-intercom/server/oauth.ts";

const { clientId, clientSecret } = OAUTH_APP;
const REDIRECT = "https://consent.example/redirect?app=1";

const authorize = (mock: Mock, query: Record<string, string>) =>
  mock.send({
    method: "GET",
    url: `https://app.intercom.com/oauth?${new URLSearchParams(query)}`,
    headers: {},
  });

async function codeFrom(mock: Mock): Promise<string> {
  const { headers } = await authorize(mock, {
    client_id: clientId,
    redirect_uri: REDIRECT,
    state: "a b",
  });
  return new URL(headers.location ?? "").searchParams.get("code") ?? "";
}

const exchange = (mock: Mock, form: Record<string, string>, json = false) =>
  mock.send({
    method: "POST",
    url: "https://api.intercom.io/auth/eagle/token",
    headers: {
      "content-type": json ? "application/json" : "application/x-www-form-urlencoded",
    },
    body: json ? JSON.stringify(form) : new URLSearchParams(form).toString(),
  });

describe("signing in by OAuth", () => {
  test("the teammate comes back with a code and the state that was sent", async () => {
    const { status, headers } = await authorize(createMock(), {
      client_id: clientId,
      redirect_uri: REDIRECT,
      state: "a b",
    });
    const back = new URL(headers.location ?? "");
    expect(status).toBe(302);
    expect(back.href).toMatch(/^https:\/\/consent\.example\/redirect\?app=1&code=/);
    expect(back.searchParams.get("state")).toBe("a b");
  });

  test.each([false, true])(
    "a code becomes the workspace's token, once (as JSON: %s)",
    async (json) => {
      const mock = createMock({ token: "the token" });
      const form = { client_id: clientId, client_secret: clientSecret, code: await codeFrom(mock) };
      const { status, body } = await exchange(mock, form, json);
      expect([status, JSON.parse(body)]).toEqual([
        200,
        { token_type: "Bearer", token: "the token", access_token: "the token" },
      ]);
      expect((await exchange(mock, form)).status).toBe(401);
    },
  );

  test("another app, another secret and a made-up code are refused", async () => {
    const mock = createMock();
    const form = { client_id: clientId, client_secret: clientSecret, code: await codeFrom(mock) };
    const statuses = await Promise.all([
      authorize(mock, { client_id: "other", redirect_uri: REDIRECT }),
      authorize(mock, { client_id: clientId }),
      exchange(mock, { ...form, client_secret: "other" }),
      exchange(mock, { ...form, code: "other" }),
      exchange(mock, {}),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect((await exchange(mock, form)).status).toBe(200);
  });

  test("a snapshot holds codes that have not become tokens", async () => {
    const mock = createMock();
    const code = await codeFrom(mock);
    const later = createMock();
    later.restore(mock.snapshot());
    const form = { client_id: clientId, client_secret: clientSecret, code };
    expect((await exchange(later, form)).status).toBe(200);
  });
});
