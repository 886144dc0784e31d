import { describe, expect, test } from "vitest";
import type { HttpRequest } from "../../scripts/common/http.ts";
import { type OAuthOptions, signInByOAuth } from "../../scripts/platform/sign-in/oauth.ts";
import { apiOf, connectionTo, connectorOf } from "./connector-of.ts";

const SECRET = "cl1ent&secret";

const connectorWith = (oAuthSettings: object, more: object = {}) => ({
  operations: { "GET /me": { operationId: "Me" } },
  properties: {
    connectionParameters: { token: { type: "oauthSetting", oAuthSettings }, ...more },
  },
});

const oauth2 = {
  identityProvider: "oauth2",
  clientId: "the client",
  scopes: ["read", "write"],
  customParameters: {
    authorizationUrl: { value: "https://id.example/authorize?tenant=1" },
    tokenUrl: { value: "https://id.example/token" },
    refreshUrl: { value: "https://id.example/refresh" },
  },
};

/** An identity provider: consents at once, and numbers its tokens. */
function provider(
  answer: (count: number) => object = (count) => ({
    access_token: `access-${count}`,
    refresh_token: `refresh-${count}`,
    expires_in: 3600,
  }),
) {
  const visited: URL[] = [];
  const server = apiOf((_, count) => ({ body: JSON.stringify(answer(count)) }));
  return {
    visited,
    server,
    async visit(address: string) {
      const url = new URL(address);
      visited.push(url);
      const back = new URL(url.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", "the code");
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      return back.href;
    },
  };
}

function signIn(settings: object, id = provider(), more: Partial<OAuthOptions> = {}) {
  const connector = connectorOf(connectorWith(settings));
  const { visit, server } = id;
  return signInByOAuth({ connector, clientSecret: SECRET, visit, send: server.send, ...more });
}

const form = (request: HttpRequest | undefined) =>
  Object.fromEntries(new URLSearchParams(request?.body ?? ""));

describe("signing in by OAuth", () => {
  test("the standard's requests: authorisation, code, token", async () => {
    const id = provider();
    const session = await signIn(oauth2, id);
    expect(id.visited[0]?.origin).toBe("https://id.example");
    expect(Object.fromEntries(id.visited[0]?.searchParams ?? [])).toMatchObject({
      tenant: "1",
      response_type: "code",
      client_id: "the client",
      redirect_uri: "https://global.consent.azure-apim.net/redirect",
      scope: "read write",
    });
    expect(id.server.sent[0]).toMatchObject({ method: "POST", url: "https://id.example/token" });
    expect(form(id.server.sent[0])).toEqual({
      grant_type: "authorization_code",
      code: "the code",
      redirect_uri: "https://global.consent.azure-apim.net/redirect",
      client_id: "the client",
      client_secret: SECRET,
    });
    expect(await session.accessToken()).toBe("access-1");
  });

  test("an expired token is refreshed once, before the calls that need it", async () => {
    const id = provider((count) => ({
      access_token: `access-${count}`,
      ...(count === 1 ? { refresh_token: "refresh-1" } : {}),
      expires_in: "3600",
    }));
    let time = 0;
    const oauth = await signIn(oauth2, id, { now: () => time });
    const api = apiOf();
    const connection = connectionTo(connectorWith(oauth2), api, {}, undefined, { oauth });
    await connection.call("Me");
    time = 3600;
    await Promise.all([connection.call("Me"), connection.call("Me")]);
    time = 7200;
    await connection.call("Me");
    expect(api.sent.map(({ headers }) => headers.authorization)).toEqual(
      ["access-1", "access-2", "access-2", "access-3"].map((token) => `Bearer ${token}`),
    );
    expect(id.server.sent[1]?.url).toBe("https://id.example/refresh");
    expect(form(id.server.sent[2])).toEqual({
      grant_type: "refresh_token",
      refresh_token: "refresh-1",
      client_id: "the client",
      client_secret: SECRET,
    });
  });

  test("without a refresh address, or an expiry, the token stays", async () => {
    let time = 0;
    const { refreshUrl: _, ...customParameters } = oauth2.customParameters;
    const session = await signIn({ ...oauth2, customParameters }, provider(), { now: () => time });
    time = 1e9;
    expect(await session.accessToken()).toBe("access-1");
  });

  test("templates: names in any case, values of the connection, PKCE", async () => {
    const id = provider();
    const settings = {
      identityProvider: "oauth2generic",
      clientId: "c",
      scopes: ["a", "b"],
      customParameters: {
        AuthorizationUrlTemplate: { value: "https://{tenant}.id.example/{region}/authorize" },
        authorizationUrlQueryStringTemplate: {
          value:
            "?client_id={clientId}&redirect_uri={RedirectUrl}&state={State}&scope={Scopes}&code_challenge={CodeChallenge}",
        },
        tokenUrlTemplate: "https://{tenant}.id.example/token",
        tokenUrlQueryStringTemplate: { value: "?audience={audience}" },
        tokenBodyTemplate: { value: "code={Code}&code_verifier={CodeVerifier}&id={ClientId}" },
        scopeListDelimiter: { value: "," },
        audience: { value: "a b" },
      },
    };
    await signIn(settings, id, { parameters: { tenant: "acme", region: "eu/1" } });
    expect(id.visited[0]?.host + (id.visited[0]?.pathname ?? "")).toBe(
      "acme.id.example/eu/1/authorize",
    );
    expect(id.visited[0]?.searchParams.get("scope")).toBe("a,b");
    expect(id.server.sent[0]?.url).toBe("https://acme.id.example/token?audience=a%20b");
    expect(form(id.server.sent[0])).toMatchObject({ code: "the code", id: "c" });
    expect(id.visited[0]?.searchParams.get("code_challenge")).toMatch(/^[\w-]{43}$/);
  });

  test("Entra ID has its addresses from the tenant", async () => {
    const id = provider();
    await signIn(
      {
        identityProvider: "aad",
        clientId: "c",
        customParameters: { resourceUri: { value: "res" } },
      },
      id,
    );
    expect(id.visited[0]?.href).toMatch(
      /^https:\/\/login\.windows\.net\/common\/oauth2\/authorize\?.*resource=res/,
    );
    expect(id.server.sent[0]?.url).toBe("https://login.windows.net/common/oauth2/token");
  });

  test("a set of parameters with OAuth beside one with a key", async () => {
    const sets = {
      operations: { "GET /me": { operationId: "Me" } },
      properties: {
        connectionParameterSets: {
          values: [
            { name: "key", parameters: { api_key: { type: "securestring" } } },
            {
              name: "oauth",
              parameters: { token: { type: "oauthSetting", oAuthSettings: oauth2 } },
            },
          ],
        },
      },
    };
    const { visit, server } = provider();
    const options = {
      connector: connectorOf(sets),
      clientSecret: SECRET,
      visit,
      send: server.send,
    };
    await expect(signInByOAuth(options)).rejects.toThrow(/does not sign in by OAuth/);
    const parameterSet = "oauth";
    const oauth = await signInByOAuth({ ...options, parameterSet });
    const api = apiOf();
    await connectionTo(sets, api, {}, undefined, { parameterSet, oauth }).call("Me");
    expect(api.sent[0]?.headers.authorization).toBe("Bearer access-1");
    expect(() => connectionTo(sets, api, {}, undefined, { parameterSet: "none" })).toThrow(
      /no way to sign in named "none"\. Known: key, oauth/,
    );
  });

  test.each<[string, object, Partial<OAuthOptions>, RegExp]>([
    [
      "a refusal",
      oauth2,
      { visit: async () => "https://r.example/?error=access_denied&error_description=No" },
      /refused: access_denied \(No\)/,
    ],
    [
      "another state",
      oauth2,
      { visit: async () => "https://r.example/?code=1&state=x" },
      /another state/,
    ],
    [
      "a provider of the platform's own",
      { identityProvider: "facebook" },
      {},
      /"facebook" are the platform's own/,
    ],
    ["no address", { identityProvider: "oauth2" }, {}, /lack customParameters\.authorizationUrl/],
    [
      "half an address",
      {
        ...oauth2,
        customParameters: {
          authorizationUrl: { value: "/Authorization" },
          tokenUrl: { value: "/t" },
        },
      },
      {},
      /"\/Authorization" is not an absolute URL/,
    ],
    [
      "a template's name without a value",
      {
        identityProvider: "oauth2generic",
        customParameters: {
          authorizationUrlTemplate: { value: "https://{host}/a" },
          tokenUrlTemplate: { value: "https://x" },
        },
      },
      {},
      /name \{host\}, which has no value/,
    ],
  ])("wrong: %s", async (_, settings, more, message) => {
    await expect(signIn(settings, provider(), more)).rejects.toThrow(message);
  });

  test("a refused token says why, without the secret", async () => {
    const id = { ...provider(), server: apiOf(() => ({ status: 400, body: `bad ${SECRET}` })) };
    await expect(signIn(oauth2, id)).rejects.toThrow(
      "id.example: a token was refused with 400: bad ***",
    );
  });
});
