/** How the wheel moves: heavy, so that it goes on turning when it is let go, and comes to rest on a card. */
import { positionAt, STEP, turnTo } from "./wheel";

/** What is left of the speed after a millisecond: half after a quarter of a second. */
const GLIDE = 0.9972;
/** Slower than this, in radians per millisecond, it looks for the next card. */
const CREEP = 0.00006;
/** How much of the way to where it is to rest is left after a millisecond. */
const SETTLE = 0.9875;
const THERE = 0.0004;
/** No throw turns it faster than half a turn a second. */
const FASTEST = Math.PI / 1000;

export class Spin {
  turned: number;
  #target: number;
  #speed = 0;
  #held = false;

  constructor(position: number) {
    this.turned = position * STEP;
    this.#target = this.turned;
  }

  /** A finger is on it. */
  hold(): void {
    this.#held = true;
    this.#speed = 0;
  }

  /** The finger has moved by so much, in so many milliseconds. */
  drag(by: number, passed: number): void {
    this.turned += by;
    this.#target = this.turned;
    const now = by / Math.max(4, passed);
    this.#speed = this.#speed * 0.6 + now * 0.4;
  }

  /** It is let go; a finger that had rested throws nothing. */
  letGo(rested: boolean): void {
    this.#held = false;
    if (rested) this.#speed = 0;
    this.#speed = Math.max(-FASTEST, Math.min(FASTEST, this.#speed));
    if (Math.abs(this.#speed) <= CREEP) this.#rest();
  }

  /** A wheel or a touch pad pushes it. */
  push(by: number): void {
    this.#speed = 0;
    this.#target += by;
  }

  turnToCard(position: number): void {
    this.#speed = 0;
    this.#target = turnTo(position, this.turned);
  }

  turnBy(cards: number): void {
    this.#speed = 0;
    this.#target = Math.round(this.#target / STEP + cards) * STEP;
  }

  /** At once where it is to be. */
  jump(): void {
    this.#speed = 0;
    this.turned = this.#target;
  }

  /** Moves on by so many milliseconds, and says whether it lies still now. */
  step(passed: number): boolean {
    if (this.#held) return false;
    if (this.#speed !== 0) {
      // the way covered while the speed falls, whatever the length of a frame
      const fall = GLIDE ** passed;
      this.turned += (this.#speed * (fall - 1)) / Math.log(GLIDE);
      this.#speed *= fall;
      if (Math.abs(this.#speed) <= CREEP) this.#rest();
      return false;
    }
    const way = this.#target - this.turned;
    this.turned += way * (1 - SETTLE ** passed);
    if (Math.abs(way) < THERE) this.turned = this.#target;
    return this.turned === this.#target;
  }

  #rest(): void {
    this.#speed = 0;
    this.#target = turnTo(positionAt(this.turned), this.turned);
  }
}
