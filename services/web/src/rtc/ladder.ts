/**
 * The reconnect ladder, as a machine over time: what it is told and when, and what is to be done.
 *
 * Two seconds without a sign of life are trouble: ICE is restarted. Three tries, or twelve seconds,
 * and the connection itself is made anew; that is repeated for ever. After thirty seconds the person
 * is told that it is broken, and may ask for the next try at once.
 */
import type { Link } from "./call-view";

export const SILENT_MS = 2000;
export const REBUILD_MS = 12_000;
export const BROKEN_MS = 30_000;
export const TRIES = 3;
/** What one restart is given to work. */
export const TRY_MS = 3000;
/** A first connection needs longer than one that was there already. */
export const FIRST_MS = 6000;
/** Signs of a new network come in swarms. */
const SWARM_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

export type LadderInput =
  /** There is somebody to connect to, from now on. */
  | { type: "begin" }
  | { type: "end" }
  /** Something was received over the newest connection. */
  | { type: "alive" }
  /** The browser itself says that the connection is lost. */
  | { type: "cut" }
  /** The network may be back; `strong` when it is surely another one. */
  | { type: "nudge"; strong: boolean }
  /** Whether signals reach the other page; without that, nothing can be tried. */
  | { type: "reach"; yes: boolean }
  /** The other side restarted or rebuilt: that counts as a try of ours. */
  | { type: "retried"; rebuilt: boolean }
  /** The person does not want to wait. */
  | { type: "rejoin" }
  | { type: "tick" };

export type LadderAction = "restart" | "rebuild" | "recovered";

export class Ladder {
  /** The last sign of life, or when it began; null while there is nobody. */
  #since: number | null = null;
  #wasAlive = false;
  #isCut = false;
  #reaches = true;
  #tries = 0;
  #rebuilds = 0;
  #lastTry = Number.NEGATIVE_INFINITY;
  #shown: Link = "none";

  /** `lag`: how much later than the other side this one acts, so that two rescuers do not collide. */
  constructor(private lag = 0) {}

  /** For another pair of pages. */
  renew(lag: number): void {
    this.lag = lag;
  }

  get link(): Link {
    return this.#shown;
  }

  handle(input: LadderInput, now: number): LadderAction[] {
    const actions = this.#react(input, now);
    this.#shown = this.#name(now);
    return actions;
  }

  #react(input: LadderInput, now: number): LadderAction[] {
    switch (input.type) {
      case "begin":
        this.#forget();
        this.#since = now;
        this.#wasAlive = false;
        return [];
      case "end":
        this.#forget();
        this.#since = null;
        return [];
      case "alive":
        return this.#revive(now);
      case "cut":
        this.#isCut = this.#since !== null;
        return this.#due(now, false);
      case "reach": {
        const isBack = input.yes && !this.#reaches;
        this.#reaches = input.yes;
        return this.#due(now, isBack);
      }
      case "nudge":
        if (input.strong && this.#isUp(now)) return this.#refresh(now);
        return this.#due(now, true);
      case "retried":
        this.#lastTry = now;
        if (input.rebuilt) this.#rebuilds += 1;
        return [];
      case "rejoin":
        return this.#since === null ? [] : this.#rebuild(now);
      case "tick":
        return this.#due(now, false);
    }
  }

  #forget(): void {
    this.#isCut = false;
    this.#tries = 0;
    this.#rebuilds = 0;
    this.#lastTry = Number.NEGATIVE_INFINITY;
  }

  #revive(now: number): LadderAction[] {
    if (this.#since === null) return [];
    const wasLost = ["unstable", "rebuilding", "broken"].includes(this.#shown);
    const wasOnce = this.#wasAlive;
    this.#forget();
    this.#since = now;
    this.#wasAlive = true;
    return wasLost && wasOnce ? ["recovered"] : [];
  }

  /** Another network under a connection that seems well: it is moved before anybody notices. */
  #refresh(now: number): LadderAction[] {
    if (!this.#reaches || now - this.#lastTry < SWARM_MS) return [];
    this.#lastTry = now;
    return ["restart"];
  }

  /** What is to be done now; `hurried` when there is reason not to wait for the next try. */
  #due(now: number, hurried: boolean): LadderAction[] {
    if (this.#since === null || this.#isUp(now) || !this.#reaches) return [];
    const waited = now - this.#lastTry;
    if (hurried && waited < SWARM_MS) return [];
    if (this.#rebuilds > 0) {
      const pause = Math.min(4000 + 1000 * this.#rebuilds, LONGEST_PAUSE_MS) + this.lag;
      return hurried || waited >= pause ? this.#rebuild(now) : [];
    }
    if (this.#tries === 0) {
      const patience = this.#wasAlive ? SILENT_MS : FIRST_MS;
      const isTime = this.#isCut || now - this.#since >= patience + this.lag;
      return hurried || isTime ? this.#restart(now) : [];
    }
    const isLate = now - this.#since >= REBUILD_MS + this.lag;
    const isUseless = this.#tries >= TRIES;
    if (hurried) return isLate ? this.#rebuild(now) : this.#restart(now);
    if (waited < TRY_MS) return [];
    return isLate || isUseless ? this.#rebuild(now) : this.#restart(now);
  }

  #restart(now: number): LadderAction[] {
    this.#tries += 1;
    this.#lastTry = now;
    return ["restart"];
  }

  #rebuild(now: number): LadderAction[] {
    this.#rebuilds += 1;
    this.#lastTry = now;
    return ["rebuild"];
  }

  #isUp(now: number): boolean {
    if (this.#since === null || !this.#wasAlive || this.#isCut) return false;
    return now - this.#since < SILENT_MS;
  }

  #name(now: number): Link {
    if (this.#since === null) return "none";
    if (this.#isUp(now)) return "connected";
    if (now - this.#since >= BROKEN_MS) return "broken";
    if (this.#rebuilds > 0) return "rebuilding";
    return this.#wasAlive ? "unstable" : "connecting";
  }
}
