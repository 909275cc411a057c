/**
 * Sends the bytes of files, a chunk of each in turn, as fast as the channel takes them. A file is
 * read in small steps and hashed as it goes; only one step of each is in memory.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { CHUNK_BYTES, READ_BYTES } from "../limits";
import type { Link } from "../link";
import { encodeFrame } from "./frame";

export interface OutgoingEvents {
  /** The bytes could not be read. */
  failed(file: number): void;
  progress(): void;
}

interface Sending {
  bytes: Blob;
  /** The next byte to send. */
  next: number;
  /** Another offset was wanted meanwhile. */
  turns: number;
  isWanted: boolean;
  step: { from: number; bytes: Uint8Array } | null;
  hash: ReturnType<typeof sha256.create>;
  hashed: number;
}

export class Outgoing {
  readonly #sendings = new Map<number, Sending>();
  #link: Link | null = null;
  #running: Link | null = null;

  constructor(private readonly events: OutgoingEvents) {}

  /** Another connection, or none: nothing is sent until it is wanted again. */
  connect(link: Link | null): void {
    this.#link = link;
    for (const sending of this.#sendings.values()) sending.isWanted = false;
  }

  want(file: number, bytes: Blob, offset: number): void {
    if (offset > bytes.size) return;
    const known = this.#sendings.get(file);
    const sending = known ?? {
      bytes,
      next: 0,
      turns: 0,
      isWanted: false,
      step: null,
      hash: sha256.create(),
      hashed: 0,
    };
    sending.next = offset;
    sending.turns += 1;
    sending.isWanted = true;
    this.#sendings.set(file, sending);
    const link = this.#link;
    if (link !== null && this.#running !== link) void this.#run(link);
  }

  stop(file: number): void {
    const sending = this.#sendings.get(file);
    if (sending) sending.isWanted = false;
    this.#sendings.delete(file);
  }

  /** Bytes that have left; `null` if none was wanted in this page. */
  sent(file: number): number | null {
    const sending = this.#sendings.get(file);
    if (sending === undefined) return null;
    return Math.max(0, sending.next - (sending.isWanted ? (this.#link?.fileBuffered ?? 0) : 0));
  }

  async #run(link: Link): Promise<void> {
    this.#running = link;
    for (let file = this.#next(0); file !== null; file = this.#next(file)) {
      if (!(await link.room()) || this.#link !== link) break;
      await this.#turn(link, file);
      if (this.#link !== link) break;
    }
    if (this.#running === link) this.#running = null;
  }

  /** Whose turn it is after that file. */
  #next(after: number): number | null {
    const wanted = [...this.#sendings].filter(([, sending]) => sending.isWanted);
    const files = wanted.map(([file]) => file).sort((a, b) => a - b);
    return files.find((file) => file > after) ?? files[0] ?? null;
  }

  async #turn(link: Link, file: number): Promise<void> {
    const sending = this.#sendings.get(file);
    if (!sending?.isWanted) return;
    const { turns } = sending;
    const isStale = () => sending.turns !== turns || !sending.isWanted || this.#link !== link;
    try {
      await this.#hash(sending, isStale);
      const chunk = await chunkOf(sending);
      if (isStale()) return;
      if (chunk === null) this.#finish(link, file, sending);
      else this.#send(link, file, sending, chunk);
    } catch {
      this.stop(file);
      this.events.failed(file);
    }
  }

  /** What was sent before this page was loaded counts too. */
  async #hash(sending: Sending, isStale: () => boolean): Promise<void> {
    while (sending.hashed < sending.next && !isStale()) {
      const from = sending.hashed;
      const end = Math.min(sending.next, from + READ_BYTES);
      const bytes = await read(sending.bytes, from, end);
      if (sending.hashed !== from) continue;
      sending.hash.update(bytes);
      sending.hashed = end;
    }
  }

  #send(link: Link, file: number, sending: Sending, chunk: Uint8Array): void {
    const { next } = sending;
    link.sendChunk(encodeFrame(file, next, chunk));
    sending.next = next + chunk.length;
    if (sending.next > sending.hashed) {
      sending.hash.update(chunk.subarray(sending.hashed - next));
      sending.hashed = sending.next;
    }
    this.events.progress();
  }

  #finish(link: Link, file: number, sending: Sending): void {
    sending.isWanted = false;
    sending.step = null;
    const digest = sending.hash.clone().digest();
    link.send({ type: "fileEnd", file, sha256: bytesToHex(digest) });
    this.events.progress();
  }
}

/** The bytes that come next; `null` at the end. */
async function chunkOf(sending: Sending): Promise<Uint8Array | null> {
  const { next, bytes } = sending;
  if (next >= bytes.size) return null;
  const { step } = sending;
  const isIn = step !== null && next >= step.from && next < step.from + step.bytes.length;
  const current = isIn
    ? step
    : { from: next, bytes: await read(bytes, next, Math.min(bytes.size, next + READ_BYTES)) };
  if (sending.next !== next) return new Uint8Array();
  sending.step = current;
  const at = next - current.from;
  return current.bytes.subarray(at, at + CHUNK_BYTES);
}

async function read(bytes: Blob, from: number, end: number): Promise<Uint8Array> {
  const step = new Uint8Array(await bytes.slice(from, end).arrayBuffer());
  if (step.length !== end - from) throw new Error("the file is shorter than it was");
  return step;
}
