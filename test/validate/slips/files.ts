import { DEFINITION, ICON, PROPERTIES, SCRIPT } from "../base.ts";
import type { Slips } from "./slip.ts";

const DEFINITION_TEXT = JSON.stringify(DEFINITION);
const PROPERTIES_TEXT = JSON.stringify(PROPERTIES);

/** Slips in the script, the settings, the icon, and in what is no JSON. */
export const IN_FILES: Slips = {
  custom: [
    [
      "a brace that is not opened",
      { script: SCRIPT.replace("        {\n            return", "            return") },
      ["error ScriptBracketsUnbalanced script"],
    ],
    [
      "a brace that is not closed",
      { script: SCRIPT.replace("        }\n        return await", "        return await") },
      ["error ScriptBracketsUnbalanced script"],
    ],
    [
      "a bracket too many",
      { script: SCRIPT.replace("(false)", "(false))") },
      ["error ScriptBracketsUnbalanced script"],
    ],
    [
      "a text without its end",
      { script: SCRIPT.replace('Created"', "Created") },
      ["error ScriptBracketsUnbalanced script"],
    ],
    [
      "a comment without its end",
      { script: `${SCRIPT}/* The rest` },
      ["error ScriptBracketsUnbalanced script"],
    ],
    [
      "a class of another name",
      { script: SCRIPT.replace("class Script", "class Tagger") },
      ["error ScriptClassMissing script"],
    ],
    [
      "a class in small letters",
      { script: SCRIPT.replace("class Script", "class script") },
      ["warning ScriptClassMissing script"],
    ],
    [
      "another base",
      { script: SCRIPT.replace("ScriptBase", "ScriptsBase") },
      ["error ScriptClassMissing script"],
    ],
    [
      "no override",
      { script: SCRIPT.replace("override ", "") },
      ["error ScriptExecuteMissing script"],
    ],
    [
      "an operation in small letters",
      { script: SCRIPT.replace('"WhenTagIsCreated"', '"whentagiscreated"') },
      ["error ScriptOperationCaseDiffers script"],
    ],
    [
      "an operation misspelt",
      { script: SCRIPT.replace('"WhenTagIsCreated"', '"WhenTagIsCreatd"') },
      ["warning ScriptOperationUnknown script"],
    ],
    [
      "an operation that does not reach the script",
      { script: SCRIPT.replace('"WhenTagIsCreated"', '"TagContact"') },
      ["warning ScriptOperationNotListed script"],
    ],
    [
      "a namespace that it may not use",
      { script: `using System.IO.Pipes;\n${SCRIPT}` },
      ["warning ScriptNamespaceNotSupported script"],
    ],
    [
      "a client of its own",
      {
        script: SCRIPT.replace(
          "return new HttpResponseMessage",
          "new HttpClient(); return new HttpResponseMessage",
        ),
      },
      ["hint ScriptHttpClientUsed script"],
    ],
    [
      "a long sleep",
      { script: SCRIPT.replace("return await", "Thread.Sleep(600000); return await") },
      ["error ScriptSleepTooLong script"],
    ],
    [
      "more than a megabyte",
      { script: `${SCRIPT}// ${"x".repeat(1_100_000)}` },
      ["error ScriptTooLarge script"],
    ],
    [
      "a key misspelt",
      { settings: { apiDefinition: undefined, apidefinition: "apiDefinition.swagger.json" } },
      ["warning AdditionalPropertyNotAllowed settings /apidefinition"],
    ],
    [
      "a path of one machine",
      { settings: { icon: "C:\\connector\\icon.png" } },
      ["warning SettingsPathNotRelative settings /icon"],
    ],
    [
      "no script beside a script",
      { settings: { script: undefined } },
      ["error SettingsScriptMissing settings /script"],
    ],
    [
      "the environment as a number",
      { settings: { environment: 5 } },
      ["warning JsonTypeIncorrect settings /environment"],
    ],
    ["an SVG", { icon: Buffer.from("<svg/>") }, ["error IconNotPng icon"]],
    ["half an image", { icon: ICON.subarray(0, 80) }, ["warning IconTruncated icon"]],
    [
      "a megabyte behind the image",
      { icon: Buffer.concat([ICON, Buffer.alloc(1_048_576)]) },
      ["warning IconTooLarge icon"],
    ],
    [
      "a comma that is missing",
      { texts: { definition: DEFINITION_TEXT.replace('"2.0",', '"2.0"') } },
      ["error JsonSyntax definition"],
    ],
    [
      "a comma too many",
      { texts: { properties: `${PROPERTIES_TEXT.slice(0, -1)},}` } },
      ["warning JsonTrailingComma properties"],
    ],
    ["a comment", { texts: { settings: "{ /* ours */ }" } }, ["warning JsonComment settings"]],
    [
      "UTF-16",
      { texts: { properties: Buffer.from(PROPERTIES_TEXT, "utf16le").toString("utf8") } },
      ["error FileEncoding properties"],
    ],
    [
      "a verb twice",
      { texts: { definition: DEFINITION_TEXT.replace('"get":', '"get": {}, "get":') } },
      ["error JsonDuplicateKey definition"],
    ],
    [
      "a description twice",
      { texts: { definition: DEFINITION_TEXT.replace('"host":', '"host": "a.example", "host":') } },
      ["warning JsonDuplicateKey definition"],
    ],
    ["a list for the whole", { texts: { properties: "[]" } }, ["error JsonSyntax properties"]],
    [
      "OpenAPI 3",
      { texts: { definition: '{ "openapi": "3.0.0", "paths": {} }' } },
      ["error SpecificationVersionIncorrect definition /openapi"],
    ],
  ],
};
