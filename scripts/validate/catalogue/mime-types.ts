/** What the gateway can make a body of (the validator's own list, in PowerPlatformConnectors #1095). */
export const SUPPORTED_MIME_TYPES: readonly string[] = [
  "application/json",
  "text/plain",
  "multipart/form-data",
  "application/x-www-form-urlencoded",
];
