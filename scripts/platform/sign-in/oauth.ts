import { createHash, randomBytes } from "node:crypto";
import type { Send } from "../../common/http.ts";
import type { Connector } from "../connector.ts";
import type { OAuthSettings } from "../definition/api-properties.ts";
import { UsageError } from "../errors.ts";
import { createSecrets } from "../trace/secrets.ts";
import { declaredParameters } from "./connection-parameters.ts";
import { customParameters, fillTemplate, oauthTemplates } from "./oauth-templates.ts";
import { readTokens, type Tokens } from "./oauth-tokens.ts";

export interface OAuthOptions {
  connector: Connector;
  /** Which of several ways to sign in (`connectionParameterSets`); the first when absent. */
  parameterSet?: string;
  /** The connection's other parameters, which address templates may name. */
  parameters?: Readonly<Record<string, string>>;
  /** Instead of the one in the file, which published files blank out. */
  clientId?: string;
  clientSecret: string;
  /** Carries the requests for tokens. */
  send: Send;
  /** Takes the maker to an address; gives the URL to which the identity provider sends him back. */
  visit(authorizationUrl: string): Promise<string>;
  /** Unix seconds; the system's when absent. */
  now?(): number;
}

/** A maker's sign-in, as the platform keeps it. */
export interface OAuthSession {
  /**
   * The access token, refreshed first where it has expired and the identity provider refreshes.
   * @throws {UsageError} where refreshing fails
   */
  accessToken(): Promise<string>;
  /** Everything so far that no output may show. */
  secrets(): string[];
}

/** The service's own redirect address; files name it or leave it out. */
const REDIRECT_URL = "https://global.consent.azure-apim.net/redirect";

/**
 * Signs in by the authorisation code flow of a connector's `oAuthSettings`.
 * @throws {UsageError} where there are none, the maker is refused, or no token is given
 */
export async function signInByOAuth(options: OAuthOptions): Promise<OAuthSession> {
  const settings = settingsOf(options);
  const templates = oauthTemplates(settings);
  const now = options.now ?? (() => Date.now() / 1000);
  const state = randomBytes(16).toString("base64url");
  const verifier = randomBytes(32).toString("base64url");
  const values = new Map([
    ...customParameters(settings),
    ...Object.entries(options.parameters ?? {}).map(([name, value]) => lower(name, value)),
    lower("ClientId", options.clientId ?? settings.clientId ?? ""),
    lower("ClientSecret", options.clientSecret),
    lower("RedirectUrl", settings.redirectUrl ?? REDIRECT_URL),
    lower("Scopes", (settings.scopes ?? []).join(templates.scopeDelimiter)),
    lower("State", state),
    lower("CodeChallenge", createHash("sha256").update(verifier).digest("base64url")),
    lower("CodeVerifier", verifier),
  ]);
  const known = [options.clientSecret, verifier];
  const secrets = createSecrets(known);
  const addSecret = (secret: string) => {
    known.push(secret);
    secrets.add([secret]);
  };

  const request = async (url: string, query: string, body: string): Promise<Tokens> => {
    const address = withQuery(
      fillTemplate(url, values, "address"),
      fillTemplate(query, values, "query"),
    );
    const response = await options.send({
      method: "POST",
      url: address,
      headers: {
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded",
      },
      body: fillTemplate(body, values, "query"),
    });
    const tokens = readTokens(response, now());
    if (typeof tokens === "string") {
      throw new UsageError(secrets.redact(`${new URL(address).host}: ${tokens}`));
    }
    addSecret(tokens.accessToken);
    if (tokens.refreshToken) addSecret(tokens.refreshToken);
    return tokens;
  };

  const authorizationUrl = withQuery(
    fillTemplate(templates.authorizationUrl, values, "address"),
    fillTemplate(templates.authorizationQuery, values, "query"),
  );
  const code = codeOf(await options.visit(authorizationUrl), state);
  addSecret(code);
  values.set("code", code);
  let tokens = await request(templates.tokenUrl, templates.tokenQuery, templates.tokenBody);
  let refreshing: Promise<Tokens> | undefined;

  const refreshed = async (url: string, refreshToken: string): Promise<Tokens> => {
    values.set("refreshtoken", refreshToken);
    const next = await request(url, templates.refreshQuery, templates.refreshBody);
    // A provider that does not give a new refresh token keeps the old one (RFC 6749, 6).
    return { refreshToken, ...next };
  };
  return {
    secrets: () => known,
    async accessToken() {
      const { refreshUrl } = templates;
      const expired = tokens.expiresAt !== undefined && tokens.expiresAt <= now();
      if (expired && refreshUrl && tokens.refreshToken) {
        refreshing ??= refreshed(refreshUrl, tokens.refreshToken).finally(() => {
          refreshing = undefined;
        });
        tokens = await refreshing;
      }
      return tokens.accessToken;
    },
  };
}

function settingsOf({ connector, parameterSet }: OAuthOptions): OAuthSettings {
  const declared = Object.values(declaredParameters(connector.properties, parameterSet));
  const setting = declared.find((one) => one.type.toLowerCase() === "oauthsetting");
  if (setting?.oAuthSettings) return setting.oAuthSettings;
  throw new UsageError("The connector does not sign in by OAuth: no parameter has oAuthSettings.");
}

function codeOf(redirectedTo: string, state: string): string {
  const answer = new URL(redirectedTo).searchParams;
  const refusal = answer.get("error");
  if (refusal) {
    const why = answer.get("error_description");
    throw new UsageError(`The identity provider refused: ${refusal}${why ? ` (${why})` : ""}.`);
  }
  if (answer.get("state") !== state) {
    throw new UsageError("The identity provider came back with another state than it was sent.");
  }
  const code = answer.get("code");
  if (code) return code;
  throw new UsageError("The identity provider came back without a code.");
}

function lower(name: string, value: string): [string, string] {
  return [name.toLowerCase(), value];
}

/** @throws {UsageError} for an address that is not absolute: some files hold only its path */
function withQuery(url: string, query: string): string {
  if (!URL.canParse(url)) {
    throw new UsageError(`oAuthSettings: "${url}" is not an absolute URL.`);
  }
  const plain = query.replace(/^[?&]/, "");
  if (plain === "") return url;
  return `${url}${url.includes("?") ? "&" : "?"}${plain}`;
}
