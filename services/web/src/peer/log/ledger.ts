/**
 * Keeps the two logs, in the store of this browser and level with the other one, over however many
 * connections that takes.
 */
import type { LogBody, LogEntry, PeerMessage, SeatRole } from "../../protocol/events";
import { readBody } from "../bodies";
import type { Channel } from "../channel";
import { Link } from "../link";
import { readMessage } from "../messages";
import { Keeper } from "../store/keeper";
import type { Change, Kept, SeatStore } from "../store/store";
import type { Mark } from "../talk-view";
import { Exchange, type LogMessage } from "./exchange";
import { isSameWord, type Line, Logs } from "./logs";

/** What is of the moment, and not of the logs. */
export type Fleeting = Exclude<PeerMessage, LogMessage>;

export interface LedgerEvents {
  /** Entries came, or something about them is different. */
  changed(): void;
  came(line: Line): void;
  opened(link: Link): void;
  closed(): void;
  message(message: Fleeting): void;
  chunk(data: unknown): void;
  /** Own entries have other numbers now. */
  moved(numbers: readonly [number, number][]): void;
}

export class Ledger {
  readonly logs: Logs;
  readonly #keeper: Keeper;
  #link: Link | null = null;
  #exchange: Exchange | null = null;
  /** So many words were noted last; at first it is not known. */
  #noted = -1;

  constructor(
    role: SeatRole,
    private readonly store: SeatStore,
    kept: Kept,
    newId: string,
    private readonly events: LedgerEvents,
  ) {
    this.logs = new Logs(role, kept, newId);
    this.#keeper = new Keeper(store, {
      taken: (meanwhile) => this.#makeWay(meanwhile),
      failing: () => events.changed(),
    });
    this.#keepState();
    this.#sayAgain(store.noted());
  }

  get isConnected(): boolean {
    return this.#exchange?.isMet ?? false;
  }

  get isLevel(): boolean {
    return this.#exchange?.isLevel ?? false;
  }

  get isUnkept(): boolean {
    return !this.store.lasts || this.#keeper.isFailing;
  }

  /** Whether the other side has been sent this own entry. */
  isTold(number: number): boolean {
    return this.#exchange?.hasSent(number) ?? false;
  }

  markOf({ mine, entry }: Line): Mark | null {
    if (!mine) return null;
    if (entry.number <= this.logs.seen) return "seen";
    if (entry.number <= this.logs.delivered) return "delivered";
    return this.isTold(entry.number) ? "sent" : "waiting";
  }

  /** Says it: it is kept, together with `also`, and then sent. */
  append(body: LogBody, at: number, also: readonly Change[] = []): Line | null {
    const line = this.#add(body, at, also);
    if (line !== null) this.events.changed();
    return line;
  }

  #add(body: LogBody, at: number, also: readonly Change[] = []): Line | null {
    const line = this.logs.append(body, at);
    if (line === null) return null;
    this.#keeper.push([...also, { type: "own", entries: [line.entry] }], () => {
      line.isKept = true;
      this.#note();
      this.#pump();
    });
    this.#note();
    return line;
  }

  /** What the page before had said, and was gone before it was kept. */
  #sayAgain(noted: readonly LogEntry[]): void {
    for (const { at, body } of noted) {
      const word = readBody(body, this.logs.role);
      const isKept = this.logs.own.some((line) => isSameWord(line.entry, { at, body }));
      if (word !== null && !isKept) this.#add(word, at);
    }
    this.#note();
  }

  /** Words alone: whatever else was begun is begun again. */
  #note(): void {
    const own = this.logs.own.filter((line) => !line.isKept && !line.isRestored);
    const words = own
      .map((line) => line.entry)
      .filter(({ body }) => body.type === "chat" || body.type === "words");
    if (words.length === 0 && this.#noted === 0) return;
    this.#noted = words.length;
    this.store.note(words);
  }

  seen(): void {
    const { logs } = this;
    if (logs.seenOther === logs.other.length) return;
    logs.seenOther = logs.other.length;
    this.#keepState();
    if (this.isConnected) this.#link?.send({ type: "seen", number: logs.seenOther });
    this.events.changed();
  }

  connect(talk: Channel, file: Channel): void {
    this.disconnect();
    const link: Link = new Link(talk, file, {
      opened: () => this.#open(link),
      message: (data) => this.#read(link, data),
      chunk: (data) => this.events.chunk(data),
      closed: () => this.#close(link),
    });
    this.#link = link;
    link.start();
  }

  disconnect(): void {
    this.#link?.drop();
  }

  say(message: Fleeting): void {
    this.#link?.send(message);
  }

  sayAtOnce(message: Fleeting): void {
    this.#link?.sendFleeting(message);
  }

  #open(link: Link): void {
    this.#exchange = new Exchange(this.logs);
    for (const message of this.#exchange.greeting()) link.send(message);
    this.events.opened(link);
  }

  #close(link: Link): void {
    if (this.#link !== link) return;
    this.#link = null;
    this.#exchange = null;
    this.events.closed();
    this.events.changed();
  }

  #read(link: Link, data: unknown): void {
    const message = readMessage(data);
    if (message === null || this.#exchange === null) return;
    if (isOfLogs(message)) this.#take(link, this.#exchange, message);
    else this.events.message(message);
  }

  #take(link: Link, exchange: Exchange, message: LogMessage): void {
    const wasMet = exchange.isMet;
    const came = exchange.take(message);
    if (came.broken) {
      link.drop(true);
      return;
    }
    for (const answer of came.say) link.send(answer);
    if (came.marks) this.#keepState();
    if (came.lines.length > 0) this.#keepOther(came.lines);
    if (came.restored !== null) this.#restore(came.restored);
    this.#pump();
    if (came.marks || came.lines.length > 0 || came.restored || !wasMet) this.events.changed();
  }

  #keepOther(lines: readonly Line[]): void {
    for (const line of lines) this.events.came(line);
    const entries = lines.map((line) => line.entry);
    this.#keeper.push([{ type: "other", entries }], () => {
      for (const line of lines) line.isKept = true;
      const number = entries.at(-1)?.number ?? 0;
      if (this.isConnected) this.#link?.send({ type: "delivered", number });
    });
  }

  #restore({ id, entries }: { id: string; entries: readonly Line["entry"][] }): void {
    const { lines, moved } = this.logs.rebase(id, entries);
    this.#exchange?.rebased(entries.length);
    this.#keepAnew(lines, moved);
  }

  /** Another page of this seat wrote to the own log: what this one said comes after that. */
  #makeWay(kept: Kept): void {
    const before = this.logs.own.filter((line) => this.isTold(line.entry.number));
    const { lines, moved } = this.logs.rebase(kept.state?.own ?? this.logs.ownId, kept.own);
    this.#keepAnew(lines, moved);
    if (before.some((line, at) => lines[at] !== line)) this.#link?.drop(true);
    this.events.changed();
  }

  #keepAnew(lines: readonly Line[], moved: readonly [number, number][]): void {
    const entries = lines.map((line) => line.entry);
    const state: Change = { type: "state", state: this.logs.state };
    this.#keeper.push([{ type: "ownAnew", entries, moved }, state], () => {
      for (const line of lines) line.isKept = true;
      this.#note();
      this.#pump();
    });
    this.events.moved(moved);
  }

  #keepState(): void {
    this.#keeper.push([{ type: "state", state: this.logs.state }]);
  }

  #pump(): void {
    const due = this.#exchange?.due() ?? [];
    for (const message of due) this.#link?.send(message);
    if (due.length > 0) this.events.changed();
  }
}

function isOfLogs(message: PeerMessage): message is LogMessage {
  return ["resume", "restore", "entry", "delivered", "seen"].includes(message.type);
}
