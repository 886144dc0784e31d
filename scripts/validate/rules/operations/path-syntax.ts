import { pathVariables } from "../../model/paths.ts";
import { rule } from "../../rule.ts";
import { isOfRoot } from "../document/open-api-3-leftover.ts";

export const operationPathMustStartWithSlash = rule({
  id: "OperationPathMustStartWithSlash",
  severity: "error",
  area: "operations",
  message: 'The path "{path}" does not begin with a slash.',
  advice: 'Write "/{path}".',
  check({ pathItems }, report) {
    for (const { path, ...item } of pathItems) {
      if (!path.startsWith("/") && !isOfRoot(path)) report(item, { path });
    }
  },
});

export const operationPathMayNotContainQueryOrFragment = rule({
  id: "OperationPathMayNotContainQueryOrFragment",
  severity: "error",
  area: "operations",
  message: 'The path {path} contains "{character}", with which a path ends.',
  advice: "Declare query parameters for what follows, or write the character as {encoded}.",
  check({ pathItems }, report) {
    for (const { path, ...item } of pathItems) {
      const [character] = /[?#]/.exec(path) ?? [];
      if (character === undefined) continue;
      report(item, { path, character, encoded: encodeURIComponent(character) });
    }
  },
});

export const operationPathContainsUnsupportedCharacters = rule({
  id: "OperationPathContainsUnsupportedCharacters",
  severity: "error",
  area: "operations",
  message: 'The path {path} contains "*"; paths have no wildcards.',
  advice: "Declare a path for each case, or a path parameter for the segment.",
  check({ pathItems }, report) {
    for (const { path, ...item } of pathItems) {
      if (path.includes("*")) report(item, { path });
    }
  },
});

export const operationPathTemplateNotValid = rule({
  id: "OperationPathTemplateNotValid",
  severity: "error",
  area: "operations",
  message: "The braces in the path {path} enclose no variable, or a slash, or are not in pairs.",
  advice: 'Put the name of each variable into braces, within one segment: "/tags/{example}".',
  check({ pathItems }, report) {
    for (const { path, ...item } of pathItems) {
      const outside = path.replace(/\{[^{}/]+\}/g, "");
      if (/[{}]/.test(outside)) report(item, { path, example: "{tag_id}" });
    }
  },
});

export const operationPathVariablesContainDefaults = rule({
  id: "OperationPathVariablesContainDefaults",
  severity: "error",
  area: "operations",
  message: 'The variable "{variable}" in the path {path} is given a value by "=".',
  advice: 'Leave the name only, and give the value as "default" of the path parameter.',
  check({ pathItems }, report) {
    for (const { path, ...item } of pathItems) {
      const [, variable] = /\{([^{}/]*=[^{}/]*)\}/.exec(path) ?? [];
      if (variable !== undefined) report(item, { path, variable });
    }
  },
});

export const operationPathMalformed = rule({
  id: "OperationPathMalformed",
  severity: "warning",
  area: "operations",
  message: "The path {path} has {what}.",
  advice: "Correct it: gateways change such paths before they call the service.",
  check({ pathItems }, report) {
    for (const { path, ...item } of pathItems) {
      // What follows "?" or "#" is no path, which another rule says.
      const [template = ""] = path.split(/[?#]/);
      if (/\s/.test(template.replace(/\{[^{}]*\}/g, ""))) {
        report(item, { path, what: "white space" });
      }
      if (template.includes("//")) report(item, { path, what: "two slashes in a row" });
      const twice = pathVariables(path).find((name) => template.split(`{${name}}`).length > 2);
      if (twice !== undefined) report(item, { path, what: `the variable "${twice}" twice` });
    }
  },
});
