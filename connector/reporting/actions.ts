import { action } from "../../scripts/language/action.ts";
import type { Schemas } from "../../scripts/language/calls.ts";
import { choices } from "../../scripts/language/choices.ts";
import { call, named } from "../../scripts/language/steps.ts";

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
export const StartReportingDataExport = action("POST /export/reporting_data/enqueue");
export const GetReportingDataExport = action("GET /export/reporting_data/{job_identifier}", {
  trial: EXPORTING,
});
export const DownloadReportingDataExport = action("GET /download/reporting_data/{job_identifier}", {
  trial: { ...EXPORTING, wait: 60 },
});

/** What can be exported. */
export const reportingDatasets = choices(ListReportingDatasets, {
  items: "data",
  value: "id",
  title: "name",
});
