import { describe, expect, test } from "vitest";
import { type Found, withPage, withTold } from "../src/features/history/found";
import { groupsOf } from "../src/features/history/groups";
import { searchOf } from "../src/features/history/search";
import type { ConversationSummary } from "../src/protocol/rest";

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

describe("what the page knows of the open talk", () => {
  const summary = (id: string, minute: number, title = id): ConversationSummary => ({
    id,
    title,
    locale: "ko",
    spread: "one",
    createdAt: "2026-11-26T09:00:00Z",
    updatedAt: `2026-11-26T09:${String(minute).padStart(2, "0")}:00Z`,
    cards: [],
  });
  const list = (change: Partial<Found> = {}): Found => ({
    search: "",
    talks: [summary("c", 30), summary("b", 20), summary("a", 10)],
    next: null,
    ...change,
  });
  const ids = ({ talks }: Found) => talks.map(({ id }) => id).join("");

  test("comes to the top of the list when something is said", () => {
    expect(ids(withTold(list(), summary("d", 40)))).toBe("dcba");
    expect(ids(withTold(list(), summary("a", 40)))).toBe("acb");
  });

  test("stays where it is while nothing is said", () => {
    const told = withTold(list(), summary("b", 20, "another name"));
    expect(ids(told)).toBe("cba");
    expect(told.talks[1]?.title).toBe("another name");
    expect(ids(withTold(list(), summary("d", 25)))).toBe("cdba");
  });

  test("waits for its page where it is older than all that is here", () => {
    expect(ids(withTold(list(), summary("d", 5)))).toBe("cbad");
    expect(ids(withTold(list({ next: "n" }), summary("d", 5)))).toBe("cba");
    const page = { items: [summary("z", 9), summary("d", 5)], nextCursor: null };
    const told = withTold(withPage(list({ next: "n" }), "", page), summary("d", 5));
    expect(ids(told)).toBe("cbazd");
  });

  test("is found by nobody whom the server has not found", () => {
    const found = list({ search: "달" });
    expect(withTold(found, summary("d", 40))).toBe(found);
    expect(ids(withTold(found, summary("a", 40)))).toBe("cba");
  });

  test("is there once when it comes again with a page", () => {
    const told = withTold(list({ next: "n" }), summary("z", 40));
    const page = { items: [summary("z", 9), summary("y", 8)], nextCursor: null };
    expect(ids(withPage(told, "", page))).toBe("zcbay");
  });

  test("is in no list before a word was said", () => {
    const page = { items: [{ ...summary("a", 1), title: null }], nextCursor: "n" };
    expect(withPage(null, "", page)).toEqual({ search: "", talks: [], next: "n" });
  });
});
