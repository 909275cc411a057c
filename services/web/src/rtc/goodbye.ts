/** Leaving: the server hears of it, and the page waits a moment for its answer. */
import type { SignalSocket } from "./signal-socket";
import type { Clock } from "./world";

/** How long leaving waits for the server to know. */
const PATIENCE_MS = 1000;

export class Goodbye {
  #onAnswer: (() => void) | null = null;

  constructor(
    private readonly socket: SignalSocket,
    private readonly clock: Clock,
  ) {}

  /** Until the server knows, or cannot be reached in time. */
  async say(): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      const cancel = this.clock.after(PATIENCE_MS, resolve);
      this.#onAnswer = () => {
        cancel();
        resolve();
      };
    });
    this.socket.send({ type: "leave" });
    if (!this.socket.isOpen) this.socket.probe();
    await answered;
  }

  /** The server has let go of this seat; whether that is the answer to a goodbye. */
  answer(): boolean {
    this.#onAnswer?.();
    return this.#onAnswer !== null;
  }
}
