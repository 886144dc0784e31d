/**
 * `settings.json`, which spares paconn's users its arguments. Paths are relative to the file.
 * @param script whether there is one: paconn passes over a file that is not there, and says nothing
 */
export function settings(script: boolean): Record<string, string> {
  return {
    apiProperties: "apiProperties.json",
    apiDefinition: "apiDefinition.swagger.json",
    icon: "icon.png",
    ...(script ? { script: "script.csx" } : {}),
  };
}
