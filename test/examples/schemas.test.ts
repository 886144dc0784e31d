import { expect, it } from "vitest";
import shipped from "../../connector/connector.ts";
import { fieldsOf } from "../../scripts/language/schema.ts";
import type { Mock } from "../../scripts/mock-intercom/mock.ts";
import { seedWorkspace } from "../../scripts/mock-intercom/seed.ts";
import { describeExamples } from "./run.ts";
import * as schemas from "./schemas.ts";

describeExamples(
  "fields that the workspace decides on",
  { Schemas: schemas },
  (open) => {
    const seeded = () => {
      const bench = open();
      seedWorkspace(bench.mock, { contacts: 2 });
      return bench;
    };
    const typeNamed = ({ workspace }: Mock, name: string) => {
      const found = [...workspace.ticketTypes.values()].find((type) => type.name === name);
      if (found === undefined) throw new Error(`there is no type ${name}`);
      return found;
    };
    const paths = (mock: Mock) => [...mock.journal].map(({ method, path }) => `${method} ${path}`);

    it("are told with title, type, words and description, times as dates", async () => {
      const { connection } = seeded();
      expect(await connection.schema("CreatePerson", "body/custom_attributes")).toEqual({
        type: "object",
        properties: {
          job_title: {
            type: "string",
            "x-ms-summary": "job_title",
            description: "What somebody does",
          },
          seats: { type: "integer", "x-ms-summary": "seats" },
          plan: { type: "string", "x-ms-summary": "plan", enum: ["Free", "Team", "Company"] },
          score: { type: "number", "x-ms-summary": "score" },
          reads_newsletter: { type: "boolean", "x-ms-summary": "reads_newsletter" },
          trial_ends_at: {
            type: "string",
            format: "date-time",
            "x-ms-summary": "trial_ends_at",
            description: "When the free trial is over",
          },
        },
      });
    });

    it("are in answers as Intercom answers them: times in unix seconds, any word", async () => {
      const { connection } = seeded();
      const schema = await connection.schema("GetPerson", "response/custom_attributes", {});
      expect(schema.properties).toMatchObject({
        plan: { type: "string" },
        trial_ends_at: {
          type: "integer",
          description: "When the free trial is over (in unix seconds)",
        },
      });
      expect(JSON.stringify(schema)).not.toContain("enum");
    });

    it("follow the parameter that they depend on", async () => {
      const { connection, mock } = seeded();
      const of = async (name: string, place: string) =>
        connection.schema("OpenTicket", place, { "body/ticket_type_id": typeNamed(mock, name).id });
      const bug = await of("Bug report", "body/ticket_attributes");
      expect(bug).toMatchObject({
        properties: {
          Severity: { type: "string", enum: ["Low", "Medium", "High"] },
          "Affected users": { type: "integer" },
          "First seen": { type: "string", format: "date-time" },
        },
        required: ["Severity"],
      });
      const feature = await of("Feature request", "body/ticket_attributes");
      expect(Object.keys(feature.properties as object)).toContain("Worth in euros");
      const answer = await of("Bug report", "response/ticket_attributes");
      expect(answer).toMatchObject({
        properties: { "First seen": { type: "integer" } },
        required: [],
      });
    });

    it("are written with times in seconds, after one more call that tells which they are", async () => {
      const { connection, mock } = seeded();
      const made = await connection.call("CreatePerson", {
        "body/email": "ada@example.com",
        "body/custom_attributes": {
          trial_ends_at: "2026-03-01T09:30:00+01:00",
          plan: "Team",
          seats: 3,
        },
      });
      expect(made.body).toMatchObject({
        custom_attributes: { trial_ends_at: 1_772_353_800, plan: "Team", seats: 3 },
      });
      expect(paths(mock)).toEqual(["GET /data_attributes", "POST /contacts"]);
    });

    it("cost no call where nothing is filled in", async () => {
      const { connection, mock } = seeded();
      await connection.call("CreatePerson", { "body/email": "ada@example.com" });
      expect(paths(mock)).toEqual(["POST /contacts"]);
    });

    it("are converted by what depends on another parameter, too", async () => {
      const { connection, mock } = seeded();
      const [contact] = mock.workspace.contacts.values();
      const { response, body } = await connection.call("OpenTicket", {
        "body/ticket_type_id": typeNamed(mock, "Bug report").id,
        "body/contacts": [{ id: contact?.id }],
        "body/ticket_attributes": { Severity: "High", "First seen": "2026-03-01T00:00:00Z" },
      });
      expect([response.status, body]).toMatchObject([
        200,
        { ticket_attributes: { "First seen": 1_772_323_200 } },
      ]);
    });

    it("are told by an input that is sent nowhere, for a planned action and its answer", async () => {
      const { connection, mock } = seeded();
      const [contact] = mock.workspace.contacts.values();
      const { id } = typeNamed(mock, "Bug report");
      const type = { "body/ticket_type_id": id };
      for (const place of ["body/ticket_attributes", "response/ticket_attributes"]) {
        const { properties } = await connection.schema("FillInTicket", place, type);
        expect(Object.keys(properties as object)).toContain("First seen");
      }
      const made = await connection.call("OpenTicket", {
        ...type,
        "body/contacts": [{ id: contact?.id }],
        "body/ticket_attributes": { Severity: "High" },
      });
      const { body } = await connection.call("FillInTicket", {
        ...type,
        ticket_id: (made.body as { id: string }).id,
        "body/ticket_attributes": { "First seen": "2026-03-01T00:00:00Z" },
      });
      expect(body).toMatchObject({
        ticket_attributes: { Severity: "High", "First seen": 1_772_323_200 },
      });
    });

    it("refuse a text that is no time, naming the field", async () => {
      const { connection } = seeded();
      const { response } = await connection.call("CreatePerson", {
        "body/email": "ada@example.com",
        "body/custom_attributes": { trial_ends_at: "soon" },
      });
      expect(response).toMatchObject({ status: 400 });
      expect(response.body).toContain("Custom Attributes (custom_attributes.trial_ends_at)");
    });

    it("are converted in a plan wherever it sends them, and asked for once", async () => {
      const { connection, mock } = seeded();
      const upsert = (trial_ends_at: string) =>
        connection.call("UpsertPerson", {
          "body/email": "ada@example.com",
          "body/custom_attributes": { trial_ends_at },
        });
      await upsert("2026-03-01");
      const { body } = await upsert("2026-03-02");
      expect(body).toMatchObject({ custom_attributes: { trial_ends_at: 1_772_409_600 } });
      expect(paths(mock).slice(2, 4)).toEqual(["GET /data_attributes", "POST /contacts"]);
    });
  },
  {
    schemas: {
      ...shipped.schemas,
      contact: { fields: { custom_attributes: fieldsOf(schemas.PersonAttributes) } },
    },
  },
);
