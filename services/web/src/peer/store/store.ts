/** Where a browser keeps its side of a talk, so that a reload loses nothing. */
import type { LogEntry } from "../../protocol/events";

/** What is kept of one seat in one room, besides files. */
export interface Kept {
  state: KeptState | null;
  /** Both without a gap from 1, as far as they go. */
  own: LogEntry[];
  other: LogEntry[];
  /** By their seals. */
  seeds: ReadonlyMap<string, string>;
}

export interface KeptState {
  /** The ids of the two logs. */
  own: string;
  other: string | null;
  /** How far the other side has the own log, and has seen it. */
  delivered: number;
  seen: number;
  /** How far the other's log has been on this screen. */
  seenOther: number;
}

export type Change =
  | { type: "state"; state: KeptState }
  /** New entries of the own log: their numbers must be free. */
  | { type: "own"; entries: readonly LogEntry[] }
  | { type: "other"; entries: readonly LogEntry[] }
  /** The own log as a whole, and which of the chosen files have another number now. */
  | { type: "ownAnew"; entries: readonly LogEntry[]; moved: readonly [number, number][] }
  | { type: "seed"; seal: string; seed: string };

/** Another page of the same seat has written to the log meanwhile. */
export class LogTaken extends Error {}

export interface SeatStore {
  /** Whether what it holds outlives the page. */
  readonly lasts: boolean;
  load(): Promise<Kept>;
  /**
   * All of the changes or none.
   *
   * @throws {LogTaken} an own entry's number is not free
   */
  keep(changes: readonly Change[]): Promise<void>;

  /** Notes at once which own entries are not kept yet: the page may be gone before they are. */
  note(entries: readonly LogEntry[]): void;
  /** What was noted last. */
  noted(): LogEntry[];

  /** A file that was chosen to be sent; its number is that of the offer. */
  keepChosen(file: number, bytes: Blob): Promise<void>;
  chosen(file: number): Promise<Blob | null>;
  dropChosen(file: number): Promise<void>;

  /** What has come of a file of the other log, in pieces numbered from 0. */
  keepPiece(file: number, index: number, bytes: Blob): Promise<void>;
  /** From the first one on, without a gap. */
  pieces(file: number): Promise<Blob[]>;
  dropPieces(file: number): Promise<void>;
}

export interface Store {
  seat(room: string, seat: string): SeatStore;
  /** Everything of a room, whichever seats this browser had in it. */
  forget(room: string): Promise<void>;
  /** Rooms that nobody has touched since then (milliseconds since 1970). */
  sweep(before: number): Promise<void>;
}

export const KEPT_FOR_MS = 24 * 60 * 60 * 1_000;

/** Entries numbered 1, 2, 3 … as far as they go. */
export function withoutGap(entries: readonly LogEntry[]): LogEntry[] {
  const end = entries.findIndex((entry, index) => entry.number !== index + 1);
  return end < 0 ? [...entries] : entries.slice(0, end);
}
