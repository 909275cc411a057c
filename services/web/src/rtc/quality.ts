/** How well the two hear each other, and what is left out when they hardly do. */
import type { Quality } from "./call-view";
import type { Allowances } from "./peer-link";
import type { Reading } from "./stats";

/** One dot is about so many milliseconds. */
export const SAMPLE_MS = 5000;

export interface Condition {
  loss: number;
  rttMs: number | null;
  jitterMs: number;
}

export function grade({ loss, rttMs, jitterMs }: Condition): Quality {
  const rtt = rttMs ?? 0;
  if (loss > 0.08 || rtt > 600 || jitterMs > 100) return 1;
  if (loss > 0.02 || rtt > 300 || jitterMs > 40) return 2;
  return 3;
}

/** Ours is how they get what we send; theirs is how we get what they send. */
export function judge(before: Reading, now: Reading): { local: Quality; remote: Quality } {
  const received = now.received - before.received;
  const lost = Math.max(0, now.lost - before.lost);
  const { rttMs, jitterMs } = now;
  const local =
    now.sent > before.sent && now.lostThere !== null
      ? grade({ loss: now.lostThere, rttMs, jitterMs: 0 })
      : null;
  const remote = received > 0 ? grade({ loss: lost / (received + lost), rttMs, jitterMs }) : null;
  // Somebody who sends nothing is judged by the way alone.
  const way = rttMs === null ? 0 : grade({ loss: 0, rttMs, jitterMs: 0 });
  return { local: local ?? way, remote: remote ?? way };
}

/** How much of the picture is sent. */
export type Picture = "full" | "half" | "none";

const HALF_AFTER = 2;
const NONE_AFTER = 3;
export const RESTORE_MS = 10_000;
const LONGEST_RESTORE_MS = 80_000;

/** Gives up the picture before the voice, and takes it back step by step. */
export class AudioFirst {
  #picture: Picture = "full";
  #bad = 0;
  #good = 0;
  #restoreMs = RESTORE_MS;
  /** A step up was made, and has not yet proved itself. */
  #isTrying = false;

  get picture(): Picture {
    return this.#picture;
  }

  /** One sample of `SAMPLE_MS`; answers whether the picture changed. */
  sample(quality: Quality): boolean {
    const before = this.#picture;
    if (quality === 0) return false;
    if (quality === 1) this.#suffer();
    else this.#enjoy();
    return before !== this.#picture;
  }

  #suffer(): void {
    this.#good = 0;
    this.#bad += 1;
    if (this.#isTrying) {
      // It was too early: the next try waits longer.
      this.#isTrying = false;
      this.#restoreMs = Math.min(this.#restoreMs * 2, LONGEST_RESTORE_MS);
      this.#picture = "none";
    } else if (this.#bad >= NONE_AFTER) this.#picture = "none";
    else if (this.#bad >= HALF_AFTER && this.#picture === "full") this.#picture = "half";
  }

  #enjoy(): void {
    this.#bad = 0;
    this.#good += 1;
    if (this.#picture === "full") {
      if (this.#good * SAMPLE_MS >= RESTORE_MS * 3) {
        this.#isTrying = false;
        this.#restoreMs = RESTORE_MS;
      }
      return;
    }
    if (this.#good * SAMPLE_MS < this.#restoreMs) return;
    this.#good = 0;
    this.#isTrying = true;
    this.#picture = this.#picture === "none" ? "half" : "full";
  }
}

/** What goes out in all, in bits a second; the voice is not touched. */
const UPSTREAM = 1_200_000;
const VOICE = 64_000;

export function allowances(picture: Picture, hasTable: boolean): Allowances {
  const whole = UPSTREAM - VOICE;
  const share = (part: number) => Math.round(whole * part);
  const half = picture === "half";
  return {
    video: {
      active: picture !== "none",
      maxBitrate: share((hasTable ? 0.4 : 1) * (half ? 0.35 : 1)),
      scaleResolutionDownBy: half ? 2 : 1,
    },
    table: {
      active: picture !== "none",
      maxBitrate: share(0.6 * (half ? 0.5 : 1)),
      scaleResolutionDownBy: 1,
    },
  };
}
