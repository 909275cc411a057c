/** Turns readings into the two dots, and decides what is left out. */
import type { Quality } from "./call-view";
import type { Allowances } from "./peer-link";
import { AudioFirst, allowances, judge, SAMPLE_MS } from "./quality";
import type { Reading } from "./stats";
import type { Clock } from "./world";

export interface ConditionsWay {
  hasTable: () => boolean;
  onQuality: (quality: { local: Quality; remote: Quality }) => void;
  onAllowances: (allowances: Allowances) => void;
  onAudioFirst: (on: boolean) => void;
}

export class Conditions {
  #begin: { at: number; reading: Reading } | null = null;
  #audioFirst = new AudioFirst();
  #isAudioOnly = false;

  constructor(
    private readonly way: ConditionsWay,
    private readonly clock: Clock,
  ) {}

  get audioFirst(): boolean {
    return this.#isAudioOnly;
  }

  allowances(): Allowances {
    return allowances(this.#audioFirst.picture, this.way.hasTable());
  }

  take(reading: Reading): void {
    const now = this.clock.now();
    // Counters that fell are those of another connection.
    const isOther = this.#begin !== null && reading.sent < this.#begin.reading.sent;
    if (this.#begin === null || isOther) {
      this.#begin = { at: now, reading };
      return;
    }
    if (now - this.#begin.at < SAMPLE_MS) return;
    const quality = judge(this.#begin.reading, reading);
    this.#begin = { at: now, reading };
    this.way.onQuality(quality);
    if (!this.#audioFirst.sample(quality.local)) return;
    this.way.onAllowances(this.allowances());
    const isAudioOnly = this.#audioFirst.picture === "none";
    if (isAudioOnly === this.#isAudioOnly) return;
    this.#isAudioOnly = isAudioOnly;
    this.way.onAudioFirst(isAudioOnly);
  }
}
