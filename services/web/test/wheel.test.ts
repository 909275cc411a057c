import { describe, expect, test } from "vitest";
import { angleOf, atRandom, CARDS, positionAt, STEP, turnTo, wheelFor } from "../src/cards/wheel";

describe("the wheel", () => {
  test("brings any card to the top, the short way round", () => {
    for (let from = 0; from < CARDS; from += 7) {
      for (let to = 0; to < CARDS; to += 1) {
        const turned = turnTo(to, from * STEP);
        expect(positionAt(turned)).toBe(to);
        expect(angleOf(to, turned)).toBeCloseTo(0, 9);
        expect(Math.abs(turned - from * STEP)).toBeLessThanOrEqual(Math.PI + 1e-9);
      }
    }
  });

  test("knows its top card after many turns either way", () => {
    expect(positionAt(-STEP)).toBe(CARDS - 1);
    expect(positionAt(STEP * (CARDS * 5 + 3))).toBe(3);
  });

  test.each([
    [320, 300],
    [390, 520],
    [1280, 560],
  ])("leaves each card enough to touch on %i by %i", (width, height) => {
    const { radius, cardWidth, reach } = wheelFor(width, height);
    expect(radius * STEP).toBeGreaterThanOrEqual(44);
    expect(radius * STEP).toBeLessThan(cardWidth);
    expect(reach).toBeLessThan(Math.PI / 2);
  });
});

describe("picking at random", () => {
  test("never takes a position twice or one that is taken", () => {
    const taken = [0, 5, 77];
    const picked = atRandom(75, taken);
    expect(new Set([...taken, ...picked]).size).toBe(CARDS);
  });

  test("takes every position about as often", () => {
    const counts = new Array<number>(CARDS).fill(0);
    const draws = CARDS * 200;
    for (let i = 0; i < draws; i += 1) {
      const [position] = atRandom(1, []);
      counts[position ?? 0] = (counts[position ?? 0] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
    // 77 degrees of freedom: exceeded once in a million runs.
    expect(chiSquare).toBeLessThan(148);
  });
});
