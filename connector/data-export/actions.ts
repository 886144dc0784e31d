import { action } from "../../scripts/language/action.ts";

export const StartContentDataExport = action("POST /export/content/data");
export const GetContentDataExport = action("GET /export/content/data/{job_identifier}");
export const CancelContentDataExport = action("POST /export/cancel/{job_identifier}");
export const DownloadContentDataExport = action("GET /download/content/data/{job_identifier}");
