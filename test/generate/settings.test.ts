import { expect, it } from "vitest";
import { settings } from "../../scripts/generate/settings.ts";

it("settings.json names the files that paconn uploads, as they lie beside it", () => {
  expect(settings()).toEqual({
    apiProperties: "apiProperties.json",
    apiDefinition: "apiDefinition.swagger.json",
    icon: "icon.png",
    script: "script.csx",
  });
});
