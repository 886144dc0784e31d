import { describe, expect, test } from "vitest";
import { jsonFile } from "../../scripts/validate/files.ts";
import {
  applyEdits,
  removeAt,
  replaceValue,
  setProperty,
  spanAt,
} from "../../scripts/validate/json/edit.ts";
import { parseJsonText } from "../../scripts/validate/json/parse.ts";
import { textOf } from "../../scripts/validate/json/values.ts";

describe("the JSON reader", () => {
  const values: [what: string, text: string][] = [
    ["an object", '{"a": {"b": [1, -2.5e3, true, null, "x"]}}'],
    ["escapes", '"\\u00e9\\n\\"\\\\"'],
    ["a name like that of a prototype", '{"__proto__": {"a": 1}, "constructor": 2}'],
    ["empty things", '{"a": {}, "b": [], "c": ""}'],
    ["white space", " \r\n\t[ 1 ,\n2 ] "],
  ];
  test.each(values)("reads %s as JSON.parse does", (_, text) => {
    const { value, problems } = parseJsonText(text);
    expect(problems).toEqual([]);
    expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
  });

  const forgiven: [kind: string, text: string, start: number][] = [
    ["comment", '{"a": 1} // end', 9],
    ["comment", '{/* b */"a": 1}', 1],
    ["trailing-comma", '{"a": 1,}', 7],
    ["trailing-comma", '{"a": 1, }', 7],
    ["byte-order-mark", '\uFEFF{"a": 1}', 0],
    ["duplicate-key", '{"a": 2, "a": 1}', 9],
  ];
  test.each(forgiven)("forgives a %s in %s, and says where it is", (kind, text, start) => {
    const { value, problems } = parseJsonText(text);
    expect(value).toEqual({ a: 1 });
    expect(problems).toMatchObject([{ kind, start }]);
  });

  const broken: [text: string, at: number][] = [
    ["", 0],
    ["{", 1],
    ['{"a" 1}', 5],
    ['{"a": 1 "b": 2}', 8],
    ["{a: 1}", 1],
    ['{"a": tru}', 6],
    ['{"a": 01}', 6],
    ['{"a": 1} x', 9],
    ['{"a": "b', 8],
    ['{"a": "line\nbreak"}', 11],
    ["[1,,2]", 3],
    ['"\\x"', 0],
  ];
  test.each(broken)("says where %j stops being JSON", (text, at) => {
    const { value, problems } = parseJsonText(text);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ kind: "syntax", start: at }]);
  });

  test("reads five hundred levels, and says where a text goes deeper", () => {
    const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    expect(parseJsonText(nested(500)).problems).toEqual([]);
    const { value, problems } = parseJsonText(nested(20_000));
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ kind: "syntax", start: 500 }]);
  });
});

test.each(["\uFEFF{}", "{}"])("says of %j in UTF-16 that it is in UTF-16", (text) => {
  const { state, problems } = jsonFile(
    "definition",
    "a.json",
    Buffer.from(text, "utf16le").toString(),
  );
  expect(state).toBe("broken");
  expect(problems).toMatchObject([
    { kind: "encoding", start: 0, detail: expect.stringContaining("UTF-16") },
  ]);
});

const TEXT = `{
    "a": 1,
    "list": [
        { "b/c": "x" },
        {}
    ]
}
`;
const file = jsonFile("definition", "a.json", TEXT);

describe("positions", () => {
  const places: [pointer: string, text: string, line: number, column: number][] = [
    ["/a", "1", 2, 10],
    ["/list/0/b~1c", '"x"', 4, 18],
    ["/list/1", "{}", 5, 9],
    ["/list/0/none", '{ "b/c": "x" }', 4, 9],
  ];
  test.each(places)("%s is at its line and column", (pointer, text, line, column) => {
    const span = spanAt(file, pointer);
    expect(TEXT.slice(span?.start, span?.end)).toBe(text);
    expect(file.position(span?.start ?? 0)).toEqual({ line, column });
  });

  test("do not count a byte order mark", () => {
    const { position } = jsonFile("definition", "a.json", '\uFEFF{ "a": 1,\n"b": 2 }');
    expect(position(0)).toEqual({ line: 1, column: 1 });
    expect(position(3)).toEqual({ line: 1, column: 3 });
    expect(position(11)).toEqual({ line: 2, column: 1 });
  });
});

describe("edits keep the formatting", () => {
  const edits: [what: string, edits: ReturnType<typeof setProperty>, result: string][] = [
    ["a value is replaced", replaceValue(file, "/a", "one"), TEXT.replace("1,", '"one",')],
    ["a property is set", setProperty(file, "", "a", 2), TEXT.replace("1,", "2,")],
    [
      "a property is added",
      setProperty(file, "", "z", true),
      TEXT.replace("    ]\n}", '    ],\n    "z": true\n}'),
    ],
    [
      "one is added on the line",
      setProperty(file, "/list/0", "d", 1),
      TEXT.replace('"x"', '"x", "d": 1'),
    ],
    [
      "one is added to nothing",
      setProperty(file, "/list/1", "d", 1),
      TEXT.replace("{}", '{"d": 1}'),
    ],
    ["the first goes", removeAt(file, "/a"), TEXT.replace('"a": 1,\n    ', "")],
    ["the last goes", removeAt(file, "/list/1"), TEXT.replace(",\n        {}", "")],
    ["the only one goes", removeAt(file, "/list/0/b~1c"), TEXT.replace('"b/c": "x"', "")],
  ];
  test.each(edits)("%s", (_, given, result) => {
    expect(applyEdits(TEXT, given)).toBe(result);
  });

  test("a property is added without spaces where there are none", () => {
    const file = jsonFile("definition", "a.json", '{"a":{"b":1}}');
    expect(applyEdits(file.text, setProperty(file, "/a", "c", true))).toBe(
      '{"a":{"b":1,"c":true}}',
    );
  });

  test("comments around what goes stay", () => {
    const text = '{ "a": 1, // of a, and more\n/* of b, */ "b": 2 }';
    const file = jsonFile("definition", "a.json", text);
    expect(applyEdits(text, removeAt(file, "/a"))).toBe(text.replace('"a": 1,', ""));
    expect(applyEdits(text, removeAt(file, "/b"))).toBe(
      '{ "a": 1 // of a, and more\n/* of b, */  }',
    );
  });

  test("of two that collide the first is applied", () => {
    const both = [...setProperty(file, "/list/1", "d", 1), ...setProperty(file, "/list/1", "e", 2)];
    expect(applyEdits(TEXT, both)).toBe(TEXT.replace("{}", '{"d": 1}'));
  });
});

test("a value is a text to compare whatever a stranger's file calls its keys", () => {
  expect(textOf({ toString: 1 })).toBe('{"toString":1}');
  expect([textOf(true), textOf(1), textOf("a"), textOf(null)]).toEqual(["true", "1", "a", "null"]);
});
