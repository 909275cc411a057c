/** The files of a talk: what the logs say of them, and the bytes that this browser has. */
import type { LogBody, PeerMessage } from "../../protocol/events";
import { type FileLimits, PROGRESS_EVERY_MS } from "../limits";
import type { Link } from "../link";
import type { SeatStore } from "../store/store";
import type { FileRefusal, FileState, FileView } from "../talk-view";
import type { Clock } from "../world";
import { type FileFacts, type FilesByLine, isOver } from "./fold";
import { decodeFrame } from "./frame";
import { Incoming } from "./incoming";
import { headOf, imageOf, isDangerousHead, isDangerousLabel } from "./kinds";
import { Local } from "./local";
import { cleanName } from "./names";
import { Outgoing } from "./outgoing";

export interface FilesWorld {
  store: SeatStore;
  limits: FileLimits;
  clock: Clock;
  /** Says it in the own log; its number, or `null` if the log is full. */
  append(body: LogBody): number | null;
  say(message: PeerMessage): void;
  changed(): void;
}

export class Files {
  #facts: FilesByLine = new Map();
  #mine = new Map<number, Local>();
  readonly #theirs = new Map<number, Local>();
  readonly #outgoing: Outgoing;
  readonly #incoming: Incoming;
  #link: Link | null = null;
  /** Files that were asked for on this connection. */
  #asked = new Set<number>();
  #progress: (() => void) | null = null;

  constructor(private readonly world: FilesWorld) {
    this.#outgoing = new Outgoing({
      failed: (file) => this.#fail(file, true),
      progress: () => this.#move(),
    });
    this.#incoming = new Incoming(world.store, {
      want: (file, offset) => world.say({ type: "fileWanted", file, offset }),
      arrived: (file, whole) => void this.#arrive(file, whole),
      failed: (file) => this.#fail(file, false),
      progress: () => this.#move(),
    });
  }

  connect(link: Link | null): void {
    this.#link = link;
    this.#asked = new Set();
    this.#outgoing.connect(link);
  }

  /** The logs say something new, or more of the own one, up to an entry, is on the other side. */
  follow(facts: FilesByLine, isTold: (number: number) => boolean): void {
    this.#facts = facts;
    for (const file of facts.values()) {
      if (file.mine) this.#followMine(file);
      else this.#followTheirs(file, isTold(file.answer));
    }
  }

  /** Own files have other numbers now. */
  renumber(moved: readonly [number, number][]): void {
    const to = new Map(moved);
    this.#mine = new Map([...this.#mine].map(([file, local]) => [to.get(file) ?? file, local]));
    for (const [, file] of moved) {
      const bytes = this.#mine.get(file)?.bytes;
      if (bytes) this.world.store.keepChosen(file, bytes).catch(() => {});
    }
  }

  async send(file: File): Promise<FileRefusal | null> {
    const { limits, store } = this.world;
    const name = cleanName(file.name);
    if (file.size === 0) return "empty";
    if (file.size > limits.bytes) return "tooLarge";
    if (isDangerousLabel(name, file.type)) return "dangerous";
    const head = await headOf(file).catch(() => null);
    if (head === null) return "empty";
    if (isDangerousHead(head)) return "dangerous";
    const waiting = [...this.#facts.values()].filter((other) => other.mine && !isOver(other));
    if (waiting.length >= limits.inFlight) return "tooMany";
    const mime = file.type.slice(0, 255);
    const number = this.world.append({ type: "fileOffer", name, size: file.size, mime });
    if (number === null) return "tooMany";
    this.#local(number, true).show(file, imageOf(head));
    store.keepChosen(number, file).catch(() => {});
    this.world.changed();
    return null;
  }

  answer(number: number, accepted: boolean): void {
    const file = this.#find(number, false);
    if (file === null || isOver(file) || file.accepted !== null) return;
    if (accepted && file.size > this.world.limits.bytes) return;
    this.world.append({ type: "fileAnswer", file: number, accepted });
  }

  cancel(number: number, mine: boolean): void {
    this.#cancel(number, mine, false);
  }

  /** The other side wants a file from here. */
  async wanted(number: number, offset: number): Promise<void> {
    const link = this.#link;
    const isDue = () => {
      const file = this.#find(number, true);
      return file !== null && file.accepted === true && !isOver(file) && this.#link === link;
    };
    if (!isDue()) return;
    const local = this.#local(number, true);
    const bytes = local.bytes ?? (await this.world.store.chosen(number).catch(() => null));
    if (!isDue()) return;
    if (bytes === null || bytes.size !== this.#find(number, true)?.size) this.#fail(number, true);
    else this.#outgoing.want(number, bytes, offset);
  }

  ended(number: number, digest: string): void {
    this.#incoming.expect(number, digest);
  }

  chunk(data: unknown): void {
    const frame = decodeFrame(data);
    if (frame !== null) this.#incoming.take(frame);
  }

  view(file: FileFacts, isConnected: boolean): FileView {
    const { number, mine, name, size, mime } = file;
    const local = this.#local(number, mine);
    const moved = mine ? this.#outgoing.sent(number) : this.#incoming.held(number);
    local.moved = Math.max(moved ?? local.moved, 0);
    return {
      number,
      mine,
      name,
      size,
      mime,
      state: stateOf(file, local, isConnected),
      moved: file.arrived ? size : Math.min(local.moved, size),
      url: local.url,
      isImage: local.image !== null,
      warning: this.#warning(file, local),
    };
  }

  close(): void {
    this.#progress?.();
    this.connect(null);
    for (const local of [...this.#mine.values(), ...this.#theirs.values()]) local.close();
  }

  #followMine(file: FileFacts): void {
    const { number } = file;
    const local = this.#local(number, true);
    if (isOver(file)) this.#outgoing.stop(number);
    if (isOver(file) && !file.arrived) {
      if (local.close()) this.world.store.dropChosen(number).catch(() => {});
    } else if (local.isFresh) {
      void this.#load(local, this.world.store.chosen(number));
    }
  }

  #followTheirs(file: FileFacts, isTold: boolean): void {
    const { number, size } = file;
    const local = this.#local(number, false);
    if (isOver(file)) this.#incoming.stop(number);
    if (file.arrived) {
      const whole = async () => new Blob(await this.world.store.pieces(number));
      if (local.isFresh) void this.#load(local, whole(), size);
    } else if (isOver(file)) {
      if (local.close()) this.world.store.dropPieces(number).catch(() => {});
    } else if (file.accepted) {
      if (local.isFresh) void this.#measure(number, local);
      if (!isTold || this.#link === null || this.#asked.has(number)) return;
      this.#asked.add(number);
      void this.#incoming.go(number, size);
    }
  }

  /** How much of it an earlier page has kept. */
  async #measure(number: number, local: Local): Promise<void> {
    local.isFresh = false;
    const pieces = await this.world.store.pieces(number).catch(() => []);
    const kept = pieces.reduce((sum, piece) => sum + piece.size, 0);
    if (kept <= local.moved) return;
    local.moved = kept;
    this.world.changed();
  }

  /** What an earlier page of this browser has kept. */
  async #load(local: Local, loading: Promise<Blob | null>, size?: number): Promise<void> {
    local.isFresh = false;
    const bytes = await loading.catch(() => null);
    if (local.isClosed || local.bytes !== null) return;
    const isWhole = bytes !== null && (size === undefined || bytes.size === size);
    const head = isWhole ? await headOf(bytes).catch(() => null) : null;
    if (head === null || bytes === null) local.isMissing = true;
    else local.show(bytes, imageOf(head), isDangerousHead(head));
    this.world.changed();
  }

  async #arrive(number: number, whole: Blob): Promise<void> {
    const head = await headOf(whole).catch(() => new Uint8Array());
    const file = this.#find(number, false);
    if (file === null || isOver(file)) return;
    this.#local(number, false).show(whole, imageOf(head), isDangerousHead(head));
    this.world.append({ type: "fileArrived", file: number });
  }

  #fail(number: number, mine: boolean): void {
    this.#cancel(number, mine, true);
  }

  #cancel(number: number, mine: boolean, failed: boolean): void {
    const file = this.#find(number, mine);
    if (file === null || isOver(file)) return;
    this.world.append({ type: "fileCancelled", file: number, mine, failed });
  }

  #warning(file: FileFacts, local: Local): FileView["warning"] {
    if (file.mine) return null;
    if (file.size > this.world.limits.bytes) return "tooLarge";
    return local.isRisky || isDangerousLabel(file.name, file.mime) ? "dangerous" : null;
  }

  #move(): void {
    this.#progress ??= this.world.clock.after(PROGRESS_EVERY_MS, () => {
      this.#progress = null;
      this.world.changed();
    });
  }

  #find(number: number, mine: boolean): FileFacts | null {
    for (const file of this.#facts.values()) {
      if (file.number === number && file.mine === mine) return file;
    }
    return null;
  }

  #local(number: number, mine: boolean): Local {
    const locals = mine ? this.#mine : this.#theirs;
    const local = locals.get(number) ?? new Local();
    locals.set(number, local);
    return local;
  }
}

function stateOf(file: FileFacts, local: Local, isConnected: boolean): FileState {
  if (file.arrived) return "arrived";
  if (file.cancelled) return file.failed ? "failed" : "cancelled";
  if (file.accepted === false) return "declined";
  if (file.mine && local.isMissing) return "failed";
  if (file.accepted === null) return "offered";
  return isConnected ? "moving" : "paused";
}
