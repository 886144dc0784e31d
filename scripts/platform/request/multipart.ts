import { isUtf8 } from "node:buffer";

/** A body with the header that says what it is. `bytes` where it is no text, as in HTTP messages. */
export interface Content {
  type: string;
  body: string;
  bytes?: Uint8Array;
}

/** One part of a multipart form. Only a file has a file name and a media type. */
export interface Part {
  name: string;
  content: string | Uint8Array;
  filename?: string;
  type?: string;
}

/** RFC 7578. The boundary depends only on the content, so that a request is the same every time. */
export function toMultipart(parts: readonly Part[]): Content {
  const contents = parts.map(({ content }) => Buffer.from(content));
  let number = 1;
  while (contents.some((content) => content.includes(boundaryOf(number)))) number += 1;
  const boundary = boundaryOf(number);
  const body = Buffer.concat([
    ...parts.flatMap((part, index) => [
      Buffer.from(headOf(part, boundary)),
      contents[index] ?? Buffer.of(),
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  const type = `multipart/form-data; boundary=${boundary}`;
  return isUtf8(body)
    ? { type, body: body.toString("utf8") }
    : { type, body: "", bytes: new Uint8Array(body) };
}

function headOf(part: Part, boundary: string): string {
  return [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${escapeName(part.name)}"${filename(part)}`,
    ...(part.type === undefined ? [] : [`Content-Type: ${part.type}`]),
    "\r\n",
  ].join("\r\n");
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
