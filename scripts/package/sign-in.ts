import { isObject, type Json, type JsonObject } from "../common/json.ts";
import { UsageError } from "../platform/errors.ts";
import type { ConnectorFiles } from "./connector-files.ts";

/** How makers sign in: with an access token, by OAuth, or as they choose. */
export const AUTH = ["token", "oauth", "both"] as const;
export type Auth = (typeof AUTH)[number];

export interface OAuthClient {
  /** Of an app in Intercom's Developer Hub. */
  readonly clientId: string;
}

/** The secret goes to paconn, never into a file. */
export const NO_CLIENT: OAuthClient = { clientId: "CLIENT_ID_OF_YOUR_APP" };

/** The connection parameter that holds the access token. */
const ACCESS_TOKEN = "access_token";

/**
 * The connector with another way to sign in. The region is asked for in each. Policies that send the
 * access token go where there is none: with OAuth the platform adds the header itself. With both they
 * step back where the header is there already.
 * @throws {UsageError} where the connector has no access token to put something in the place of
 */
export function withSignIn(
  connector: ConnectorFiles,
  auth: Auth,
  client: OAuthClient = NO_CLIENT,
): ConnectorFiles {
  if (auth === "token") return connector;
  const { connectionParameters, policyTemplateInstances = [], ...rest } = connector.properties;
  if (!isObject(connectionParameters) || !isObject(connectionParameters[ACCESS_TOKEN])) {
    throw new UsageError(
      `${connector.name}: apiProperties.json has no connection parameter "${ACCESS_TOKEN}", in whose place OAuth could be.`,
    );
  }
  const { [ACCESS_TOKEN]: accessToken, ...others } = connectionParameters;
  // `token` is the one name for which paconn passes on the client's secret.
  const oauth = { token: oauthSetting(client), ...others };
  const policies = Array.isArray(policyTemplateInstances) ? policyTemplateInstances : [];
  const properties: JsonObject =
    auth === "oauth"
      ? {
          connectionParameters: oauth,
          ...rest,
          ...withPolicies(policies.filter((policy) => !readsAccessToken(policy))),
        }
      : {
          connectionParameterSets: {
            uiDefinition: {
              displayName: "Authentication Type",
              description: "How to sign in to Intercom.",
            },
            values: [
              set("oauth", "Sign in", "With a teammate's Intercom account.", oauth),
              set("token", "Access token", "With the access token of an app of your own.", {
                [ACCESS_TOKEN]: accessToken ?? null,
                ...others,
              }),
            ],
          },
          ...rest,
          ...withPolicies(
            policies.map((policy) => (readsAccessToken(policy) ? steppingBack(policy) : policy)),
          ),
        };
  return { ...connector, properties };
}

/** Intercom's addresses, the same in all regions (developers.intercom.com, "Setting up OAuth"). */
function oauthSetting({ clientId }: OAuthClient): JsonObject {
  return {
    type: "oauthSetting",
    oAuthSettings: {
      identityProvider: "oauth2",
      clientId,
      scopes: [],
      // An address of its own for each connector, which Microsoft wants of new ones.
      redirectMode: "GlobalPerConnector",
      customParameters: {
        authorizationUrl: { value: "https://app.intercom.com/oauth" },
        tokenUrl: { value: "https://api.intercom.io/auth/eagle/token" },
        // Intercom's tokens do not expire; the platform wants the address all the same.
        refreshUrl: { value: "https://api.intercom.io/auth/eagle/token" },
      },
    },
  };
}

function set(name: string, displayName: string, description: string, parameters: JsonObject): Json {
  return { name, uiDefinition: { displayName, description }, parameters };
}

/** An empty list is refused. */
function withPolicies(policies: Json[]): JsonObject {
  return policies.length === 0 ? {} : { policyTemplateInstances: policies };
}

function readsAccessToken(policy: Json): boolean {
  return JSON.stringify(policy).includes(`connectionParameters('${ACCESS_TOKEN}'`);
}

/**
 * A policy that sets a header only where there is none yet, and bears with a connection that has no
 * access token. Assumption: with OAuth the header is there before policies run.
 */
function steppingBack(policy: Json): Json {
  if (!isObject(policy) || !isObject(policy.parameters)) return policy;
  const parameters = Object.entries(policy.parameters).map(([key, value]) => [
    key,
    key.endsWith(".existsAction")
      ? "skip"
      : typeof value === "string"
        ? value.replaceAll(`('${ACCESS_TOKEN}')`, `('${ACCESS_TOKEN}','')`)
        : value,
  ]);
  return { ...policy, parameters: Object.fromEntries(parameters) };
}
