/** Time that only passes when a test says so. */
import type { Clock } from "../../src/rtc/world";
import { settle } from "../fake-world";

interface Task {
  at: number;
  run: () => void;
}

export class FakeClock implements Clock {
  #now = 1_000_000;
  #tasks = new Set<Task>();

  now = () => this.#now;

  after = (milliseconds: number, run: () => void) => {
    const task = { at: this.#now + milliseconds, run };
    this.#tasks.add(task);
    return () => void this.#tasks.delete(task);
  };

  random = () => 0.5;

  get waiting(): number {
    return this.#tasks.size;
  }

  /** Everything that is due until then, one after the other, with its consequences. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await settle();
    for (;;) {
      let next: Task | null = null;
      for (const task of this.#tasks)
        if (task.at <= until && (next === null || task.at < next.at)) next = task;
      if (next === null) break;
      this.#tasks.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settle();
    }
    this.#now = until;
  }
}

/** The same numbers each time, from a seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
