/** Triggers of every kind that polls can be of; what ships need not have them yet. */
import type { Plan } from "../../../../scripts/plan/plan.ts";

const path = "/polled";
const to = { at: { $get: "item.updated_at" }, id: { $get: "item.id" }, in: { $get: "in" } };

/** The parts of whatever changed. */
const PARTS = {
  kind: "search",
  call: "/things/search",
  items: "data",
  time: "updated_at",
  pad: 0,
  lookBack: 300,
  where: [],
  parts: { call: "/parts/{id}", items: "parts.list", time: "created_at" },
} as const;

export const pollPlans = {
  /** A nested time under another name, constant conditions of all operators, what the maker chose. */
  TrigNested: {
    path,
    inputs: [
      { name: "tag", from: "query", title: "Tag" },
      { name: "teams", from: "query", title: "Teams", type: "list" },
      { name: "since", from: "query", title: "Since", type: "date-time" },
    ],
    poll: {
      kind: "search",
      call: "/things/search",
      items: "data",
      time: "statistics.last_close_at",
      searchedAs: "statistics.closed_at",
      changes: true,
      pad: 0,
      lookBack: 60,
      where: [
        { field: "a", operator: "=", value: "x" },
        { field: "b", operator: "!=", value: null },
        { field: "c", operator: "IN", value: ["x", 7] },
        { field: "d", operator: "NIN", value: [] },
        { field: "e", operator: ">", value: 7 },
        { field: "f", operator: "<", value: 0.5 },
        { field: "g", operator: "~", value: "é😀" },
        { field: "h", operator: "!~", value: true },
        { field: "i", operator: "^", value: "" },
        { field: "j", operator: "$", value: "$get" },
      ],
      filters: [
        { field: "tag_ids", operator: "=", value: { $get: "in.tag" } },
        { field: "team", operator: "IN", value: { $get: "in.teams" } },
        { field: "created_at", operator: ">", value: { $get: "in.since" } },
      ],
      keep: { $not: { $in: { $get: "item.id" }, of: ["never"] } },
      to: { ...to, at: { $time: { $get: "item.statistics.last_close_at" } } },
    },
  },
  /** What is kept depends on names. */
  TrigNamed: {
    path,
    poll: {
      kind: "search",
      call: "/things/search",
      items: "data",
      time: "updated_at",
      created: "created_at",
      pad: 93_600,
      lookBack: 300,
      where: [],
      names: [{ list: "tags", all: "/tags", own: "/contacts/{id}/tags" }],
      keep: { $given: { $get: "names.tags.0" } },
      to: { ...to, names: { $get: "names" } },
    },
  },
  TrigParts: {
    path,
    inputs: [{ name: "kind", from: "query", title: "Kind", words: ["note", "close"] }],
    poll: {
      ...PARTS,
      keep: {
        $in: { $first: [{ $get: "in.kind" }, "note"] },
        of: ["note", "close"],
      },
      to: { ...to, part: { $get: "part" } },
    },
  },
  /** Parts of what is found by the day: all that changed that day is found, and little of it read. */
  TrigDayParts: {
    path,
    inputs: [{ name: "tag", from: "query", title: "Tag", required: true }],
    poll: {
      ...PARTS,
      pad: 93_600,
      filters: [{ field: "tag_id", operator: "=", value: { $get: "in.tag" } }],
      keep: { $equal: [{ $text: { $get: "part.id" } }, { $get: "in.tag" }] },
      to,
    },
  },
  /** Parts, and names of the items that they are of. */
  TrigNamedParts: {
    path,
    poll: {
      ...PARTS,
      names: [{ list: "companies", each: "/companies/{id}", own: "/contacts/{id}/companies" }],
      to: { ...to, part: { $get: "part.id" }, names: { $get: "names" } },
    },
  },
  TrigNumbers: {
    path,
    inputs: [{ name: "folder", from: "query", title: "Folder", required: true }],
    poll: {
      kind: "list",
      call: "/list/{folder}",
      values: { folder: { $get: "in.folder" } },
      query: { order: "desc", page: 9, folder: { $get: "in.folder" } },
      items: "data",
      time: "updated_at",
      changes: true,
      lookBack: 300,
      since: "updated_since",
      pages: { by: "number", size: 12 },
      to,
    },
  },
  TrigCursors: {
    path,
    poll: {
      kind: "list",
      call: "/list",
      items: "data",
      time: "created_at",
      lookBack: 300,
      pages: { by: "cursor", size: 14 },
      names: [{ list: "companies", each: "/companies/{id}", own: "/contacts/{id}/companies" }],
      to: { ...to, names: { $get: "names" } },
    },
  },
  TrigLinks: {
    path,
    poll: {
      kind: "list",
      call: "/list",
      query: { type: "user", intercom_user_id: "é&1" },
      items: "data",
      time: "created_at",
      lookBack: 300,
      since: "after",
      pages: { by: "link", size: 14 },
      to,
    },
  },
} as const satisfies Readonly<Record<string, Plan>>;
