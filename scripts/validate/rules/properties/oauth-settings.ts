import { inside, objectIn } from "../../model/node.ts";
import { eitherCase, type OAuthSettings, oAuthSettingsOf } from "../../model/oauth.ts";
import { rule } from "../../rule.ts";

/** The providers that know no address of their own. */
const isGeneric = ({ provider }: OAuthSettings) =>
  provider === "oauth2" || provider === "oauth2generic";

/** Whether a custom parameter is there, as such, as a template, or as a question to makers. */
const has = ({ custom, asked }: OAuthSettings, name: string) =>
  [name, `${name}Template`].some((one) => {
    const key = one.toLowerCase();
    return asked.has(key) || (custom.get(key)?.value ?? "").trim() !== "";
  });

export const oAuthUrlMissing = rule({
  id: "OAuthUrlMissing",
  severity: "error",
  area: "properties",
  needs: ["properties"],
  message: 'The sign-in "{parameter}" has no {name}, so nobody can sign in.',
  advice: "Add it to customParameters, with the address of the service as its value.",
  check({ connectionParameters }, report) {
    for (const settings of oAuthSettingsOf(connectionParameters).filter(isGeneric)) {
      for (const name of ["authorizationUrl", "tokenUrl"]) {
        if (!has(settings, name)) report(settings, { parameter: settings.parameter.name, name });
      }
    }
  },
});

export const oAuthRefreshUrlMissing = rule({
  id: "OAuthRefreshUrlMissing",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message:
    'The sign-in "{parameter}" has no refreshUrl, so connections end with their first token.',
  advice: "Add it to customParameters; with most services it is the tokenUrl again.",
  check({ connectionParameters }, report) {
    for (const settings of oAuthSettingsOf(connectionParameters).filter(isGeneric)) {
      if (!has(settings, "refreshUrl")) report(settings, { parameter: settings.parameter.name });
    }
  },
});

export const oAuthResourceMissing = rule({
  id: "OAuthResourceMissing",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: 'The sign-in "{parameter}" does not say for which resource Microsoft Entra ID signs in.',
  advice: "Add resourceUri to customParameters.",
  check({ connectionParameters }, report) {
    for (const settings of oAuthSettingsOf(connectionParameters)) {
      if (!settings.provider.startsWith("aad") || has(settings, "resourceUri")) continue;
      const resource = objectIn(settings, "properties")?.value.AzureActiveDirectoryResourceId;
      if (resource === undefined) report(settings, { parameter: settings.parameter.name });
    }
  },
});

export const oAuthUrlNotAbsolute = rule({
  id: "OAuthUrlNotAbsolute",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: 'The {name} of the sign-in "{parameter}" is no complete address: "{url}".',
  advice: "Write it with https:// and the host; it is not joined to the definition's host.",
  check({ connectionParameters }, report) {
    for (const settings of oAuthSettingsOf(connectionParameters).filter(isGeneric)) {
      for (const { name, value, place } of settings.custom.values()) {
        // What makers enter comes before it (CobbleStone - Contract Insight).
        if (!/url(Template)?$/i.test(name) || settings.asked.has(name.toLowerCase())) continue;
        if (/^(https?:\/\/|[{@[<])/i.test(value)) continue;
        report(place, { name, parameter: settings.parameter.name, url: value });
      }
    }
  },
});

/** What stands for a secret that is filled in on deployment: in brackets, or said to be one. */
const PLACEHOLDER = /^\W|your|secret|dummy|placeholder|replace|todo|xxx|\*\*\*/i;

export const oAuthSecretInFile = rule({
  id: "OAuthSecretInFile",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: 'The client secret of the sign-in "{parameter}" stands in the file.',
  advice: "Remove it, change it at the service, and give the new one to paconn with --secret.",
  check({ connectionParameters }, report) {
    for (const settings of oAuthSettingsOf(connectionParameters)) {
      const secret = eitherCase(settings.value, "clientSecret")?.trim() ?? "";
      if (secret === "" || PLACEHOLDER.test(secret)) continue;
      const key = Object.hasOwn(settings.value, "clientSecret") ? "clientSecret" : "ClientSecret";
      report(inside(settings, key), { parameter: settings.parameter.name });
    }
  },
});

export const oAuthClientIdMissing = rule({
  id: "OAuthClientIdMissing",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: 'The sign-in "{parameter}" has no clientId.',
  advice: "Write the id of the app that is registered at the service, or a placeholder for it.",
  check({ connectionParameters }, report) {
    for (const settings of oAuthSettingsOf(connectionParameters)) {
      const { parameter, provider } = settings;
      // 3E Events has it among its customParameters.
      if (has(settings, "clientId") || !(isGeneric(settings) || provider === "aad")) continue;
      if ((eitherCase(settings.value, "clientId") ?? "").trim() === "") {
        report(settings, { parameter: parameter.name });
      }
    }
  },
});
