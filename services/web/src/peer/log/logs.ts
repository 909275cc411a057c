/**
 * The two logs of a talk as one browser holds them, and how far each has come. Pure: whoever
 * changes it here is told what to keep.
 */

import type { LogBody, LogEntry, SeatRole } from "../../protocol/events";
import { readBody } from "../bodies";
import { CLOCK_LEAP, LOG_CHARACTERS, LOG_ENTRIES } from "../limits";
import type { Kept, KeptState } from "../store/store";
import { shifted } from "./rebase";

/** An entry as this page holds it. */
export interface Line {
  /** Names it on the screen for as long as the page lives, whatever number it gets. */
  readonly key: string;
  readonly mine: boolean;
  readonly entry: LogEntry;
  /** What it says; `null` if its writer may not say that, or nobody understands it. */
  readonly body: LogBody | null;
  /** It came back from the other side's copy. */
  readonly isRestored: boolean;
  /** It is in the store; an own one is sent only then. */
  isKept: boolean;
}

export interface Rebased {
  lines: readonly Line[];
  /** Old and new numbers of the own entries that have another one now. */
  moved: readonly [number, number][];
}

export class Logs {
  ownId: string;
  otherId: string | null;
  own: Line[];
  other: Line[];
  delivered: number;
  seen: number;
  seenOther: number;
  #characters = 0;

  constructor(
    readonly role: SeatRole,
    kept: Kept,
    newId: string,
  ) {
    const { state } = kept;
    this.ownId = state?.own ?? newId;
    this.otherId = state?.other ?? null;
    this.own = state ? kept.own.map((entry) => this.#line(entry, true, true)) : [];
    this.other = state?.other ? kept.other.map((entry) => this.#line(entry, false, true)) : [];
    this.delivered = Math.min(state?.delivered ?? 0, this.own.length);
    this.seen = Math.min(state?.seen ?? 0, this.delivered);
    this.seenOther = Math.min(state?.seenOther ?? 0, this.other.length);
  }

  get state(): KeptState {
    const { ownId, otherId, delivered, seen, seenOther } = this;
    return { own: ownId, other: otherId, delivered, seen, seenOther };
  }

  /** The next own entry; `null` if the log is full. */
  append(body: LogBody, at: number): Line | null {
    if (this.own.length >= LOG_ENTRIES) return null;
    const number = this.own.length + 1;
    const line = this.#line({ number, clock: this.#highest() + 1, at, body }, true, false);
    if (line.body === null) return null;
    this.own.push(line);
    return line;
  }

  /** The other's next entry; `null` if it cannot be that. */
  take(entry: LogEntry): Line | null {
    const last = this.other.at(-1)?.entry;
    if (entry.number !== this.other.length + 1 || this.other.length >= LOG_ENTRIES) return null;
    if (entry.clock <= (last?.clock ?? 0) || entry.clock > this.#highest() + CLOCK_LEAP)
      return null;
    this.#characters += JSON.stringify(entry).length;
    if (this.#characters > LOG_CHARACTERS) return null;
    const line = this.#line(entry, false, false);
    this.other.push(line);
    return line;
  }

  /**
   * Puts the own log on top of an older copy of it: from where the two part, what is here comes
   * after what is there.
   */
  rebase(id: string, entries: readonly LogEntry[]): Rebased {
    const same = this.own.findIndex(({ entry }, at) => !isSame(entry, entries[at]));
    const common = same < 0 ? this.own.length : same;
    const rest = this.own.slice(common);
    const shift = Math.max(0, entries.length - common);
    const isSameLog = id === this.ownId;
    this.ownId = id;
    this.own = [
      ...this.own.slice(0, common),
      ...entries.slice(common).map((entry) => this.#line(entry, true, false, "r")),
    ];
    for (const line of rest) {
      if (line.body === null) continue;
      const body = shifted(line.body, this.role, common, shift);
      const number = this.own.length + 1;
      const entry = { number, clock: this.#highest() + 1, at: line.entry.at, body };
      this.own.push({ ...line, entry, body, isKept: false });
    }
    if (!isSameLog) this.seen = 0;
    this.delivered = Math.min(this.delivered, this.own.length);
    const moved = rest.map(({ entry }): [number, number] => [entry.number, entry.number + shift]);
    return { lines: [...this.own], moved: shift === 0 ? [] : moved };
  }

  /** Both logs as one conversation. */
  inOrder(): Line[] {
    const [first, second] = this.role === "host" ? [this.own, this.other] : [this.other, this.own];
    const merged: Line[] = [];
    let next = 0;
    for (const line of first) {
      for (let theirs = second[next]; theirs; theirs = second[next]) {
        if (theirs.entry.clock >= line.entry.clock) break;
        merged.push(theirs);
        next += 1;
      }
      merged.push(line);
    }
    return [...merged, ...second.slice(next)];
  }

  #highest(): number {
    return Math.max(this.own.at(-1)?.entry.clock ?? 0, this.other.at(-1)?.entry.clock ?? 0);
  }

  #line(entry: LogEntry, mine: boolean, isKept: boolean, origin = mine ? "m" : "t"): Line {
    const writer = mine === (this.role === "host") ? "host" : "guest";
    const log = mine ? this.ownId : this.otherId;
    const key = `${origin}-${log}-${entry.number}`;
    const body = readBody(entry.body, writer);
    return { key, mine, entry, body, isRestored: origin === "r", isKept };
  }
}

export function isSame(one: LogEntry, two: LogEntry | undefined): boolean {
  return two !== undefined && canonical(one) === canonical(two);
}

/** Said once, whatever number it has got. */
export function isSameWord(one: Said, two: Said): boolean {
  return one.at === two.at && canonical(one.body) === canonical(two.body);
}

type Said = Pick<LogEntry, "at" | "body">;

/** The order of fields is nobody's promise. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
