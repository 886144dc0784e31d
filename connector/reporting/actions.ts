import { action } from "../../scripts/language/action.ts";

export const ListReportingDatasets = action("GET /export/reporting_data/get_datasets");
export const StartReportingDataExport = action("POST /export/reporting_data/enqueue");
export const GetStatusOfReportingDataExport = action("GET /export/reporting_data/{job_identifier}");
export const DownloadReportingDataExport = action("GET /download/reporting_data/{job_identifier}");
