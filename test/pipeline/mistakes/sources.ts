/** Mistakes in what is no descriptor: the contract, apiProperties.json, the C# sources, the icon. */
import type { Mistake } from "./harness.ts";

const TAGS = "connector/intercom/tags.yaml";
const SEGMENTS = "connector/intercom/segments.yaml";
const PROPERTIES = "apiProperties.json";
const SCRIPT = "connector/script/Script.cs";

export const SOURCE_MISTAKES: readonly Mistake[] = [
  {
    name: "a line of the contract is indented too little",
    file: TAGS,
    find: "      summary: List tags",
    replace: "     summary: List tags",
    says: [
      "connector/intercom/tags.yaml:@: Nested mappings are not allowed in compact mappings. Mend the YAML here or shortly before; most often it is the indentation.",
    ],
  },
  {
    name: "a text of the contract has a colon and no quotes",
    file: TAGS,
    find: "description: The tags of the workspace.",
    replace: "description: Tags: those of the workspace.",
    says: [
      "connector/intercom/tags.yaml:@: Nested mappings are not allowed in compact mappings. Mend the YAML here or shortly before; most often it is the indentation.",
    ],
  },
  {
    name: "a keyword of the contract is misspelt",
    file: SEGMENTS,
    find: "title: Include Count",
    replace: "titel: Include Count",
    says: [
      'connector/intercom/segments.yaml:@: paths > /segments > get > parameters > 0 > schema > titel: is not a keyword that the contract uses here. Did you mean "title"?',
    ],
  },
  {
    name: "a reference of the contract is misspelt",
    file: TAGS,
    find: "#/components/schemas/tag_list",
    replace: "#/components/schemas/tags_list",
    says: [
      'connector/intercom/tags.yaml:@-1: paths > /tags > get > responses > 200 > content > application/json > schema: refers to tags_list, which is defined nowhere. Did you mean "tag_list"?',
    ],
  },
  {
    name: "a description of the contract is one word",
    file: TAGS,
    find: "description: Lists all tags of the workspace; the list is not paged.",
    replace: "description: Tags.",
    says: [
      "connector/intercom/tags.yaml:@: paths > /tags > get > description: is one word; say what makers need to know.",
    ],
  },
  {
    name: "a type of the contract is none",
    file: SEGMENTS,
    find: "type: boolean",
    replace: "type: bool",
    says: [
      "connector/intercom/segments.yaml:@: paths > /segments > get > parameters > 0 > schema > type: has a value that is not allowed here; it is one of string, integer, number, boolean, array, object.",
    ],
  },
  {
    name: "two files of the contract define the same operation",
    file: SEGMENTS,
    find: "  /segments:\n    get:",
    replace: "  /tags:\n    get:",
    says: [
      "connector/intercom/tags.yaml:@1: paths > /tags > get: is already defined in segments.yaml.",
    ],
  },
  {
    name: "apiProperties.json lacks a comma",
    file: PROPERTIES,
    find: '"type": "securestring",',
    replace: '"type": "securestring"',
    says: [
      'apiProperties.json:@1: The file is not JSON: here "," or "}" is expected. Correct the text here or shortly before; nothing else in the file is checked until then.',
    ],
  },
  {
    name: "apiProperties.json has a comma too many",
    file: PROPERTIES,
    find: '"capabilities": ["actions", "triggers"]',
    replace: '"capabilities": ["actions", "triggers"],',
    says: [
      "apiProperties.json:@: There is a comma after the last value, and paconn cannot read a file that has one. Remove the comma.",
    ],
  },
  {
    name: "apiProperties.json says something twice",
    file: PROPERTIES,
    find: '"iconBrandColor": "#0f5c63",',
    replace: '"iconBrandColor": "#0f5c63",\n    "iconBrandColor": "#0f5c64",',
    says: [
      'apiProperties.json:@1: The name "iconBrandColor" occurs more than once in this object, and only the last one counts. Join the values under one name, or give one of them a name of its own.',
    ],
  },
  {
    name: "apiProperties.json has no properties",
    file: PROPERTIES,
    find: /^\{\n {2}"properties"/,
    replace: '{\n  "propertys"',
    says: ["apiProperties.json:@: There is no object `properties`. Add it."],
  },
  {
    name: "apiProperties.json holds what the build generates",
    file: PROPERTIES,
    find: '    "iconBrandColor"',
    replace: '    "scriptOperations": [],\n    "iconBrandColor"',
    says: ["apiProperties.json:@: scriptOperations is generated. Take it out of this file."],
  },
  {
    name: "apiProperties.json names a publisher of its own",
    file: PROPERTIES,
    find: '    "iconBrandColor"',
    replace: '    "publisher": "Somebody",\n    "iconBrandColor"',
    says: [
      "apiProperties.json:@: publisher is generated from connector/publisher.ts. Take it out of this file.",
    ],
  },
  {
    name: "a connection parameter has a type that is none",
    file: PROPERTIES,
    find: '"securestring"',
    replace: '"securestrin"',
    says: [
      'apiProperties.json:@: "type" has the value "securestrin", which is none of those that are known. Write one of string, securestring, int, bool, gatewaySetting, oauthSetting. (JsonValueNotInEnum)',
    ],
  },
  {
    name: "the brand colour is no colour",
    file: PROPERTIES,
    find: "#0f5c63",
    replace: "teal",
    says: [
      'apiProperties.json:@: "iconBrandColor" has a value that is not allowed: "teal". Write a colour of six hexadecimal digits, such as #0f5c63. (ValueNotAllowed)',
    ],
  },
  {
    name: "a connection parameter that a policy reads has another name",
    file: PROPERTIES,
    find: '"region": {',
    replace: '"regoin": {',
    says: [
      'connector/connector.ts:16: Host by region: The policy "Host by region" always takes the default: there is no connection parameter "region". Correct the name, or write the default itself. Did you mean "regoin"? (PolicyConnectionParameterOnlyDefault)',
    ],
  },
  {
    name: "a brace of the C# is missing",
    file: SCRIPT,
    find: "        if (result.RetryAfter != null) {",
    replace: "        if (result.RetryAfter != null)",
    says: [
      'connector/script/Script.cs:@: "}" has no counterpart. Close what is open, or remove what closes nothing.',
    ],
  },
  {
    name: "a bracket of the C# is missing",
    file: SCRIPT,
    find: "if (operationId == null)",
    replace: "if (operationId == null",
    says: [
      'connector/script/Script.cs:@: "(" has no counterpart. Close what is open, or remove what closes nothing.',
    ],
  },
  {
    name: "a brace of the C# is one too many",
    file: "connector/script/Walk.cs",
    find: /\}\s*$/,
    replace: "}\n}\n",
    says: [
      'connector/script/Walk.cs:@1: "}" has no counterpart. Close what is open, or remove what closes nothing.',
    ],
  },
  {
    name: "a semicolon of the C# is missing",
    file: "connector/script/Times.cs",
    find: ";\n",
    replace: "\n",
    compiled: true,
    says: [
      "connector/script/Times.cs:@: Unexpected symbol `using' in class, struct, or interface member declaration. (CS1519)",
    ],
  },
  {
    name: "a value of the C# is of another type than its variable",
    file: SCRIPT,
    find: "        var plan =",
    replace: '        int zz = "a"; var plan =',
    compiled: true,
    says: [
      "connector/script/Script.cs:@: Cannot implicitly convert type `string' to `int'. (CS0029)",
    ],
  },
  {
    name: "the place for the plans is gone",
    file: SCRIPT,
    find: "/* PLANS */",
    replace: '"{}"',
    says: [
      "connector/script/Script.cs: Exactly one file in connector/script must hold /* PLANS */, where the plans go; 0 do. Put it back where the constant PlansJson is.",
    ],
  },
  {
    name: "the icon is no SVG",
    file: "connector/icon.svg",
    find: "</svg>",
    replace: "</svgg>",
    says: [
      "connector/icon.svg: It cannot be drawn: SVG data parsing failed cause expected 'svg' tag, not 'svgg' at 9:1. Mend the SVG.",
    ],
  },
];
