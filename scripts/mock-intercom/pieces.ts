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

/** Memory of its own: one that is kept would keep that of its neighbours in Node's pool. */
export function jsonPiece(value: unknown): Piece {
  const text = JSON.stringify(value);
  const piece = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  piece.write(text);
  return piece;
}

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
