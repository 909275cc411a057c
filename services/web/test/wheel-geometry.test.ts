import { afterEach, describe, expect, test, vi } from "vitest";
import {
  angleOf,
  atRandom,
  CARDS,
  chance,
  positionAt,
  STEP,
  turnTo,
  wheelFor,
} from "../src/cards/wheel";

const everyCard = Array.from({ length: CARDS }, (_, position) => position);
const turns = [-20.3, -Math.PI, -1, -STEP / 3, 0, STEP / 3, 1, Math.PI, 6.2, 20.3];
const stages = [
  [320, 260],
  [320, 480],
  [390, 560],
  [844, 260],
  [1280, 560],
  [1920, 900],
  [2560, 1200],
] as const;

afterEach(() => vi.unstubAllGlobals());

describe("the ring", () => {
  test.each(turns)("has every card at an angle of its own when turned by %f", (turned) => {
    const angles = everyCard.map((position) => angleOf(position, turned));
    for (const angle of angles) expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI + 1e-9);
    const sorted = angles.toSorted((a, b) => a - b);
    for (const [at, angle] of sorted.entries()) {
      const before = sorted[at - 1];
      if (before !== undefined) expect(angle - before).toBeCloseTo(STEP, 9);
    }
  });

  test.each(turns)("has the card nearest to the top at the top when turned by %f", (turned) => {
    const top = positionAt(turned);
    const nearest = Math.min(...everyCard.map((position) => Math.abs(angleOf(position, turned))));
    expect(Math.abs(angleOf(top, turned))).toBeCloseTo(nearest, 9);
    expect(nearest).toBeLessThanOrEqual(STEP / 2 + 1e-9);
  });

  test("turns to the right towards the next card and to the left towards the one before", () => {
    expect(angleOf(1, 0)).toBeCloseTo(STEP, 9);
    expect(angleOf(CARDS - 1, 0)).toBeCloseTo(-STEP, 9);
    expect(turnTo(1, 0)).toBeGreaterThan(0);
    expect(turnTo(CARDS - 1, 0)).toBeLessThan(0);
  });

  test("looks the same after a whole turn", () => {
    for (const position of everyCard) {
      expect(angleOf(position, 0.3 + 2 * Math.PI)).toBeCloseTo(angleOf(position, 0.3), 9);
    }
  });

  test("changes its top card half way between two", () => {
    expect(positionAt(STEP * 0.49)).toBe(0);
    expect(positionAt(STEP * 0.51)).toBe(1);
    expect(positionAt(-STEP * 0.51)).toBe(CARDS - 1);
  });

  test("stays where it is when the card asked for is at the top", () => {
    for (const position of everyCard) {
      expect(turnTo(position, position * STEP)).toBeCloseTo(position * STEP, 9);
    }
  });

  test("never turns by more than half to bring a card, however far it has turned", () => {
    for (const turned of turns) {
      for (const position of everyCard) {
        const way = turnTo(position, turned) - turned;
        expect(Math.abs(way)).toBeLessThanOrEqual(Math.PI + 1e-9);
        expect(positionAt(turned + way)).toBe(position);
      }
    }
  });
});

describe.each(stages)("a stage of %i by %i", (width, height) => {
  const wheel = wheelFor(width, height);

  test("is filled from side to side, or as far as the ring is wide", () => {
    const farthest = wheel.radius * Math.sin(wheel.reach) + wheel.cardWidth / 2;
    expect(farthest).toBeGreaterThanOrEqual(Math.min(width / 2, wheel.radius));
    if (width <= 1920) expect(farthest).toBeGreaterThanOrEqual(width / 2);
  });

  test("shows cards that overlap, each with enough to be touched", () => {
    const gap = wheel.radius * STEP;
    expect(gap).toBeGreaterThanOrEqual(44);
    expect(gap).toBeLessThanOrEqual(wheel.cardWidth);
  });

  test("has cards that can be read and that do not fill it", () => {
    expect(wheel.cardWidth).toBeGreaterThanOrEqual(64);
    expect(wheel.cardWidth).toBeLessThanOrEqual(168);
    expect(wheel.cardWidth * 2).toBeLessThan(width);
  });

  test("has its uppermost card inside", () => {
    expect(wheel.top).toBeGreaterThanOrEqual(44);
    expect(wheel.top + (wheel.cardWidth * 5) / 3).toBeLessThanOrEqual(height);
  });
});

describe("chance", () => {
  const feed = (...bytes: number[]) => {
    vi.stubGlobal("crypto", {
      getRandomValues: (into: Uint8Array) => {
        const byte = bytes.shift();
        if (byte === undefined) throw new Error("asked for more bytes than there should be");
        into[0] = byte;
        return into;
      },
    });
    return bytes;
  };

  test("spends the bytes that would favour the first positions", () => {
    // 256 = 3 × 78 + 22: the bytes from 234 on would make 0 to 21 likelier.
    expect(feed(234, 255, 233) && chance(78)).toBe(77);
    expect(feed(233) && chance(78)).toBe(77);
    expect(feed(78) && chance(78)).toBe(0);
  });

  test("gives each number for as many bytes as any other", () => {
    for (const n of [1, 2, 3, 10, 77, 78, 256]) {
      const counts = new Array<number>(n).fill(0);
      for (let byte = 0; byte < 256 - (256 % n); byte += 1) {
        feed(byte);
        const number = chance(n);
        counts[number] = (counts[number] ?? 0) + 1;
      }
      expect(new Set(counts)).toEqual(new Set([Math.floor(256 / n)]));
    }
  });

  test("picks no more positions than are free, and none where none is", () => {
    expect(new Set(atRandom(200, []))).toEqual(new Set(everyCard));
    expect(atRandom(200, [])).toHaveLength(CARDS);
    expect(atRandom(3, everyCard)).toEqual([]);
    expect(atRandom(0, [])).toEqual([]);
    expect(atRandom(1, everyCard.slice(1))).toEqual([0]);
  });

  test("leaves what was taken as it was", () => {
    const taken = Object.freeze([1, 2, 3]);
    expect(atRandom(2, taken)).toHaveLength(2);
    expect(taken).toEqual([1, 2, 3]);
  });
});
