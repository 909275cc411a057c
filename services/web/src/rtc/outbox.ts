/** What was said and may not be kept by the server yet: said again when the line comes back. */
import type { ClientSignal } from "../protocol/events";

interface Kept {
  place: number;
  signal: ClientSignal;
}

export class Outbox {
  #kept: Kept[] = [];
  #place = 0;
  /** For each ping on its way: the last signal that went before it. */
  #pings: number[] = [];

  add(signal: ClientSignal): void {
    this.#place += 1;
    this.#kept.push({ place: this.#place, signal });
  }

  pinged(): void {
    this.#pings.push(this.#place);
  }

  /** Answers whether that was the last ping that was waited for. */
  ponged(): boolean {
    const upTo = this.#pings.shift() ?? 0;
    this.#kept = this.#kept.filter(({ place }) => place > upTo);
    return this.#pings.length === 0;
  }

  /** Another socket: what was pinged on the old one is never answered. */
  moved(): void {
    this.#pings = [];
  }

  all(): readonly ClientSignal[] {
    return this.#kept.map(({ signal }) => signal);
  }

  forget(isOver: (signal: ClientSignal) => boolean): void {
    this.#kept = this.#kept.filter(({ signal }) => !isOver(signal));
  }
}
