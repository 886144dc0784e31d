import { stringOf } from "../../json/values.ts";
import { expressionsIn } from "../../model/expressions.ts";
import { didYouMean } from "../../near.ts";
import { rule } from "../../rule.ts";

/** Headers that requests have without anybody declaring them. */
const ALWAYS =
  /^(authorization|accept(-\w+)?|content-(type|length|encoding)|host|user-agent|referer|origin|cookie|date|etag|if-\w.*|x-.*|client-.*|ocp-.*|traceparent|forwarded)$/;

export const policyHeaderNotFound = rule({
  id: "PolicyHeaderNotFound",
  severity: "warning",
  area: "policies",
  needs: ["properties", "definition"],
  message: 'The policy "{policy}" reads the header "{name}", which no operation of it declares.',
  advice: "Declare it as a header parameter, or correct the name.{near}",
  check({ policies, operations }, report) {
    for (const [index, policy] of policies.entries()) {
      // What a response has, the service decides.
      if (policy.section === "Response" || policy.section === "Failure") continue;
      const set = policies
        .slice(0, index)
        .filter(({ templateId }) => templateId === "setheader")
        .map(({ parameters }) => stringOf(parameters.get("name")?.value)?.toLowerCase());
      const ids = policy.operations?.map(({ value }) => value);
      const concerned = operations.filter(({ id }) => ids === undefined || ids.includes(id));
      const declared = concerned.flatMap(({ parameters }) =>
        parameters.filter((one) => one.in === "header").map(({ name }) => name),
      );
      for (const call of [...policy.parameters.values()].flatMap(expressionsIn)) {
        const [name, fallback] = call.arguments;
        const wanted = name?.toLowerCase() ?? "";
        if (call.function.toLowerCase() !== "headers" || !name || fallback !== undefined) continue;
        if (ALWAYS.test(wanted) || set.includes(wanted)) continue;
        if (declared.some((one) => one.toLowerCase() === wanted)) continue;
        report(call.node, { policy: policy.name, name, near: didYouMean(name, declared) });
      }
    }
  },
});
