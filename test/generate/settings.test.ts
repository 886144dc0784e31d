import { expect, it } from "vitest";
import { settings } from "../../scripts/generate/settings.ts";

it.each([true, false])(
  "settings.json names the files that paconn uploads (a script: %s)",
  (script) => {
    expect(settings(script)).toEqual({
      apiProperties: "apiProperties.json",
      apiDefinition: "apiDefinition.swagger.json",
      icon: "icon.png",
      ...(script ? { script: "script.csx" } : {}),
    });
  },
);
