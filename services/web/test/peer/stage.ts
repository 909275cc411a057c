/** Two pages, their stores and what is between them; nothing happens unless it is called. */

import type { FileLimits } from "../../src/peer/limits";
import { openTalk, type PeerTalk } from "../../src/peer/peer-talk";
import { MemoryStore } from "../../src/peer/store/memory";
import type { Change, SeatStore, Store } from "../../src/peer/store/store";
import type { SeatRole } from "../../src/protocol/events";
import { Wire } from "./fake-channel";
import { Chance } from "./random";

export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Rounds without a message after which what is at work is stuck. */
const PATIENCE = 2_000;

export class FakeClock {
  time = 1_795_000_000_000;
  #timers: { at: number; task: () => void }[] = [];

  now = (): number => this.time;

  after = (milliseconds: number, task: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, task };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  pass(milliseconds: number): void {
    this.time += milliseconds;
    const due = this.#timers.filter((timer) => timer.at <= this.time);
    this.#timers = this.#timers.filter((timer) => timer.at > this.time);
    for (const { task } of due) task();
  }
}

/** Writes wait until they are let through; those of a page that died never happen. */
export class SlowDisk {
  isSlow = false;
  #pending: { write: () => Promise<void>; isAlive: () => boolean }[] = [];

  get isBusy(): boolean {
    return this.#pending.length > 0;
  }

  async step(): Promise<void> {
    const next = this.#pending.shift();
    if (next?.isAlive()) await next.write();
  }

  async all(): Promise<void> {
    while (this.isBusy) await this.step();
  }

  around(store: Store, isAlive: () => boolean): Store {
    return {
      seat: (room, seat) => this.#around(store.seat(room, seat), isAlive),
      forget: (room) => store.forget(room),
      sweep: (before) => store.sweep(before),
    };
  }

  #around(seat: SeatStore, isAlive: () => boolean): SeatStore {
    const later = (write: () => Promise<void>) => {
      if (!this.isSlow) return isAlive() ? write() : new Promise<void>(() => {});
      return new Promise<void>((resolve, reject) => {
        this.#pending.push({ write: () => write().then(resolve, reject), isAlive });
      });
    };
    return {
      lasts: true,
      load: () => seat.load(),
      keep: (changes: readonly Change[]) => later(() => seat.keep(changes)),
      note: (entries) => isAlive() && seat.note(entries),
      noted: () => seat.noted(),
      keepChosen: (file, bytes) => later(() => seat.keepChosen(file, bytes)),
      chosen: (file) => seat.chosen(file),
      dropChosen: (file) => later(() => seat.dropChosen(file)),
      keepPiece: (file, index, bytes) => later(() => seat.keepPiece(file, index, bytes)),
      pieces: (file) => seat.pieces(file),
      dropPieces: (file) => later(() => seat.dropPieces(file)),
    };
  }
}

export class Side {
  store: MemoryStore;
  talk!: PeerTalk;
  isAlive = false;

  constructor(
    readonly role: SeatRole,
    private readonly stage: Stage,
  ) {
    this.store = new MemoryStore(stage.clock, true);
  }

  async load(): Promise<void> {
    const { clock, chance, disk, limits } = this.stage;
    const page = { isAlive: true };
    this.#page = page;
    this.talk = await openTalk({
      room: "room",
      seat: this.role,
      role: this.role,
      store: disk.around(this.store, () => page.isAlive),
      clock,
      random: chance.bytes,
      ...(limits ? { limits } : {}),
    });
    this.isAlive = true;
  }

  #page = { isAlive: false };

  /** The page is gone, in the middle of whatever it was doing. */
  crash(): void {
    this.#page.isAlive = false;
    this.isAlive = false;
    this.stage.wire?.cut();
    // What runs on in this process may not reach the world any more.
    this.talk.connect = () => {};
    this.talk.disconnect();
  }

  async reload(): Promise<void> {
    this.crash();
    await this.load();
  }

  async loseStorage(): Promise<void> {
    this.crash();
    this.store = new MemoryStore(this.stage.clock, true);
    await this.load();
  }

  /** What this side shows, without what differs by point of view. */
  get script(): string[] {
    return this.talk.view().items.map((item) => {
      const isHosts = item.mine === (this.role === "host");
      const what =
        item.kind === "chat"
          ? item.text
          : item.kind === "file"
            ? `${item.file.name} ${item.file.size}`
            : JSON.stringify([item.table.spread, item.table.cards, item.table.honest]);
      return `${isHosts ? "host" : "guest"}: ${item.kind} ${what}`;
    });
  }

  get texts(): string[] {
    return this.talk.view().items.flatMap((item) => (item.kind === "chat" ? [item.text] : []));
  }
}

export class Stage {
  readonly clock = new FakeClock();
  readonly disk = new SlowDisk();
  readonly chance: Chance;
  readonly host: Side;
  readonly guest: Side;
  wire: Wire | null = null;

  private constructor(
    seed: number,
    readonly limits?: FileLimits,
  ) {
    this.chance = new Chance(seed);
    this.host = new Side("host", this);
    this.guest = new Side("guest", this);
  }

  static async set(seed = 1, limits?: FileLimits): Promise<Stage> {
    const stage = new Stage(seed, limits);
    await stage.host.load();
    await stage.guest.load();
    return stage;
  }

  get sides(): Side[] {
    return [this.host, this.guest];
  }

  /** A new connection, not open yet; the one before it lives on unheard. */
  lay(): Wire {
    const wire = new Wire();
    this.wire = wire;
    for (const side of this.sides) side.talk.connect(wire[side.role].talk, wire[side.role].file);
    return wire;
  }

  connect(): Wire {
    const wire = this.lay();
    wire.open();
    return wire;
  }

  /** Cards or hashes are being worked out, or bytes read: that ends by itself. */
  get #isAtWork(): boolean {
    return this.sides.some(({ talk }) =>
      talk.view().items.some((item) => {
        if (item.kind === "cards") return item.table.stage === "opening";
        return item.kind === "file" && item.file.state === "moving";
      }),
    );
  }

  /** Until nothing more happens by itself. */
  async quiet(): Promise<void> {
    for (let still = 0; still < (this.#isAtWork ? PATIENCE : 3); ) {
      await settle();
      const waiting = this.wire?.waiting ?? [];
      for (const channel of waiting) channel.deliver();
      const isIdle = waiting.length === 0 && !this.disk.isBusy;
      // What the platform computes in its own threads takes real time on a busy machine.
      if (still > 20) await new Promise((resolve) => setTimeout(resolve, 1));
      await this.disk.all();
      still = isIdle ? still + 1 : 0;
    }
  }

  async meet(): Promise<Wire> {
    const wire = this.connect();
    await this.quiet();
    return wire;
  }
}
