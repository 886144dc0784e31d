/** `settings.json`, which spares paconn's users its arguments. Paths are relative to `generated/`. */
export function settings(): Record<string, string> {
  return {
    apiProperties: "apiProperties.json",
    apiDefinition: "apiDefinition.swagger.json",
    icon: "icon.png",
    script: "script.csx",
  };
}
