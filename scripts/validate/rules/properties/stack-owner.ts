import { stringOf } from "../../json/values.ts";
import { inside } from "../../model/node.ts";
import { CERTIFICATION, rule } from "../../rule.ts";

const KEY = "stackOwner";

export const stackOwnerPresent = rule({
  id: "StackOwnerPresent",
  severity: "warning",
  area: "properties",
  profiles: ["custom"],
  needs: ["properties"],
  message:
    "The properties name a stackOwner, with which paconn does not deploy a custom connector.",
  advice: "Remove it before you deploy; it is for connectors that go to certification.",
  check({ apiProperties }, report) {
    if (apiProperties.value[KEY] !== undefined) report(inside(apiProperties, KEY), {});
  },
});

export const stackOwnerMissing = rule({
  id: "StackOwnerMissing",
  severity: "warning",
  area: "properties",
  profiles: CERTIFICATION,
  needs: ["properties"],
  message: "The properties do not say who runs the service behind the connector.",
  advice: 'Add "stackOwner" with the name of the company whose service it is.',
  check({ apiProperties }, report) {
    const owner = apiProperties.value[KEY];
    if (owner === undefined || stringOf(owner)?.trim() === "")
      report(inside(apiProperties, KEY), {});
  },
});
