import { inside, rootOf } from "../../model/node.ts";
import { rule } from "../../rule.ts";

const KINDS = {
  apiDefinition: "definition",
  apiProperties: "properties",
  icon: "icon",
  script: "script",
  settings: "settings",
} as const;

/** Such a file is neither read nor mended: a stranger's settings must not reach this machine's files. */
export const fileOutsideDirectory = rule({
  id: "FileOutsideDirectory",
  severity: "warning",
  area: "files",
  needs: [],
  message: "{path} leads out of the connector's directory, so it is not read.",
  advice: "Put the file itself into the directory, and name it by its path from there.",
  check(connector, report) {
    for (const [key, kind] of Object.entries(KINDS)) {
      const file = connector[kind];
      if (file.state !== "outside") continue;
      const named = typeof connector.settings.value[key] === "string";
      const place = named ? inside(rootOf(connector.settings), key) : { file, pointer: "" };
      report(place, { path: file.path });
    }
  },
});
