/**
 * The line to the rooms service: one WebSocket after the other, and nothing lost between them.
 * Whatever is sent is kept until a `pong` says that the server has it, and is sent again, in order,
 * on the next socket; what comes is followed from the cursor of the last frame that was handled.
 */
import type { ClientSignal, ServerFrame } from "../protocol/events";
import type { Line } from "./call-view";
import { Outbox } from "./outbox";
import type { Cancel, Clock, Wire } from "./world";

export const SUBPROTOCOL = "conch.v1";
export const FRAME_LIMIT = 64 * 1024;

const REPLACED = 4001;
const REFUSED = 4003;
const ENDED = 4004;
const MISBEHAVED = 4007;

const PAUSES_MS = [0, 250, 500, 1000, 2000];
const WELCOME_MS = 6000;
const PONG_MS = 3000;
/** For when there is reason to doubt the line. */
const SOON_MS = 1500;
const SETTLED_MS = 1000;
/** A line that is silent for longer may be dead without anybody knowing. */
const IDLE_MS = 20_000;

export type Farewell = "replaced" | "refused" | "ended";

export interface Signalling {
  url: string;
  seatToken: string;
  session: string;
  /** `welcome` too; after everything unconfirmed has been sent again. */
  onFrame: (frame: ServerFrame) => void;
  onLine: (line: Line) => void;
  /** It does not come back by itself. */
  onFarewell: (why: Farewell) => void;
}

export class SignalSocket {
  #outbox = new Outbox();
  /** The one that has said welcome. */
  #live: Wire | null = null;
  /** The one that is being opened, perhaps beside a live one. */
  #next: { wire: Wire; since: number; greeted: boolean; giveUp: Cancel } | null = null;
  #cursor: string | null = null;
  #failures = 0;
  #stopped = true;
  /** What was sent was not liked: it is not sent again, and what it was for has to begin anew. */
  #broken = false;
  #cancelPause: Cancel | null = null;
  #ping: { at: number; cancel: Cancel } | null = null;
  #cancelPong: Cancel | null = null;

  constructor(
    private readonly signalling: Signalling,
    private readonly world: Clock & { socket: (url: string, protocol: string) => Wire },
  ) {}

  get isOpen(): boolean {
    return this.#live !== null;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#failures = 0;
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    this.#clearPause();
    this.#letGoOfNext();
    this.#letGoOfLive();
  }

  send(signal: ClientSignal): void {
    const text = JSON.stringify(signal);
    // The server would close on it, and again each time that it is repeated.
    if (new TextEncoder().encode(text).length > FRAME_LIMIT) return;
    this.#outbox.add(signal);
    if (this.#live === null) return;
    this.#live.send(text);
    this.#pingWithin(SETTLED_MS);
  }

  /** What is no longer worth repeating. */
  forget(isOver: (signal: ClientSignal) => boolean): void {
    this.#outbox.forget(isOver);
  }

  /** Whether the line still holds is to be known soon. */
  probe(): void {
    if (this.#live !== null) this.#pingNow(SOON_MS);
    else this.#hurry();
  }

  /** The network is another one: the old socket is likely dead, and a new one costs little. */
  renew(): void {
    if (this.#stopped) return;
    if (this.#live === null) this.#hurry();
    else if (this.#next === null) this.#open();
  }

  #hurry(): void {
    if (this.#stopped) return;
    this.#failures = 0;
    if (this.#next !== null && this.world.now() - this.#next.since > SETTLED_MS)
      this.#letGoOfNext();
    if (this.#next === null) this.#open();
  }

  #open(): void {
    this.#clearPause();
    const wire = this.world.socket(this.signalling.url, SUBPROTOCOL);
    const giveUp = this.world.after(WELCOME_MS, () => this.#closed(wire, 1006));
    const next = { wire, since: this.world.now(), greeted: false, giveUp };
    this.#next = next;
    wire.onopen = () => {
      next.greeted = true;
      // From here on the server follows the cursor on the new one: hearing both is hearing twice.
      if (this.#live !== null) this.#live.onmessage = null;
      const { seatToken, session } = this.signalling;
      const cursor = this.#cursor === null ? {} : { cursor: this.#cursor };
      wire.send(JSON.stringify({ type: "hello", seatToken, session, ...cursor }));
    };
    wire.onmessage = ({ data }) => this.#read(wire, JSON.parse(String(data)) as ServerFrame);
    wire.onclose = ({ code }) => this.#closed(wire, code);
  }

  #read(wire: Wire, frame: ServerFrame): void {
    if (frame.type === "welcome" && wire === this.#next?.wire) this.#moveTo(wire);
    if (wire !== this.#live) return;
    if (frame.type === "pong") {
      this.#cancelPong?.();
      this.#cancelPong = null;
      if (!this.#outbox.ponged()) this.#expectPong(PONG_MS);
      return;
    }
    const { cursor } = frame;
    if (frame.type !== "welcome" && cursor && cursor === this.#cursor) return;
    if (frame.type === "moving") this.#moveAway();
    if (frame.type === "welcome" && this.#broken) {
      this.#broken = false;
      this.signalling.onFrame({ ...frame, resumed: false });
    } else this.signalling.onFrame(frame);
    // A welcome may be ahead of what it resumes: that still follows, and the line may break before.
    const isAhead = frame.type === "welcome" && frame.resumed && this.#cursor !== null;
    if (cursor && !isAhead) this.#cursor = cursor;
  }

  /** The new socket takes over: everything unconfirmed goes first, since numbers only rise. */
  #moveTo(wire: Wire): void {
    this.#next?.giveUp();
    this.#next = null;
    this.#letGoOfLive();
    this.#live = wire;
    this.#failures = 0;
    const again = this.#outbox.all();
    for (const signal of again) wire.send(JSON.stringify(signal));
    this.#pingWithin(again.length > 0 ? SETTLED_MS : IDLE_MS);
    this.signalling.onLine("open");
  }

  #moveAway(): void {
    // Everybody on that instance is told at once: not all at one moment.
    this.#pause(this.world.random() * 300);
  }

  #closed(wire: Wire, code: number): void {
    const wasNext = this.#next?.wire === wire;
    if (!wasNext && wire !== this.#live) return;
    if (wasNext) {
      const { greeted } = this.#next as { greeted: boolean };
      this.#letGoOfNext();
      // The old one was not listened to since: what it said is asked for again.
      if (greeted) this.#letGoOfLive();
    } else {
      this.#letGoOfLive();
      // The welcome of the next one is on its way.
      if (this.#next !== null && (code === REPLACED || this.#next.greeted)) return;
    }
    if (this.#saysFarewell(code)) return;
    if (code === MISBEHAVED) {
      this.#outbox.forget(() => true);
      this.#broken = true;
    }
    if (this.#live === null) this.signalling.onLine("reconnecting");
    if (this.#next === null) this.#comeBack();
  }

  #saysFarewell(code: number): boolean {
    const why = { [REPLACED]: "replaced", [REFUSED]: "refused", [ENDED]: "ended" }[code];
    if (why === undefined) return false;
    this.stop();
    this.signalling.onFarewell(why as Farewell);
    return true;
  }

  #comeBack(): void {
    const longest = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)] ?? 0;
    this.#failures += 1;
    this.#pause(longest * (0.5 + this.world.random() / 2));
  }

  #pause(milliseconds: number): void {
    this.#clearPause();
    this.#cancelPause = this.world.after(milliseconds, () => {
      this.#cancelPause = null;
      if (this.#next === null) this.#open();
    });
  }

  #clearPause(): void {
    this.#cancelPause?.();
    this.#cancelPause = null;
  }

  #pingWithin(milliseconds: number): void {
    const at = this.world.now() + milliseconds;
    if (this.#ping !== null && this.#ping.at <= at) return;
    this.#ping?.cancel();
    this.#ping = { at, cancel: this.world.after(milliseconds, () => this.#pingNow(PONG_MS)) };
  }

  #pingNow(patience: number): void {
    this.#ping?.cancel();
    this.#ping = null;
    this.#outbox.pinged();
    this.#live?.send(JSON.stringify({ type: "ping" }));
    this.#expectPong(patience);
    this.#pingWithin(IDLE_MS);
  }

  #expectPong(patience: number): void {
    const wire = this.#live;
    if (this.#cancelPong !== null || wire === null) return;
    this.#cancelPong = this.world.after(patience, () => this.#closed(wire, 1006));
  }

  #letGoOfNext(): void {
    const next = this.#next;
    this.#next = null;
    next?.giveUp();
    if (next !== null) quit(next.wire);
  }

  #letGoOfLive(): void {
    this.#ping?.cancel();
    this.#ping = null;
    this.#cancelPong?.();
    this.#cancelPong = null;
    this.#outbox.moved();
    if (this.#live !== null) quit(this.#live);
    this.#live = null;
  }
}

function quit(wire: Wire): void {
  wire.onopen = null;
  wire.onmessage = null;
  wire.onclose = null;
  wire.close();
}
