/** Keeps the screen on while two people talk. */
import type { Cancel, RtcWorld } from "./world";

export class WakeLock {
  #release: Cancel | null = null;
  #wanted = false;

  constructor(private readonly world: Pick<RtcWorld, "keepAwake">) {}

  async hold(): Promise<void> {
    this.#wanted = true;
    // A browser lets go of it whenever the page is hidden, without being asked.
    this.#release?.();
    this.#release = null;
    const release = await this.world.keepAwake();
    if (this.#wanted && this.#release === null) this.#release = release;
    else release?.();
  }

  get isWanted(): boolean {
    return this.#wanted;
  }

  letGo(): void {
    this.#wanted = false;
    this.#release?.();
    this.#release = null;
  }
}
