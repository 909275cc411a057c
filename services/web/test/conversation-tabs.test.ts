import { describe, expect, test } from "vitest";
import type { ChatEvent, DrawnCard } from "../src/protocol/events";
import type { Draw } from "../src/protocol/rest";
import { apply, refresh, type Talk } from "../src/stream/conversation";
import { isCovered } from "../src/stream/cursor";
import { snapshot } from "./snapshot";

const NOW = "2026-11-23T12:00:00Z";
const old: Draw = {
  spread: "one",
  commitment: "aa".repeat(32),
  state: "drawn",
  cards: [{ place: 0, position: 4, card: "cups-06", orientation: "reversed" }],
  seed: "11".repeat(32),
  readingId: "r1",
};
const three = [0, 1, 2].map(
  (place): DrawnCard => ({
    place,
    position: place,
    card: `wands-0${place + 1}`,
    orientation: "upright",
  }),
);
const opened: ChatEvent = { type: "cardsDrawn", cards: three, seed: "22".repeat(32) };
const reading: ChatEvent = { type: "turnStarted", turnId: "t2", kind: "reading" };
const fresh: Draw = {
  spread: "three",
  commitment: "bb".repeat(32),
  state: "drawn",
  cards: three,
  seed: "22".repeat(32),
};

const watch = (draw: Draw | null): Talk => {
  const talk = apply(snapshot({ draw }), reading, "8-1", NOW);
  return apply(talk, opened, "8-2", NOW);
};

describe("a tab that looks on while another one draws", () => {
  test.each([
    ["the deck of an earlier reading", old],
    ["a deck sealed for another spread", { ...old, state: "offered" } as Draw],
    ["no deck at all", null],
  ])("does not hold the new cards against %s", (_, draw) => {
    expect(watch(draw).draw).toBeNull();
  });

  test("learns from the snapshot what was promised, also from one that is a little behind", () => {
    const turn = { id: "t2", kind: "reading", state: "running", text: "" } as const;
    const behind = snapshot({ draw: fresh, turn, cursor: "8-1" });
    expect(refresh(watch(old), behind).draw).toEqual(fresh);
  });

  test("does not take the deck of an earlier turn from a snapshot that comes late", () => {
    expect(refresh(watch(old), snapshot({ draw: old, cursor: "7-30" })).draw).toBeNull();
  });

  test("keeps what it knows when the same cards are told again", () => {
    const talk = snapshot({ draw: { ...fresh, readingId: "r2" } });
    expect(apply(talk, opened, "8-2", NOW).draw).toEqual(talk.draw);
  });
});

describe("an event that this page does not know", () => {
  test("changes nothing but the cursor", () => {
    const talk = snapshot({ draw: old });
    const unknown = { type: "moonRose", text: "!" } as unknown as ChatEvent;
    expect(apply(talk, unknown, "8-1", NOW)).toEqual({ ...talk, cursor: "8-1" });
  });
});

describe("every event of the contract", () => {
  const golden = import.meta.glob<ChatEvent>("../../../proto-events/golden/chat.*.json", {
    eager: true,
    import: "default",
  });

  test.each(Object.values(golden))("leaves a whole conversation behind: $type", (event) => {
    const running = { id: "t", kind: "talk", state: "running", text: "" } as const;
    for (const talk of [snapshot(), snapshot({ draw: old, turn: running })]) {
      const next = apply(talk, event, "8-1", NOW);
      expect(Object.keys(next).sort()).toEqual(Object.keys(talk).sort());
      expect(next.cursor).toBe("8-1");
    }
  });

  test("is among the examples", () => {
    expect(Object.keys(golden)).toHaveLength(12);
  });
});

describe("a cursor", () => {
  test.each([
    ["7-3", "7-3", true],
    ["7-3", "7-4", true],
    ["7-4", "7-3", false],
    ["7-10", "7-9", false],
    ["7-10", "7-9007199254740991", true],
    ["7-400", "8-1", true],
    ["8-1", "7-400", false],
    ["9-1", "10-0", true],
    ["1795474231030-1", "1795474227996-23", false],
  ])("covers an entry only if it is not later: %s by %s, %s", (entry, by, covered) => {
    expect(isCovered(entry, by)).toBe(covered);
  });

  test.each(["", "7", "7-", "-7", "a-1", "7-b", "7-1-1", " 7-1"])("is not %j", (text) => {
    expect(isCovered(text, "9-9")).toBe(false);
    expect(isCovered("1-1", text)).toBe(false);
  });
});
