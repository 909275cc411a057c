/**
 * Writes what changes a moment after it has, one writing at a time, and again until it arrives. Pure but
 * for its world.
 */

export type SaveState = "still" | "waiting" | "saving" | "saved" | "lost";

export interface SaveWorld {
  save: (text: string) => Promise<void>;
  after: (milliseconds: number, task: () => void) => () => void;
  onState: (state: SaveState) => void;
}

const CALM_MS = 800;
const AGAIN_MS = 4000;

export class Autosave {
  #wanted: string;
  #saved: string;
  #isSaving = false;
  #cancel: (() => void) | null = null;

  constructor(
    saved: string,
    private readonly world: SaveWorld,
  ) {
    this.#wanted = saved;
    this.#saved = saved;
  }

  write(text: string): void {
    this.#wanted = text;
    this.world.onState("waiting");
    this.#later(CALM_MS);
  }

  /** Now, and not in a moment: the page is about to be gone. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = null;
    void this.#go();
  }

  #later(milliseconds: number): void {
    this.#cancel?.();
    this.#cancel = this.world.after(milliseconds, () => void this.#go());
  }

  async #go(): Promise<void> {
    if (this.#isSaving) return;
    if (this.#wanted === this.#saved) return this.world.onState("saved");
    this.#isSaving = true;
    this.world.onState("saving");
    const text = this.#wanted;
    try {
      await this.world.save(text);
      this.#saved = text;
      this.#isSaving = false;
      if (this.#wanted === text) this.world.onState("saved");
      else this.#later(0);
    } catch {
      this.#isSaving = false;
      this.world.onState("lost");
      this.#later(AGAIN_MS);
    }
  }
}
