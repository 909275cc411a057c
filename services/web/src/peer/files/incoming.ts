/**
 * Takes the bytes of files: in order, hashed as they come, and put into the store in pieces, so
 * that a reload goes on from the last piece and no file is in memory as a whole.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { PIECE_BYTES, READ_BYTES } from "../limits";
import type { SeatStore } from "../store/store";
import type { Frame } from "./frame";

export interface IncomingEvents {
  /** To be asked for from this byte on; at its size only the hash is missing. */
  want(file: number, offset: number): void;
  arrived(file: number, whole: Blob): void;
  /** The bytes are not what was sent. */
  failed(file: number): void;
  progress(): void;
}

interface Receiving {
  size: number;
  held: number;
  /** Pieces so far: `null` for one that is in the store. */
  pieces: (Blob | null)[];
  buffer: Uint8Array<ArrayBuffer>[];
  buffered: number;
  hash: ReturnType<typeof sha256.create>;
  expected: string | null;
  writing: Promise<void>;
  /** The store takes pieces; what came after one that it did not take is in memory. */
  isKept: boolean;
  isEnding: boolean;
  /** The gap that was complained about. */
  complained: number;
}

export class Incoming {
  readonly #receivings = new Map<number, Receiving>();
  readonly #opening = new Map<number, Promise<void>>();

  constructor(
    private readonly store: SeatStore,
    private readonly events: IncomingEvents,
  ) {}

  /** Asks for what is missing; to be called at every connection. */
  async go(file: number, size: number): Promise<void> {
    const known = this.#receivings.get(file);
    if (known) return this.#ask(file, known);
    const opening = this.#opening.get(file) ?? this.#open(file, size);
    this.#opening.set(file, opening);
    await opening;
  }

  take({ file, offset, bytes }: Frame): void {
    const receiving = this.#receivings.get(file);
    if (receiving === undefined || receiving.isEnding) return;
    const fresh = bytes.subarray(Math.max(0, receiving.held - offset));
    if (offset > receiving.held) this.#complain(file, receiving);
    else if (receiving.held + fresh.length > receiving.size) this.#fail(file);
    else if (fresh.length > 0) this.#append(file, receiving, fresh);
  }

  #append(file: number, receiving: Receiving, fresh: Uint8Array<ArrayBuffer>): void {
    receiving.hash.update(fresh);
    receiving.buffer.push(fresh);
    receiving.buffered += fresh.length;
    receiving.held += fresh.length;
    if (receiving.buffered >= PIECE_BYTES) this.#flush(file, receiving);
    this.events.progress();
    void this.#end(file, receiving);
  }

  /** All bytes are on their way, by the other channel: they may still come. */
  expect(file: number, digest: string): void {
    const receiving = this.#receivings.get(file);
    if (receiving === undefined || receiving.isEnding) return;
    receiving.expected = digest;
    void this.#end(file, receiving);
  }

  stop(file: number): void {
    this.#receivings.delete(file);
    this.#opening.delete(file);
  }

  /** Bytes that are here; `null` if it has not begun in this page. */
  held(file: number): number | null {
    return this.#receivings.get(file)?.held ?? null;
  }

  async #open(file: number, size: number): Promise<void> {
    const receiving: Receiving = {
      size,
      held: 0,
      pieces: [],
      buffer: [],
      buffered: 0,
      hash: sha256.create(),
      expected: null,
      writing: Promise.resolve(),
      isKept: true,
      isEnding: false,
      complained: -1,
    };
    try {
      await rehash(receiving, await this.store.pieces(file));
    } catch {
      Object.assign(receiving, { held: 0, pieces: [], hash: sha256.create() });
      await this.store.dropPieces(file).catch(() => {});
    }
    if (!this.#opening.delete(file)) return;
    this.#receivings.set(file, receiving);
    this.#ask(file, receiving);
    this.events.progress();
  }

  #ask(file: number, receiving: Receiving): void {
    receiving.complained = -1;
    if (!receiving.isEnding) this.events.want(file, receiving.held);
  }

  #complain(file: number, receiving: Receiving): void {
    if (receiving.complained === receiving.held) return;
    receiving.complained = receiving.held;
    this.events.want(file, receiving.held);
  }

  #flush(file: number, receiving: Receiving): void {
    if (receiving.buffered === 0) return;
    const piece = new Blob(receiving.buffer);
    const index = receiving.pieces.push(piece) - 1;
    receiving.buffer = [];
    receiving.buffered = 0;
    receiving.writing = receiving.writing.then(() => this.#keep(file, receiving, index, piece));
  }

  /** A store that is full costs only the going on after a reload. */
  async #keep(file: number, receiving: Receiving, index: number, piece: Blob): Promise<void> {
    if (!receiving.isKept || this.#receivings.get(file) !== receiving) return;
    try {
      await this.store.keepPiece(file, index, piece);
      receiving.pieces[index] = null;
    } catch {
      receiving.isKept = false;
    }
  }

  async #end(file: number, receiving: Receiving): Promise<void> {
    if (receiving.held < receiving.size || receiving.expected === null) return;
    receiving.isEnding = true;
    if (bytesToHex(receiving.hash.digest()) !== receiving.expected) return this.#fail(file);
    this.#flush(file, receiving);
    await receiving.writing;
    const stored = () => this.store.pieces(file);
    const whole = await assemble(receiving, stored).catch(() => null);
    if (this.#receivings.get(file) !== receiving) return;
    if (whole === null) return this.#fail(file);
    this.#receivings.delete(file);
    this.events.arrived(file, whole);
  }

  #fail(file: number): void {
    this.stop(file);
    this.events.failed(file);
  }
}

async function rehash(receiving: Receiving, pieces: readonly Blob[]): Promise<void> {
  for (const piece of pieces) {
    if (receiving.held + piece.size > receiving.size) throw new Error("more than was offered");
    for (let at = 0; at < piece.size; at += READ_BYTES) {
      const bytes = await piece.slice(at, at + READ_BYTES).arrayBuffer();
      receiving.hash.update(new Uint8Array(bytes));
    }
    receiving.held += piece.size;
    receiving.pieces.push(null);
  }
}

async function assemble(receiving: Receiving, stored: () => Promise<Blob[]>): Promise<Blob> {
  const isInStore = receiving.pieces.includes(null);
  const kept = isInStore ? await stored() : [];
  const pieces = receiving.pieces.map((piece, index) => piece ?? kept[index]);
  const whole = new Blob(pieces.filter((piece) => piece !== undefined));
  if (whole.size !== receiving.size) throw new Error("a piece is missing");
  return whole;
}
