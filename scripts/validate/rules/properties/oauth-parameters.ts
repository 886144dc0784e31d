import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { oAuthSettingsOf } from "../../model/oauth.ts";
import { didYouMean, isSlipOf } from "../../near.ts";
import { rule } from "../../rule.ts";

/** What signs in by OAuth: the provider, the addresses with holes, the parameter's own name. */

/** Those of Microsoft's schema; services have names of their own. */
const PROVIDERS = ["oauth2", "oauth2generic", "aad", "aadcertificate", "facebook"];

export const oAuthProviderMisspelt = rule({
  id: "OAuthProviderMisspelt",
  severity: "error",
  area: "properties",
  needs: ["properties"],
  message: 'The sign-in "{parameter}" is by "{provider}", which no platform knows.',
  advice: 'Write "{near}".',
  check({ connectionParameters }, report) {
    for (const settings of oAuthSettingsOf(connectionParameters)) {
      const { parameter, provider } = settings;
      const near = PROVIDERS.find((known) => isSlipOf(provider, known));
      if (near === undefined || PROVIDERS.includes(provider)) continue;
      const written = stringOf(settings.value.identityProvider) ?? "";
      const values = { parameter: parameter.name, provider: written, near };
      report(inside(settings, "identityProvider"), values);
    }
  },
});

/** What the platform fills in itself. */
const OWN = new Set(["clientid", "clientsecret", "redirecturl", "scopes", "state", "code"]);

export const oAuthUrlVariableNotAsked = rule({
  id: "OAuthUrlVariableNotAsked",
  severity: "error",
  area: "properties",
  needs: ["properties"],
  message: 'The {name} of the sign-in "{parameter}" has {variable}, for which nobody is asked.',
  advice: 'Add the connection parameter "{expected}", or write the address without a hole.{near}',
  check({ connectionParameters }, report) {
    for (const { parameter, custom, asked } of oAuthSettingsOf(connectionParameters)) {
      for (const { name, value, place } of custom.values()) {
        if (!/url(Template)?$/i.test(name)) continue;
        for (const [variable, inner = ""] of value.matchAll(/\{(\w+)\}/g)) {
          const wanted = inner.toLowerCase();
          if (OWN.has(wanted) || asked.has(wanted)) continue;
          const near = didYouMean(inner, asked);
          const expected = `${parameter.name}:${inner}`;
          report(place, { name, parameter: parameter.name, variable, expected, near });
        }
      }
    }
  },
});

export const oAuthParameterNotToken = rule({
  id: "OAuthParameterNotToken",
  severity: "warning",
  area: "properties",
  needs: ["properties"],
  message: 'The way to sign in "{set}" calls its OAuth parameter "{parameter}".',
  advice: 'Call it "token": paconn gives the secret to a parameter of that name only.',
  check({ connectionParameters }, report) {
    for (const parameter of connectionParameters) {
      const { name, type, set } = parameter;
      if (set === undefined || type !== "oauthsetting" || name === "token") continue;
      report(parameter, { set, parameter: name });
    }
  },
});
