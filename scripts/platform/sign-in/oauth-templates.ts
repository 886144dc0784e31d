import type { OAuthSettings } from "../definition/api-properties.ts";
import { UsageError } from "../errors.ts";

/** An identity provider's addresses and bodies, each a template with `{Name}` in it. */
export interface OAuthTemplates {
  authorizationUrl: string;
  authorizationQuery: string;
  tokenUrl: string;
  tokenQuery: string;
  tokenBody: string;
  /** Absent where tokens cannot be refreshed. */
  refreshUrl?: string;
  refreshQuery: string;
  refreshBody: string;
  scopeDelimiter: string;
}

const CODE = "response_type=code&client_id={ClientId}&redirect_uri={RedirectUrl}&state={State}";
const CLIENT = "client_id={ClientId}&client_secret={ClientSecret}";
const EXCHANGE = `grant_type=authorization_code&code={Code}&redirect_uri={RedirectUrl}&${CLIENT}`;
const REFRESH = `grant_type=refresh_token&refresh_token={RefreshToken}&${CLIENT}`;

/**
 * Reads `oAuthSettings`. `oauth2` has addresses and the standard's own requests (RFC 6749, the
 * client's secret in the body); `oauth2generic` has templates for both, each of which may be left
 * out (Tribal Maytas names only addresses); `aad` has its addresses from a tenant.
 * @throws {UsageError} for a provider whose addresses only the platform knows
 */
export function oauthTemplates(settings: OAuthSettings): OAuthTemplates {
  const provider = settings.identityProvider ?? "";
  const custom = customParameters(settings);
  const read = (name: string) => custom.get(name.toLowerCase());
  const required = (name: string): string => {
    const value = read(name);
    if (value) return value;
    throw new UsageError(`oAuthSettings of "${provider}" lack customParameters.${name}.`);
  };
  const standard = {
    authorizationQuery: (settings.scopes ?? []).length > 0 ? `${CODE}&scope={Scopes}` : CODE,
    tokenQuery: "",
    tokenBody: EXCHANGE,
    refreshQuery: "",
    refreshBody: REFRESH,
    // Assumption: nothing published names another.
    scopeDelimiter: read("scopeListDelimiter") ?? " ",
  };
  switch (provider.toLowerCase()) {
    case "oauth2": {
      const refreshUrl = read("refreshUrl");
      return {
        ...standard,
        authorizationUrl: required("authorizationUrl"),
        tokenUrl: required("tokenUrl"),
        ...(refreshUrl ? { refreshUrl } : {}),
      };
    }
    case "oauth2generic": {
      const refreshUrl = read("refreshUrlTemplate");
      return {
        ...standard,
        authorizationUrl: required("authorizationUrlTemplate"),
        authorizationQuery:
          read("authorizationUrlQueryStringTemplate") ?? standard.authorizationQuery,
        tokenUrl: required("tokenUrlTemplate"),
        tokenQuery: read("tokenUrlQueryStringTemplate") ?? "",
        tokenBody: read("tokenBodyTemplate") ?? standard.tokenBody,
        ...(refreshUrl ? { refreshUrl } : {}),
        refreshQuery: read("refreshUrlQueryStringTemplate") ?? "",
        refreshBody: read("refreshBodyTemplate") ?? standard.refreshBody,
      };
    }
    case "aad": {
      const tenant = `${read("loginUri") ?? "https://login.windows.net"}/${read("tenantId") ?? "common"}`;
      const resource = `&resource=${encodeURIComponent(required("resourceUri"))}`;
      return {
        ...standard,
        authorizationUrl: `${tenant}/oauth2/authorize`,
        authorizationQuery: CODE + resource,
        tokenUrl: `${tenant}/oauth2/token`,
        tokenBody: EXCHANGE + resource,
        refreshUrl: `${tenant}/oauth2/token`,
        refreshBody: REFRESH + resource,
      };
    }
    default:
      throw new UsageError(
        `The addresses of the identity provider "${provider}" are the platform's own and not known here. Sign in elsewhere and give the access token as the connection parameter.`,
      );
  }
}

/** By name in lower case: published files write it both ways. A value stands in `{value}` or alone. */
export function customParameters(settings: OAuthSettings): Map<string, string> {
  const custom = new Map<string, string>();
  for (const [name, given] of Object.entries(settings.customParameters ?? {})) {
    const value =
      typeof given === "object" && given !== null && "value" in given ? given.value : given;
    if (typeof value === "string") custom.set(name.toLowerCase(), value);
  }
  return custom;
}

/**
 * Fills `{Name}`, in any case. An address takes values as they are, so that they may be a host or
 * several steps; in a query or a form they are encoded.
 * @throws {UsageError} for a name without a value
 */
export function fillTemplate(
  template: string,
  values: ReadonlyMap<string, string>,
  place: "address" | "query",
): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values.get(name.toLowerCase());
    if (value === undefined)
      throw new UsageError(`oAuthSettings name {${name}}, which has no value.`);
    return place === "address" ? value : encodeURIComponent(value);
  });
}
