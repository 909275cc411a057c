/**
 * One pair of data channels, for as long as it lives. It never throws: a channel that cannot be
 * sent on is a channel that is gone.
 */
import type { PeerMessage } from "../protocol/events";
import type { Channel, ChannelEvent } from "./channel";
import { BUFFER_HIGH, BUFFER_LOW } from "./limits";

export interface LinkEvents {
  opened(): void;
  message(data: unknown): void;
  chunk(data: unknown): void;
  closed(): void;
}

export class Link {
  #waiting: string[] = [];
  #room: (() => void)[] = [];
  #isDropped = false;
  #isOpened = false;
  readonly #handlers: [Channel, ChannelEvent, (event: Event) => void][] = [];

  constructor(
    private readonly talk: Channel,
    private readonly file: Channel,
    private readonly events: LinkEvents,
  ) {
    file.binaryType = "arraybuffer";
    for (const channel of [talk, file]) {
      channel.bufferedAmountLowThreshold = BUFFER_LOW;
      this.#on(channel, "open", () => this.#open());
      this.#on(channel, "close", () => this.drop());
      this.#on(channel, "error", () => this.drop());
    }
    this.#on(talk, "message", (event) => events.message((event as MessageEvent).data));
    this.#on(file, "message", (event) => events.chunk((event as MessageEvent).data));
    this.#on(talk, "bufferedamountlow", () => this.#drain());
    this.#on(file, "bufferedamountlow", () => this.#makeRoom());
  }

  /** For channels that were open before anybody listened. */
  start(): void {
    this.#open();
  }

  get isOpen(): boolean {
    return this.#isOpened && !this.#isDropped;
  }

  /** Bytes of files that are on their way out. */
  get fileBuffered(): number {
    return this.#isDropped ? 0 : this.file.bufferedAmount;
  }

  send(message: PeerMessage): void {
    if (!this.isOpen) return;
    this.#waiting.push(JSON.stringify(message));
    this.#drain();
  }

  /** For what is only worth saying at once: left out where others wait already. */
  sendFleeting(message: PeerMessage): void {
    if (this.#waiting.length === 0) this.send(message);
  }

  /** Resolves when a chunk may be sent; to false if that will never be. */
  async room(): Promise<boolean> {
    while (this.isOpen && this.file.bufferedAmount > BUFFER_HIGH) {
      await new Promise<void>((resolve) => this.#room.push(resolve));
    }
    return this.isOpen;
  }

  sendChunk(frame: ArrayBuffer): void {
    this.#guard(() => this.file.send(frame));
  }

  /** Listens no more; `andClose` also hangs up on the other side. */
  drop(andClose = false): void {
    if (this.#isDropped) return;
    this.#isDropped = true;
    for (const [channel, type, handler] of this.#handlers) {
      channel.removeEventListener(type, handler);
    }
    if (andClose) {
      this.talk.close();
      this.file.close();
    }
    this.#waiting = [];
    this.#makeRoom();
    this.events.closed();
  }

  #open(): void {
    if (this.#isOpened || this.#isDropped) return;
    if (this.talk.readyState !== "open" || this.file.readyState !== "open") return;
    this.#isOpened = true;
    this.events.opened();
  }

  #drain(): void {
    while (this.isOpen && this.talk.bufferedAmount <= BUFFER_HIGH) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#guard(() => this.talk.send(next));
    }
  }

  #makeRoom(): void {
    const waiting = this.#room;
    this.#room = [];
    for (const resolve of waiting) resolve();
  }

  #guard(send: () => void): void {
    try {
      if (this.isOpen) send();
    } catch {
      this.drop(true);
    }
  }

  #on(channel: Channel, type: ChannelEvent, handler: (event: Event) => void): void {
    channel.addEventListener(type, handler);
    this.#handlers.push([channel, type, handler]);
  }
}
