/** The parts of apiProperties.json that the local platform reads. */

export interface ApiProperties {
  properties: {
    connectionParameters?: Record<string, ConnectionParameter>;
    /** Several ways to sign in; where present it is offered instead of `connectionParameters`. */
    connectionParameterSets?: { values?: ConnectionParameterSet[] };
    policyTemplateInstances?: PolicyTemplateInstance[];
    /** The operations that run through the script; absent or empty means all. */
    scriptOperations?: string[];
  };
}

export interface ConnectionParameterSet {
  name: string;
  parameters?: Record<string, ConnectionParameter>;
}

export interface ConnectionParameter {
  /** string, securestring, int, bool, gatewaySetting or oauthSetting */
  type: string;
  defaultValue?: unknown;
  default?: unknown;
  /** Of an oauthSetting. */
  oAuthSettings?: OAuthSettings;
  uiDefinition?: {
    displayName?: string;
    default?: unknown;
    constraints?: {
      /** The strings "true" and "false" in published files. */
      required?: string | boolean;
      default?: unknown;
      allowedValues?: { text?: string; value: unknown }[];
    };
  };
}

export interface OAuthSettings {
  identityProvider?: string;
  clientId?: string | null;
  scopes?: string[];
  redirectUrl?: string;
  /** The identity provider's addresses and templates, by a name in any case. */
  customParameters?: Record<string, unknown>;
}

export interface PolicyTemplateInstance {
  templateId: string;
  title?: string;
  parameters?: Record<string, unknown>;
}
