import { defined } from "../../common/defined.ts";
import type { JsonObject } from "../../common/json.ts";
import { objectsOf, textOf } from "../body.ts";
import { ApiError } from "../errors.ts";
import { numberedPage, readPlace } from "../paging.ts";
import type { Audience, Predicate } from "../records/audience.ts";
import { empty, objectBody, ok, param, type Route } from "../route.ts";
import type { AudienceFields } from "../state/audiences.ts";

const PAGE = { perPage: 50, max: 50 };

export const audienceRoutes: readonly Route[] = [
  {
    call: "GET /audiences",
    handle: (request, workspace) => {
      const place = readPlace(request, PAGE);
      return () => {
        const { items, total, pages } = numberedPage([...workspace.audiences.values()], place);
        // Unlike elsewhere, the page numbers stand beside the list and there is no next address.
        const { page, per_page, total_pages } = pages;
        const data = items.map(audienceJson);
        return ok({ type: "list", data, total_count: total, page, per_page, total_pages });
      };
    },
  },
  {
    call: "POST /audiences",
    handle: (request, workspace) => {
      const { name, ...fields } = readFields(objectBody(request));
      if (name === undefined) throw invalid("Name is required");
      return () => {
        const audience = workspace.createAudience({ name, ...fields });
        workspace.emit("audience.created", { item: audienceJson(audience) });
        return ok(audienceJson(audience), 201);
      };
    },
  },
  {
    call: "GET /audiences/{id}",
    handle: (request, workspace) => () =>
      ok(audienceJson(workspace.existingAudience(param(request, "id")))),
  },
  {
    call: "PUT /audiences/{id}",
    handle: (request, workspace) => {
      const { id } = workspace.existingAudience(param(request, "id"));
      const fields = readFields(objectBody(request));
      return () => {
        const audience = workspace.updateAudience(id, fields);
        workspace.emit("audience.updated", { item: audienceJson(audience) });
        return ok(audienceJson(audience));
      };
    },
  },
  {
    call: "DELETE /audiences/{id}",
    handle: (request, workspace) => () => {
      const { id } = workspace.deleteAudience(param(request, "id"));
      workspace.emit("audience.deleted", { item: { type: "audience", id, deleted: true } });
      return empty(204);
    },
  },
];

const audienceJson = (audience: Audience) => ({ type: "audience", ...audience });

/** Audiences have an error code of their own. */
const invalid = (message: string) => new ApiError(422, "validation_error", message);

function readFields(body: JsonObject): Partial<AudienceFields> {
  const { name } = body;
  if (name !== undefined && (typeof name !== "string" || name.trim() === "")) {
    throw invalid("Name must not be blank");
  }
  return defined<AudienceFields>({
    name,
    predicates: objectsOf(body, "predicates")?.map(readPredicate),
    role_predicates: objectsOf(body, "role_predicates")?.map(readPredicate),
  });
}

const readPredicate = (predicate: JsonObject): Predicate =>
  defined<Predicate>({
    attribute: textOf(predicate, "attribute"),
    type: textOf(predicate, "type"),
    comparison: textOf(predicate, "comparison"),
    value: textOf(predicate, "value"),
  });
