/** "… is writing", both ways: said seldom, and forgotten by itself. */
import { TYPING_EVERY_MS, TYPING_EXPIRES_MS } from "./limits";
import type { Clock } from "./world";

export class Typing {
  /** The other side is writing. */
  isOn = false;
  #saidAt: number | null = null;
  #expiry: (() => void) | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly events: { say(on: boolean): void; changed(): void },
  ) {}

  own(on: boolean): void {
    const now = this.clock.now();
    if (!on) {
      if (this.#saidAt !== null) this.events.say(false);
      this.#saidAt = null;
    } else if (this.#saidAt === null || now - this.#saidAt >= TYPING_EVERY_MS) {
      this.#saidAt = now;
      this.events.say(true);
    }
  }

  /** What was written has been sent, which says the same. */
  sent(): void {
    this.#saidAt = null;
  }

  other(on: boolean): void {
    this.#expiry?.();
    this.#expiry = on ? this.clock.after(TYPING_EXPIRES_MS, () => this.other(false)) : null;
    if (on === this.isOn) return;
    this.isOn = on;
    this.events.changed();
  }

  /** The connection is another, or gone. */
  reset(): void {
    this.#saidAt = null;
    this.other(false);
  }
}
