import { stringOf } from "../../json/values.ts";
import { expressionsIn } from "../../model/expressions.ts";
import { entriesIn, inside } from "../../model/node.ts";
import { rule } from "../../rule.ts";

/** Names of published passwords: password, Password, pwd. */
const PASSWORD = /pass|pwd/i;

export const signInParametersDisagree = rule({
  id: "SignInParametersDisagree",
  severity: "warning",
  area: "properties",
  needs: ["definition", "properties"],
  message: "The definition signs in by {type}, and the connection {what}.",
  advice: "{todo}",
  check({ root, connectionParameters, policies, apiProperties }, report) {
    // Several ways to sign in, and those that policies make, are not what the definition says.
    if (apiProperties.value.connectionParameterSets !== undefined) return;
    const calls = policies.flatMap(({ parameters }) => [...parameters.values()]);
    const ofPolicy = calls
      .flatMap(expressionsIn)
      .some((call) => call.function.toLowerCase() === "connectionparameters");
    const types = entriesIn(root, "securityDefinitions").map(({ node }) => node.value.type);
    const [type, ...others] = types.map((one) => stringOf(one) ?? "");
    if (ofPolicy || type === undefined || others.length > 0 || connectionParameters.length === 0) {
      return;
    }
    const has = (test: (one: (typeof connectionParameters)[number]) => boolean) =>
      connectionParameters.some(test);
    const password = has(({ name }) => PASSWORD.test(name));
    const place = inside(apiProperties, "connectionParameters");
    if (type === "basic" && !password) {
      const todo = 'Add "username" and "password", the latter a securestring.';
      report(place, { type, what: "asks for no password", todo });
    }
    if (type === "oauth2" && !has((one) => one.type === "oauthsetting")) {
      const todo = 'Add a parameter "token" of type oauthSetting, with its oAuthSettings.';
      report(place, { type, what: "asks for no sign-in of that kind", todo });
    }
    const secrets = connectionParameters.filter(
      (one) => one.type === "securestring" && !/user|pass|pwd/i.test(one.name),
    );
    if (type === "apiKey" && password && secrets.length === 0) {
      const todo = 'Ask for one securestring, the key; or write "type": "basic" in the definition.';
      report(place, { type, what: "asks for a user and a password", todo });
    }
  },
});
