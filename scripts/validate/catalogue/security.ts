/** The kinds of security definitions (OpenAPI 2.0, Security Scheme Object) and their properties. */
export interface SecurityKind {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** By type; of oauth2, by type and flow. `description` may stand in each. */
export const SECURITY_KINDS: Readonly<Record<string, SecurityKind>> = {
  basic: { required: [], optional: [] },
  apiKey: { required: ["name", "in"], optional: [] },
  "oauth2 implicit": { required: ["flow", "authorizationUrl"], optional: ["scopes"] },
  "oauth2 password": { required: ["flow", "tokenUrl"], optional: ["scopes"] },
  "oauth2 application": { required: ["flow", "tokenUrl"], optional: ["scopes"] },
  "oauth2 accessCode": {
    required: ["flow", "authorizationUrl", "tokenUrl"],
    optional: ["scopes"],
  },
};
