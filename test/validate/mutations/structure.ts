import { at, drop, put, rename } from "./draft.ts";
import type { Mutations } from "./mutation.ts";
import {
  action,
  apiProperties,
  connectionParameter,
  info,
  pathParameter,
  policy,
  root,
  sentText,
  settings,
  success,
} from "./places.ts";

export const STRUCTURE: Mutations = {
  JsonTypeIncorrect: {
    "a text for a length": (draft) => put(sentText(draft), "maxLength", "100"),
    "a number for what a response is": (draft) => put(success(draft), "description", 200),
    "a number for a version": (draft) => put(info(draft), "version", 1),
    "a list for a file name": (draft) => put(settings(draft), "icon", ["icon.png"]),
  },
  JsonValueNotInEnum: {
    "a visibility that is not known": (draft) => put(action(draft), "x-ms-visibility", "visible"),
    "a type that is not known": (draft) => put(sentText(draft), "type", "text"),
    "a kind of secret that is not known": (draft) =>
      put(connectionParameter(draft, "securestring"), "type", "password"),
  },
  RequiredPropertyMissing: {
    "a misspelt version"(draft) {
      rename(info(draft), "version", "Version");
      return at(info(draft));
    },
    "a definition without paths"(draft) {
      drop(root(draft), "paths");
      return at(root(draft));
    },
    "a connector without a description"(draft) {
      drop(info(draft), "description");
      return at(info(draft));
    },
    "paging without the name of the next link"(draft) {
      return put(action(draft), "x-ms-pageable", {});
    },
    "a parameter without a type"(draft) {
      drop(pathParameter(draft), "type");
      return at(pathParameter(draft));
    },
    "a policy without a title"(draft) {
      const { policy: untitled } = policy(draft, "setheader");
      drop(untitled, "title");
      return at(untitled);
    },
  },
  ValueNotAllowed: {
    "a colour by name": (draft) => put(apiProperties(draft), "iconBrandColor", "teal"),
  },

  AdditionalPropertyNotAllowed: {
    "a property that nobody reads": (draft) => put(settings(draft), "apiKey", "none"),
  },
};
