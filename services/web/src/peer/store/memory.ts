/** For browsers that keep nothing: as long as the page lives. */
import type { LogEntry } from "../../protocol/events";
import {
  type Change,
  type Kept,
  type KeptState,
  LogTaken,
  type SeatStore,
  type Store,
  withoutGap,
} from "./store";

interface Clocked {
  now(): number;
}

export class MemoryStore implements Store {
  readonly #seats = new Map<string, MemorySeat>();

  constructor(
    private readonly clock: Clocked,
    private readonly lasts = false,
  ) {}

  seat(room: string, seat: string): SeatStore {
    const key = `${room}/${seat}`;
    const held = this.#seats.get(key) ?? new MemorySeat(this.clock, this.lasts);
    held.touched = this.clock.now();
    this.#seats.set(key, held);
    return held;
  }

  async forget(room: string): Promise<void> {
    for (const key of [...this.#seats.keys()]) {
      if (key.startsWith(`${room}/`)) this.#seats.delete(key);
    }
  }

  async sweep(before: number): Promise<void> {
    for (const [key, seat] of [...this.#seats]) {
      if (seat.touched < before) this.#seats.delete(key);
    }
  }
}

class MemorySeat implements SeatStore {
  touched = 0;
  #state: KeptState | null = null;
  #own = new Map<number, LogEntry>();
  readonly #other = new Map<number, LogEntry>();
  readonly #seeds = new Map<string, string>();
  #noted: LogEntry[] = [];
  #chosen = new Map<number, Blob>();
  readonly #pieces = new Map<number, Map<number, Blob>>();

  constructor(
    private readonly clock: Clocked,
    readonly lasts: boolean,
  ) {}

  async load(): Promise<Kept> {
    const inOrder = (log: Map<number, LogEntry>) =>
      withoutGap([...log.values()].sort((a, b) => a.number - b.number));
    return {
      state: this.#state,
      own: inOrder(this.#own),
      other: inOrder(this.#other),
      seeds: new Map(this.#seeds),
    };
  }

  async keep(changes: readonly Change[]): Promise<void> {
    this.touched = this.clock.now();
    const before = new Map(this.#own);
    for (const change of changes) {
      if (change.type === "own" && change.entries.some(({ number }) => this.#own.has(number))) {
        this.#own = before;
        throw new LogTaken();
      }
      this.#apply(change);
    }
  }

  note(entries: readonly LogEntry[]): void {
    this.#noted = [...entries];
  }

  noted(): LogEntry[] {
    return this.#noted;
  }

  async keepChosen(file: number, bytes: Blob): Promise<void> {
    this.#chosen.set(file, bytes);
  }

  async chosen(file: number): Promise<Blob | null> {
    return this.#chosen.get(file) ?? null;
  }

  async dropChosen(file: number): Promise<void> {
    this.#chosen.delete(file);
  }

  async keepPiece(file: number, index: number, bytes: Blob): Promise<void> {
    const pieces = this.#pieces.get(file) ?? new Map<number, Blob>();
    this.#pieces.set(file, pieces.set(index, bytes));
  }

  async pieces(file: number): Promise<Blob[]> {
    const held = this.#pieces.get(file) ?? new Map<number, Blob>();
    const pieces: Blob[] = [];
    for (let piece = held.get(0); piece; piece = held.get(pieces.length)) pieces.push(piece);
    return pieces;
  }

  async dropPieces(file: number): Promise<void> {
    this.#pieces.delete(file);
  }

  #apply(change: Change): void {
    switch (change.type) {
      case "state":
        this.#state = change.state;
        return;
      case "own":
        for (const entry of change.entries) this.#own.set(entry.number, entry);
        return;
      case "other":
        for (const entry of change.entries) this.#other.set(entry.number, entry);
        return;
      case "ownAnew": {
        this.#own = new Map(change.entries.map((entry) => [entry.number, entry]));
        const to = new Map(change.moved);
        this.#chosen = new Map([...this.#chosen].map(([file, b]) => [to.get(file) ?? file, b]));
        return;
      }
      case "seed":
        this.#seeds.set(change.seal, change.seed);
    }
  }
}
