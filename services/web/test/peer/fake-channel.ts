/** Data channels without a network: what is sent waits until somebody delivers it. */
import type { Channel, ChannelEvent } from "../../src/peer/channel";

type Data = string | ArrayBuffer;

export class FakeChannel implements Channel {
  readyState: Channel["readyState"] = "connecting";
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  binaryType = "blob";
  /** What the program on this side really sends. */
  bend: (data: Data) => Data = (data) => data;
  /** The most that ever waited. */
  peak = 0;
  readonly queue: Data[] = [];
  #other: FakeChannel | null = null;
  readonly #listeners = new Map<ChannelEvent, Set<(event: Event) => void>>();

  static pair(): [FakeChannel, FakeChannel] {
    const one = new FakeChannel();
    const two = new FakeChannel();
    one.#other = two;
    two.#other = one;
    return [one, two];
  }

  send(honest: Data): void {
    if (this.readyState !== "open") throw new DOMException("not open", "InvalidStateError");
    const data = this.bend(honest);
    this.queue.push(data);
    this.bufferedAmount += sizeOf(data);
    this.peak = Math.max(this.peak, this.bufferedAmount);
  }

  addEventListener(type: ChannelEvent, listener: (event: Event) => void): void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
  }

  removeEventListener(type: ChannelEvent, listener: (event: Event) => void): void {
    this.#listeners.get(type)?.delete(listener);
  }

  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, set) => sum + set.size, 0);
  }

  open(): void {
    if (this.readyState !== "connecting") return;
    this.readyState = "open";
    this.#tell("open");
  }

  /** As a browser does it: the other side learns of it too. */
  close(): void {
    this.end();
    this.#other?.end();
  }

  /** This side learns that it is over; what it had not sent out is gone. */
  end(): void {
    if (this.readyState === "closed") return;
    this.readyState = "closed";
    this.queue.length = 0;
    this.bufferedAmount = 0;
    this.#tell("close");
  }

  get canDeliver(): boolean {
    return this.queue.length > 0 && this.#other?.readyState === "open";
  }

  /** The oldest message arrives; once, twice, or not at all. */
  deliver(times = 1): void {
    const data = this.queue.shift();
    if (data === undefined) return;
    const before = this.bufferedAmount;
    this.bufferedAmount -= sizeOf(data);
    for (let time = 0; time < times; time += 1) this.#other?.receive(data);
    const low = this.bufferedAmountLowThreshold;
    if (before > low && this.bufferedAmount <= low) this.#tell("bufferedamountlow");
  }

  receive(data: unknown): void {
    const event = new Event("message");
    Object.defineProperty(event, "data", { value: data });
    this.#tell("message", event);
  }

  #tell(type: ChannelEvent, event = new Event(type)): void {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) listener(event);
  }
}

function sizeOf(data: Data): number {
  return typeof data === "string" ? new TextEncoder().encode(data).length : data.byteLength;
}

/** Both channels of one connection, as the two sides have them. */
export class Wire {
  readonly host: { talk: FakeChannel; file: FakeChannel };
  readonly guest: { talk: FakeChannel; file: FakeChannel };
  readonly #channels: FakeChannel[];

  constructor() {
    const [hostTalk, guestTalk] = FakeChannel.pair();
    const [hostFile, guestFile] = FakeChannel.pair();
    this.host = { talk: hostTalk, file: hostFile };
    this.guest = { talk: guestTalk, file: guestFile };
    this.#channels = [hostTalk, guestTalk, hostFile, guestFile];
  }

  get waiting(): FakeChannel[] {
    return this.#channels.filter((channel) => channel.canDeliver);
  }

  get unopened(): FakeChannel[] {
    return this.#channels.filter((channel) => channel.readyState === "connecting");
  }

  get isDead(): boolean {
    return this.#channels.some((channel) => channel.readyState === "closed");
  }

  open(): void {
    for (const channel of this.#channels) channel.open();
  }

  cut(): void {
    for (const channel of this.#channels) channel.end();
  }
}
