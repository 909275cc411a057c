import { afterEach, expect, test, vi } from "vitest";
import { forgetTraces } from "../src/preferences/traces";
import { dailyTime } from "../src/words/format";

class Kept {
  #items: Map<string, string>;
  constructor(items: Record<string, string>) {
    this.#items = new Map(Object.entries(items));
  }
  get length() {
    return this.#items.size;
  }
  key = (index: number) => [...this.#items.keys()][index] ?? null;
  removeItem = (key: string) => void this.#items.delete(key);
}

afterEach(() => vi.unstubAllGlobals());

test("nothing of a person stays in the browser, but how it looks does", () => {
  const local = new Kept({
    "conch.draft.a": "쓰던 글",
    "conch.draft.b": "다른 글",
    "conch.settings": "{}",
    other: "of somebody else",
  });
  const session = new Kept({ "conch.fresh": "k", "conch.picks": "[1]", "conch.export": "asked" });
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("sessionStorage", session);
  forgetTraces();
  expect([local.key(0), local.key(1), local.length]).toEqual(["conch.settings", "other", 2]);
  expect(session.length).toBe(0);
});

test("a browser that keeps nothing is no trouble", () => {
  expect(() => forgetTraces()).not.toThrow();
});

test("midnight has a word of its own", () => {
  expect(dailyTime(new Date(2026, 10, 24).toISOString(), "ko", "자정")).toBe("자정");
  expect(dailyTime(new Date(2026, 10, 24, 15).toISOString(), "en", "midnight")).toContain("3:00");
});
