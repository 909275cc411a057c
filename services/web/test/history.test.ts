import { describe, expect, test } from "vitest";
import { groupsOf } from "../src/features/history/groups";
import { searchOf } from "../src/features/history/search";

const now = new Date(2026, 10, 26, 9, 30);
const at = (...date: [number, number, number, number?]) => ({
  updatedAt: new Date(date[0], date[1] - 1, date[2], date[3] ?? 12).toISOString(),
});

describe("a long list", () => {
  test("is read by days, then by months", () => {
    const groups = groupsOf(
      [
        at(2026, 11, 26, 23),
        at(2026, 11, 26, 0),
        at(2026, 11, 25, 23),
        at(2026, 11, 24),
        at(2026, 11, 20, 0),
        at(2026, 11, 19, 23),
        at(2026, 10, 31),
        at(2025, 10, 31),
      ],
      now,
    );
    expect(groups.map(({ key, items }) => [key, items.length])).toEqual([
      ["today", 2],
      ["yesterday", 1],
      ["week", 2],
      ["2026-11", 1],
      ["2026-10", 1],
      ["2025-10", 1],
    ]);
  });

  test("is nothing where nothing is", () => {
    expect(groupsOf([], now)).toEqual([]);
  });
});

describe("what is looked for", () => {
  test.each([
    ["2026-11-23", "2026-11-23"],
    ["2026. 11. 3.", "2026-11-03"],
    ["2026년 11월 3일", "2026-11-03"],
    ["11월 23일", "2026-11-23"],
    ["11/23", "2026-11-23"],
    ["11.23", "2026-11-23"],
    ["12월 25일", "2025-12-25"],
    ["2026년 2월", "2026-02"],
    ["2026-2", "2026-02"],
    ["12월", "2025-12"],
    ["11월", "2026-11"],
  ])("is a date where it is one: %s", (typed, asked) => {
    expect(searchOf(typed, now)).toBe(asked);
  });

  test.each(["별", "2월 31일", "13월", "3", "2026", "24/7", "11월의 비"])(
    "is a word where it is none: %s",
    (typed) => {
      expect(searchOf(`  ${typed} `, now)).toBe(typed);
    },
  );

  test("is no longer than the server takes", () => {
    expect([...searchOf("🌙".repeat(120), now)]).toHaveLength(100);
    expect(searchOf("  ", now)).toBe("");
  });
});
