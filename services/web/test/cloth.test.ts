import { describe, expect, test } from "vitest";
import { clothOf, type Spot } from "../src/cards/cloth";

describe("a cloth", () => {
  const touch = (one: Spot, other: Spot) =>
    Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 5 / 3;

  test.each([
    ["one", false],
    ["three", false],
    ["celtic", false],
    ["celtic", true],
  ] as const)("of %s (wide: %s) has its cards beside each other, within it", (spread, isWide) => {
    const { spots, width, height } = clothOf(spread, isWide);
    const upright = spots.filter(({ across }) => !across);
    for (const [at, one] of upright.entries()) {
      expect(one.x + 1).toBeLessThanOrEqual(width + 1e-9);
      expect(one.y + 5 / 3).toBeLessThanOrEqual(height + 1e-9);
      for (const other of upright.slice(at + 1)) expect(touch(one, other)).toBe(false);
    }
  });

  test("has the second of ten across the first", () => {
    for (const isWide of [true, false]) {
      const [first, second] = clothOf("celtic", isWide).spots;
      expect(second).toEqual({ ...first, across: true });
    }
  });

  test("is lower where it is wide, so that ten cards are larger", () => {
    expect(clothOf("celtic", true).height).toBeLessThan(clothOf("celtic").height * 0.8);
  });
});
