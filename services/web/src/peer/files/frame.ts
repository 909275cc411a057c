/** One message of the file channel: number of the file, offset, bytes. */
import { CHUNK_LIMIT } from "../limits";

export const HEADER_BYTES = 12;

export interface Frame {
  file: number;
  offset: number;
  bytes: Uint8Array<ArrayBuffer>;
}

export function encodeFrame(file: number, offset: number, bytes: Uint8Array): ArrayBuffer {
  const frame = new Uint8Array(HEADER_BYTES + bytes.length);
  const header = new DataView(frame.buffer);
  header.setUint32(0, file);
  header.setBigUint64(4, BigInt(offset));
  frame.set(bytes, HEADER_BYTES);
  return frame.buffer;
}

export function decodeFrame(data: unknown): Frame | null {
  if (!(data instanceof ArrayBuffer)) return null;
  if (data.byteLength <= HEADER_BYTES || data.byteLength > HEADER_BYTES + CHUNK_LIMIT) return null;
  const header = new DataView(data);
  const offset = header.getBigUint64(4);
  if (offset > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return {
    file: header.getUint32(0),
    offset: Number(offset),
    bytes: new Uint8Array(data, HEADER_BYTES),
  };
}
