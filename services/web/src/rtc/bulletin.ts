/** What a call says of itself beside its room and its media, and who is told of every change. */
import type { CallView, Notice } from "./call-view";
import type { Cancel, RtcWorld } from "./world";

export type Own = Pick<
  CallView,
  "line" | "soundRefused" | "speaking" | "quality" | "notice" | "check"
>;

export class Bulletin {
  #own: Own = {
    line: "reconnecting",
    soundRefused: false,
    speaking: { local: false, remote: false },
    quality: { local: 0, remote: 0 },
    notice: null,
    check: null,
  };
  #listeners = new Set<() => void>();
  #paint: () => void;
  #cancelPause: Cancel | null = null;

  constructor(
    private readonly onChange: () => void,
    private readonly world: Pick<RtcWorld, "now" | "after" | "schedule">,
  ) {
    this.#paint = world.schedule(() => {
      if (this.#cancelPause === null) this.#tell();
    });
  }

  get own(): Own {
    return this.#own;
  }

  paint(): void {
    this.#paint();
  }

  /** What comes next matters more than to be seen to change: nothing is painted before `goOn`. */
  pause(atMost: number): void {
    this.#cancelPause?.();
    this.#cancelPause = this.world.after(atMost, () => this.goOn());
  }

  goOn(): void {
    if (this.#cancelPause === null) return;
    this.#cancelPause();
    this.#cancelPause = null;
    this.#tell();
  }

  subscribe(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  say(change: Partial<Own>): void {
    this.#own = { ...this.#own, ...change };
    this.onChange();
  }

  /** Something to be said once, in passing. */
  notify(notice: Pick<Notice, "kind" | "label">): void {
    const at = Math.max(this.world.now(), (this.#own.notice?.at ?? 0) + 1);
    this.say({ notice: { ...notice, at } });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
