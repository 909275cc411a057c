import { describe, expect, test } from "vitest";
import { CEREMONY_MS, posesOf } from "../src/cards/ceremony";

describe("the ceremony of the deck", () => {
  test.each([1, 2, 13, 30])(
    "of %i cards goes forward in time and is over before the spread",
    (count) => {
      for (let index = 0; index < count; index += 1) {
        const times = posesOf(index, count).map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times[0]).toBe(0);
        expect(times.at(-1)).toBeLessThan(CEREMONY_MS);
      }
    },
  );

  test("halves the deck: neighbours go to different sides, and change sides the next time", () => {
    const sides = (index: number) =>
      posesOf(index, 20)
        .filter(({ pose }) => pose.turn !== 0)
        .map(({ pose }) => Math.sign(pose.turn));
    expect(sides(4)).toEqual(sides(5).map((side) => -side));
    expect(new Set(sides(4)).size).toBe(2);
  });

  test("ends with the deck as it began, whatever happened in between", () => {
    for (const index of [0, 7, 19]) {
      const steps = posesOf(index, 20);
      expect(steps.at(-1)?.pose).toEqual(steps[0]?.pose);
    }
  });
});
