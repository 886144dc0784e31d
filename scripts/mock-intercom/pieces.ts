/**
 * Bodies of JSON made of pieces in UTF-8. What is shown often is kept as bytes, so that a page is put
 * together without copying or encoding a thing: that takes longer than to find what is on it.
 */
export type Piece = Buffer<ArrayBuffer>;
export type Pieces = readonly Piece[];

/** A body as bytes, whatever it is made of. */
export function bytesOf(body: string | Buffer | Pieces): Buffer {
  if (typeof body === "string") return Buffer.from(body);
  return Buffer.isBuffer(body) ? body : Buffer.concat(body);
}

/** The same as text. */
export const textOf = (body: string | Buffer | Pieces): string =>
  typeof body === "string" ? body : String(bytesOf(body));

export const jsonPiece = (value: unknown) => Buffer.from(JSON.stringify(value));

const COMMA = Buffer.from(",");

/** @param before what goes before the records @param after what follows them */
export function listPieces(before: string, records: Pieces, after: string): Pieces {
  const pieces = [Buffer.from(before)];
  for (const record of records) {
    if (pieces.length > 1) pieces.push(COMMA);
    pieces.push(record);
  }
  pieces.push(Buffer.from(after));
  return pieces;
}
