import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { input } from "../../scripts/language/inputs.ts";
import { plannedAction } from "../../scripts/language/planned.ts";
import { returns } from "../../scripts/language/returns.ts";
import { field, shape } from "../../scripts/language/shape.ts";
import { call, named, set } from "../../scripts/language/steps.ts";
import { equals, find, first, fixed } from "../../scripts/language/values.ts";
import { choiceList } from "../choice-list.ts";

type Dataset = Schemas["reporting_dataset"];
type Column = NonNullable<Dataset["attributes"]>[number];
type App = NonNullable<Schemas["admin_with_app"]["app"]>;

const datasets = named<Schemas["reporting_dataset_list"]>("datasets");
const dataset = named<Dataset>("dataset");
const me = named<Schemas["admin_with_app"]>("me");

const started = named<Schemas["reporting_data_export"]>("started");

/** An export that is under way. */
const EXPORTING = {
  before: [
    call("POST /export/reporting_data/enqueue", {
      as: started,
      body: {
        dataset_id: "conversation",
        attribute_ids: ["conversation.conversation_id"],
        start_time: 1_767_225_600,
        end_time: 1_767_830_400,
      },
    }),
  ],
  values: { job_identifier: started.job_identifier },
};

export const ListReportingDatasets = action("GET /export/reporting_data/get_datasets", {
  path: "/reporting_datasets",
});
const column = shape<Column>()("Reporting_Column", "Column", "A column to choose.", (one) => ({
  id: field.always("string", "Id", "What an export calls the column.", one.qualified_id),
  name: field.always("string", "Name", "Its name.", first(one.name, one.qualified_id)),
}));

export const ListReportingColumnChoices = plannedAction({
  method: "GET",
  path: "/choices/reporting_columns",
  summary: "List reporting columns to choose from",
  description: "Lists the columns of a dataset, to choose from.",
  visibility: "internal",
  inputs: {
    dataset_id: input.string({ title: "Dataset", description: "The dataset.", required: true }),
  },
  returns: returns.listOf(column),
  plan: ({ dataset_id }) => ({
    steps: [
      call("GET /export/reporting_data/get_datasets", { as: datasets }),
      set(
        dataset,
        find(datasets.data, ({ id }) => equals(id, dataset_id)),
      ),
    ],
    answer: column.listFrom(dataset.attributes),
  }),
});

export const ListWorkspaceChoices = choiceList("workspace", {
  read: call("GET /me", { as: me }),
  from: fixed<App[]>([{ $get: "me.app" }]),
  entry: ({ id_code, name }) => ({ id: id_code, name: first(name, id_code) }),
});

export const StartReportingDataExport = action("POST /export/reporting_data/enqueue", {
  description:
    "Starts the export of a dataset for a period. Then ask Get the status of a reporting data export every minute or so, in a Do until, until the status is complete; then Download a reporting data export gives the file. At most 5 exports wait at a time.",
  parameters: {
    dataset_id: { title: "Dataset" },
    attribute_ids: {
      title: "Columns",
      description: "The columns to export.",
      choices: choices(ListReportingColumnChoices, {
        value: "id",
        title: "name",
        with: { dataset_id: { parameter: "dataset_id" } },
      }),
    },
  },
});
export const GetReportingDataExport = action("GET /export/reporting_data/{job_identifier}", {
  parameters: { app_id: "omit", client_id: "omit" },
  trial: EXPORTING,
});
export const DownloadReportingDataExport = action("GET /download/reporting_data/{job_identifier}", {
  description:
    "Gives the file of an export that is complete: a table as CSV, which may be packed with gzip. Name it report.csv, or report.csv.gz, where you save it.",
  parameters: {
    app_id: {
      title: "Workspace",
      description: "The workspace of the connection.",
      choices: choices(ListWorkspaceChoices, { value: "id", title: "name" }),
    },
  },
  trial: { ...EXPORTING, wait: 60 },
});

/** What can be exported. */
export const reportingDatasets = choices(ListReportingDatasets, {
  items: "data",
  value: "id",
  title: "name",
});
