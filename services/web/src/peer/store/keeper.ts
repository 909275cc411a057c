/**
 * Writes what changes, in order, many changes at a time. A store that fails costs nothing but the
 * keeping: what could not be written is tried again with the next change.
 */
import { type Change, type Kept, LogTaken, type SeatStore } from "./store";

/** After so many changes that could not be kept, none is tried again. */
const OWED_LIMIT = 2_000;

interface Task {
  changes: readonly Change[];
  done: () => void;
}

export class Keeper {
  #tasks: Task[] = [];
  #owed: Change[] = [];
  #isBusy = false;
  #hasFailed = false;

  constructor(
    private readonly store: SeatStore,
    private readonly events: {
      /** Another page wrote to the own log: here is what is kept. */
      taken(kept: Kept): void;
      /** Whether things are kept has changed. */
      failing(): void;
    },
  ) {}

  get isFailing(): boolean {
    return this.#hasFailed;
  }

  /** `done` is called when it is kept, or cannot be. */
  push(changes: readonly Change[], done: () => void = () => {}): void {
    this.#tasks.push({ changes, done });
    if (!this.#isBusy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#tasks.length > 0) {
      const tasks = this.#tasks.splice(0);
      const changes = [...this.#owed, ...tasks.flatMap((task) => task.changes)];
      try {
        await this.store.keep(changes);
        this.#owed = [];
        this.#fail(false);
      } catch (error) {
        if (error instanceof LogTaken && (await this.#makeWay(changes, tasks))) continue;
        this.#owed = changes.length > OWED_LIMIT ? [] : changes;
        this.#fail(true);
      }
      for (const task of tasks) task.done();
    }
    this.#isBusy = false;
  }

  /** Own entries get numbers that are free; everything else is tried again as it is. */
  async #makeWay(changes: readonly Change[], tasks: readonly Task[]): Promise<boolean> {
    try {
      const kept = await this.store.load();
      this.#owed = changes.filter((change) => change.type !== "own");
      this.events.taken(kept);
      this.#tasks.push({ changes: [], done: () => tasks.forEach((task) => void task.done()) });
      return true;
    } catch {
      return false;
    }
  }

  #fail(failed: boolean): void {
    if (failed === this.#hasFailed) return;
    this.#hasFailed = failed;
    this.events.failing();
  }
}
