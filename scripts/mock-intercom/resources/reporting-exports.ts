import type { JsonObject } from "../../common/json.ts";
import { requiredTimeOf } from "../body.ts";
import { ApiError } from "../errors.ts";
import { type Conversation, isContact } from "../records/conversation.ts";
import type { ExportJob } from "../records/export-job.ts";
import { type ApiRequest, file, objectBody, ok, param, type Route } from "../route.ts";
import type { Workspace } from "../state/state.ts";
import { holds } from "../versions/rules.ts";
import { downloadOf, exportedFile } from "./export-file.ts";
import {
  CONVERSATION_COLUMNS,
  CONVERSATION_DATASET,
  type DatasetColumn,
  qualifiedId,
} from "./reporting-datasets.ts";

export const reportingExportRoutes: readonly Route[] = [
  {
    call: "GET /export/reporting_data/get_datasets",
    handle: () => () => {
      const attributes = CONVERSATION_COLUMNS.map((column) => ({
        id: column.id,
        qualified_id: qualifiedId(column),
        name: column.name,
      }));
      return ok({ type: "list", data: [{ ...CONVERSATION_DATASET, attributes }] });
    },
  },
  {
    call: "POST /export/reporting_data/enqueue",
    handle: (request, workspace) => {
      const body = objectBody(request);
      const columns = readColumns(body);
      const from = requiredTimeOf(body, "start_time");
      const to = requiredTimeOf(body, "end_time");
      return () => {
        const rows = [...workspace.conversations.values()]
          .filter(({ created_at }) => created_at >= from && created_at <= to)
          .filter(
            (one) =>
              holds("datasets have conversations without contacts", request.version) ||
              contactSpoke(one),
          )
          .map((one) => columns.map(({ read }) => String(read(one) ?? "")));
        const job = workspace.startExport("reporting", [columns.map(({ id }) => id), ...rows]);
        return exportAnswer(job, request, workspace);
      };
    },
  },
  {
    call: "GET /export/reporting_data/{job_identifier}",
    handle: (request, workspace) => () =>
      exportAnswer(jobOf(request, workspace), request, workspace),
  },
  {
    call: "GET /download/reporting_data/{job_identifier}",
    handle: (request, workspace) => () => {
      const job = jobOf(request, workspace);
      return file(exportedFile(job, workspace), "application/octet-stream");
    },
  },
];

const jobOf = (request: ApiRequest, workspace: Workspace) =>
  workspace.existingExport("reporting", param(request, "job_identifier"));

function exportAnswer(job: ExportJob, request: ApiRequest, workspace: Workspace) {
  const progress = workspace.exportProgress(job);
  const path = `/download/reporting_data/${job.id}?app_id=${workspace.id}`;
  return ok({
    job_identifier: job.id,
    status: progress === "done" ? "complete" : progress,
    ...downloadOf(job, path, request, workspace),
  });
}

/** Before 2.16 conversations in which no contact wrote were left out. */
const contactSpoke = ({ source, statistics }: Conversation) =>
  isContact(source?.author) || statistics.first_contact_reply_at !== null;

const badRequest = (message: string) => new ApiError(400, "bad_request", message);

/** Messages are those of the description's examples. */
function readColumns({ dataset_id, attribute_ids }: JsonObject): DatasetColumn[] {
  if (dataset_id === undefined) throw badRequest("'dataset_id' is a required parameter");
  if (dataset_id !== CONVERSATION_DATASET.id) {
    throw badRequest(`${String(dataset_id)} is not a valid dataset_id`);
  }
  if (attribute_ids === undefined) throw badRequest("'attribute_ids' is a required parameter");
  if (!Array.isArray(attribute_ids)) {
    throw badRequest("'attribute_ids' not an array must be of type Array");
  }
  if (attribute_ids.length === 0) {
    throw badRequest("attribute_ids must contain at least one attribute_id");
  }
  // The list of datasets asks for qualified ids, the example of a request has the others.
  const columns = attribute_ids.map((id) =>
    CONVERSATION_COLUMNS.find((column) => column.id === id || qualifiedId(column) === id),
  );
  const unknown = attribute_ids.filter((_, index) => columns[index] === undefined);
  if (unknown.length > 0) {
    throw badRequest(`attribute_ids invalid for conversation dataset: ${unknown.join(", ")}`);
  }
  return columns.filter((column) => column !== undefined);
}
