/** A body with the header that says what it is. */
export interface Content {
  type: string;
  body: string;
}

/** One part of a multipart form. Only a file has a file name and a media type. */
export interface Part {
  name: string;
  content: string;
  filename?: string;
  type?: string;
}

/** RFC 7578. The boundary depends only on the content, so that a request is the same every time. */
export function toMultipart(parts: readonly Part[]): Content {
  let number = 1;
  while (parts.some((part) => part.content.includes(boundaryOf(number)))) number += 1;
  const boundary = boundaryOf(number);
  const lines = parts.flatMap((part) => [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${escapeName(part.name)}"${filename(part)}`,
    ...(part.type === undefined ? [] : [`Content-Type: ${part.type}`]),
    "",
    part.content,
  ]);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: [...lines, `--${boundary}--`, ""].join("\r\n"),
  };
}

function boundaryOf(number: number): string {
  return `form-boundary-${number}`;
}

function filename(part: Part): string {
  return part.filename === undefined ? "" : `; filename="${escapeName(part.filename)}"`;
}

/** As browsers escape names in a form (WHATWG HTML, multipart/form-data). */
function escapeName(text: string): string {
  return text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
