/**
 * How the two logs are brought to the same place over one connection. Pure: it is told what came,
 * and answers what is to be said.
 */
import type { LogEntry, LogPlace, PeerMessage } from "../../protocol/events";
import { LOG_CHARACTERS, LOG_ENTRIES } from "../limits";
import type { Line, Logs } from "./logs";

export type LogMessage = Extract<
  PeerMessage,
  { type: "resume" | "restore" | "entry" | "delivered" | "seen" }
>;

/** What a message changed. */
export interface Came {
  say: PeerMessage[];
  /** New entries of the other's log. */
  lines: Line[];
  /** The own log as the other side has it, to be rebased on. */
  restored: { id: string; entries: readonly LogEntry[] } | null;
  /** Marks or ids are others now. */
  marks: boolean;
  /** What was said cannot be: the connection is not to be trusted. */
  broken: boolean;
}

/** No honest log comes near; far from what overflows. */
const CLOCK_MAX = 2 ** 31;
/** Characters of entries in one message of a restored log. */
const PAGE = 40_000;

export class Exchange {
  #said: LogPlace;
  /** Where the other's log was when it introduced itself; `null` before that. */
  #theirs: LogPlace | null = null;
  /** The last own entry that was sent, or that the other side had already. */
  #sent = 0;
  /** The own log is coming back, so many entries of it. */
  #awaited: LogPlace | null = null;
  #pages: LogEntry[] = [];
  #characters = 0;
  /** What the other side had seen of it, said before it is back. */
  #seenOfAwaited = 0;
  /** The entry after a gap that was complained about: once is enough. */
  #complained = 0;

  constructor(private readonly logs: Logs) {
    this.#said = { log: logs.ownId, number: logs.own.length };
  }

  /** The first words of a connection. */
  greeting(): PeerMessage[] {
    const { seenOther } = this.logs;
    const seen: PeerMessage[] = seenOther > 0 ? [{ type: "seen", number: seenOther }] : [];
    return [this.#resume(), ...seen];
  }

  /** The other side has introduced itself. */
  get isMet(): boolean {
    return this.#theirs !== null;
  }

  /** Everything is here that either side had when they met. */
  get isLevel(): boolean {
    const theirs = this.#theirs;
    if (theirs === null || this.#awaited !== null) return false;
    return theirs.log === this.logs.otherId && this.logs.other.length >= theirs.number;
  }

  /** Whether this own entry has gone out, or need not. */
  hasSent(number: number): boolean {
    return this.isMet && this.#awaited === null && number <= this.#sent;
  }

  /** Own entries that are kept and not sent yet; to be sent now. */
  due(): PeerMessage[] {
    const entries: PeerMessage[] = [];
    if (!this.isMet || this.#awaited !== null) return entries;
    for (let line = this.logs.own[this.#sent]; line?.isKept; line = this.logs.own[this.#sent]) {
      entries.push({ type: "entry", entry: line.entry });
      this.#sent += 1;
    }
    return entries;
  }

  take(message: LogMessage): Came {
    const came: Came = { say: [], lines: [], restored: null, marks: false, broken: false };
    if (message.type === "resume") {
      if (this.isMet) this.#rewind(message.yours ?? null, came);
      else this.#meet(message.mine, message.yours ?? null, came);
    } else if (!this.isMet) came.broken = message.type === "entry";
    else if (message.type === "restore") this.#restore(message, came);
    else if (message.type === "entry") this.#entry(message.entry, came);
    else this.#mark(message.type, message.number, came);
    return came;
  }

  /** To be called when the rebased log is in place, of which the other side has so much. */
  rebased(theyHave: number): void {
    const { logs } = this;
    this.#sent = theyHave;
    this.#said = { log: logs.ownId, number: logs.own.length };
    logs.delivered = theyHave;
    logs.seen = Math.max(logs.seen, this.#seenOfAwaited);
  }

  #resume(): PeerMessage {
    const { otherId, other } = this.logs;
    const mine = this.#said;
    if (otherId === null) return { type: "resume", mine };
    return { type: "resume", mine, yours: { log: otherId, number: other.length } };
  }

  #meet(mine: LogPlace, yours: LogPlace | null, came: Came): void {
    const { logs } = this;
    this.#theirs = mine;
    if (logs.other.length === 0) {
      came.marks = logs.otherId !== mine.log;
      logs.otherId = mine.log;
    } else if (logs.otherId !== mine.log || mine.number < logs.other.length) {
      came.say.push(...pages(logs.otherId ?? "", logs.other));
      // What it has said since it lost its log comes after what it gets back.
      const anew = logs.otherId === mine.log ? 0 : mine.number;
      this.#theirs = { log: logs.otherId ?? "", number: logs.other.length + anew };
    }
    this.#meetOwn(yours, came);
  }

  #meetOwn(yours: LogPlace | null, came: Came): void {
    const { logs } = this;
    if (yours === null || yours.number === 0) return;
    const isOurs = yours.log === this.#said.log;
    if (isOurs && yours.number <= this.#said.number) {
      this.#sent = yours.number;
      this.#advance("delivered", yours.number, came);
    } else if ((isOurs || logs.delivered === 0) && yours.number <= LOG_ENTRIES) {
      this.#awaited = yours;
    } else {
      // A log that the other side has acknowledged cannot be replaced by one of its making.
      came.broken = true;
    }
  }

  /** A second greeting on one connection: something was missed, and is wanted again. */
  #rewind(yours: LogPlace | null, came: Came): void {
    if (this.#awaited !== null) return;
    if (yours === null || yours.log !== this.logs.ownId) return;
    if (yours.number > this.#sent) came.broken = true;
    else this.#sent = yours.number;
  }

  #restore(message: Extract<LogMessage, { type: "restore" }>, came: Came): void {
    const awaited = this.#awaited;
    if (awaited === null || message.log !== awaited.log) return;
    this.#pages.push(...message.entries);
    this.#characters += JSON.stringify(message.entries).length;
    const isWhole = this.#pages.length === awaited.number;
    const isTooMuch = this.#pages.length > awaited.number || this.#characters > LOG_CHARACTERS;
    if (isTooMuch || message.more === isWhole || !isLog(message.entries, this.#pages)) {
      came.broken = true;
    } else if (isWhole) {
      this.#awaited = null;
      came.restored = { id: awaited.log, entries: this.#pages };
      this.#pages = [];
    }
  }

  #entry(entry: LogEntry, came: Came): void {
    const { logs } = this;
    const next = logs.other.length + 1;
    if (entry.number < next) return;
    if (entry.number > next) {
      if (this.#complained === next) return;
      this.#complained = next;
      came.say.push(this.#resume());
      return;
    }
    const line = logs.take(entry);
    if (line === null) came.broken = true;
    else came.lines.push(line);
  }

  #mark(type: "delivered" | "seen", number: number, came: Came): void {
    if (this.#awaited !== null) {
      if (type === "seen") this.#seenOfAwaited = Math.min(number, this.#awaited.number);
    } else if (number > this.#sent) came.broken = true;
    else this.#advance(type, number, came);
  }

  #advance(type: "delivered" | "seen", number: number, came: Came): void {
    const { logs } = this;
    if (number > logs[type]) came.marks = true;
    logs[type] = Math.max(logs[type], number);
    // What was seen had arrived.
    logs.delivered = Math.max(logs.delivered, logs.seen);
  }
}

/** Whether these are the last of all that came, and go on from the ones before. */
function isLog(entries: readonly LogEntry[], all: readonly LogEntry[]): boolean {
  const before = all.length - entries.length;
  return entries.every(({ number, clock }, at) => {
    const last = all[before + at - 1]?.clock ?? 0;
    return number === before + at + 1 && clock > last && clock <= CLOCK_MAX;
  });
}

function pages(log: string, lines: readonly Line[]): PeerMessage[] {
  const all: LogEntry[][] = [[]];
  let length = 0;
  for (const { entry } of lines) {
    const more = JSON.stringify(entry).length;
    if (length + more > PAGE && length > 0) {
      all.push([]);
      length = 0;
    }
    all.at(-1)?.push(entry);
    length += more;
  }
  return all.map((entries, at) => ({ type: "restore", log, entries, more: at < all.length - 1 }));
}
