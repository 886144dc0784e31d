import { resourceNotFound } from "../errors.ts";
import type { Company } from "../records/company.ts";
import type { Contact } from "../records/contact.ts";
import type { Segment } from "../records/segment.ts";
import type { Condition } from "../search/condition.ts";
import type { Base } from "./base.ts";
import type { Workspace } from "./state.ts";

export type NewSegment = Pick<Segment, "name" | "members" | "rule">;

export interface SegmentState {
  /** Those that Intercom sets up for every workspace, and what was added. */
  readonly segments: readonly Segment[];
  /** Only here: the API cannot make segments. */
  createSegment(segment: NewSegment): Segment;
  /** @throws {ApiError} 404 */
  existingSegment(id: string): Segment;
  segmentsOfContact(contact: Contact): Segment[];
  segmentsOfCompany(company: Company): Segment[];
  /** What a search for the contacts in a segment looks for; nobody is in an unknown one. */
  segmentCondition(id: string): Condition;
  /** How many fall into a segment now. */
  sizeOfSegment(segment: Segment): number;
}

const DAY = 86_400;

const PRESET: readonly NewSegment[] = [
  {
    name: "Active",
    members: "user",
    rule: { kind: "time", field: "last_seen_at", from_days: 0, to_days: 30 },
  },
  {
    name: "Slipping Away",
    members: "user",
    rule: { kind: "time", field: "last_seen_at", from_days: 30, to_days: 60 },
  },
  {
    name: "New",
    members: "user",
    rule: { kind: "time", field: "created_at", from_days: 0, to_days: 1 },
  },
  {
    name: "New Leads",
    members: "lead",
    rule: { kind: "time", field: "created_at", from_days: 0, to_days: 1 },
  },
];

/** What it needs of the workspace. */
type Needs = Pick<Workspace, "companies" | "contacts">;

export function segmentState(base: Base, all: () => Needs): SegmentState {
  const { storage, stamp, facts } = base;
  const ids = base.random("segments");
  const make = (segment: NewSegment, id: string, seconds: number): Segment => ({
    id,
    name: segment.name,
    created_at: seconds,
    updated_at: seconds,
    members: segment.members,
    rule: segment.rule,
  });
  const segments = storage.list<Segment>(
    "segments",
    PRESET.map((segment) => make(segment, ids.hex(24), facts.created_at)),
  );

  const times = (item: Contact | Company, field: "created_at" | "last_seen_at") => {
    if (field === "created_at") return item.created_at;
    return "role" in item ? item.last_seen_at : item.last_request_at;
  };
  const obeys = (item: Contact | Company, { rule }: Segment) => {
    if (rule.kind === "tag") {
      return item.tags.some((tag) => (typeof tag === "string" ? tag : tag.id) === rule.tag);
    }
    const time = times(item, rule.field);
    const age = time === null ? Infinity : stamp().seconds - time;
    return age >= rule.from_days * DAY && age < rule.to_days * DAY;
  };
  const contactIn = (contact: Contact, segment: Segment) =>
    segment.members === contact.role && !contact.archived && obeys(contact, segment);
  const companyIn = (company: Company, segment: Segment) =>
    segment.members === "company" && obeys(company, segment);
  const count = <T>(items: Iterable<T>, counts: (item: T) => boolean) => {
    let size = 0;
    for (const item of items) if (counts(item)) size += 1;
    return size;
  };

  return {
    segments,
    createSegment(input) {
      const segment = make(input, base.objectId(), stamp().seconds);
      segments.push(segment);
      return segment;
    },
    existingSegment(id) {
      const segment = segments.find((one) => one.id === id);
      if (segment === undefined) throw resourceNotFound();
      return segment;
    },
    segmentsOfContact: (contact) => segments.filter((segment) => contactIn(contact, segment)),
    segmentsOfCompany: (company) => segments.filter((segment) => companyIn(company, segment)),
    segmentCondition(id) {
      const segment = segments.find((one) => one.id === id);
      if (segment === undefined) return { kind: "any", parts: [] };
      const { members, rule } = segment;
      const role: Condition = { kind: "in", field: "role", values: [members], negate: false };
      if (rule.kind === "tag") {
        const tag: Condition = { kind: "in", field: "tag_id", values: [rule.tag], negate: false };
        return { kind: "all", parts: [role, tag] };
      }
      // As `obeys` has it: the first second that is young enough, and the first that is too young.
      const after = (days: number) => (stamp().seconds - days * DAY + 1) * 1000;
      const time: Condition = {
        kind: "range",
        field: rule.field,
        from: after(rule.to_days),
        before: after(rule.from_days),
      };
      return { kind: "all", parts: [role, time] };
    },
    sizeOfSegment(segment) {
      return segment.members === "company"
        ? count(all().companies.values(), (company) => companyIn(company, segment))
        : count(all().contacts.values(), (contact) => contactIn(contact, segment));
    },
  };
}
