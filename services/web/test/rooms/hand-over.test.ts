import { describe, expect, test } from "vitest";
import { handed, isCut, type Reading, readingOf } from "../../src/features/rooms/hand-over";
import type { Message } from "../../src/protocol/rest";

const at = "2026-11-26T12:00:00Z";
const message = (change: Partial<Message>): Message => ({
  id: crypto.randomUUID(),
  createdAt: at,
  role: "reader",
  kind: "talk",
  text: "",
  ...change,
});
const card = (place: number, name: string) => ({
  place,
  position: place * 7,
  card: name,
  orientation: "upright" as const,
});

const talk = {
  spread: "one" as const,
  messages: [
    message({ kind: "greeting", text: "안녕" }),
    message({ role: "seeker", text: "첫 질문" }),
    message({ kind: "reading", text: "첫 풀이", cards: [card(0, "major-00")] }),
    message({ role: "seeker", text: "둘째 질문" }),
    message({ text: "음" }),
    message({
      kind: "reading",
      text: "둘째 풀이",
      cards: [card(2, "swords-08"), card(0, "major-17"), card(1, "cups-03")],
    }),
    message({ role: "seeker", text: "셋째 질문" }),
  ],
};

const reading: Reading = {
  question: "괜찮을까?",
  spread: "three",
  cards: [{ card: "major-17", orientation: "reversed" }],
  text: "괜찮아요.",
};
const all = { question: true, cards: true, text: true };
const none = { question: false, cards: false, text: false };

describe("the reading of a talk", () => {
  test("is the latest one, with what was asked before it and the cards in their places", () => {
    expect(readingOf(talk)).toEqual({
      question: "둘째 질문",
      spread: "three",
      cards: [
        { card: "major-17", orientation: "upright" },
        { card: "cups-03", orientation: "upright" },
        { card: "swords-08", orientation: "upright" },
      ],
      text: "둘째 풀이",
    });
  });

  test("is none where no card was drawn", () => {
    expect(readingOf({ ...talk, messages: talk.messages.slice(0, 2) })).toBeNull();
  });

  test("has no question where nobody asked one", () => {
    const silent = talk.messages.filter(({ role }) => role !== "seeker");
    expect(readingOf({ ...talk, messages: silent })?.question).toBeNull();
  });
});

describe("what is handed over", () => {
  test("is exactly what is ticked", () => {
    expect(handed(reading, { ...none, question: true })).toEqual({ question: "괜찮을까?" });
    expect(handed(reading, { ...none, text: true })).toEqual({ text: "괜찮아요." });
    expect(handed(reading, { ...none, cards: true })).toEqual({
      spread: "three",
      cards: reading.cards,
    });
    expect(handed(reading, none)).toBeNull();
  });

  test("has no question where there is none to tick", () => {
    expect(handed({ ...reading, question: null }, { ...none, question: true })).toBeNull();
  });

  test("is as long as it may be, in whole characters, and says that it is cut", () => {
    const long: Reading = {
      question: "🌙".repeat(1200),
      spread: "celtic",
      cards: Array.from({ length: 12 }, (_, index) => ({
        card: `wands-${index}`,
        orientation: "upright" as const,
      })),
      text: "가".repeat(4001),
    };
    const it = handed(long, all);
    expect([...(it?.question ?? "")]).toHaveLength(1000);
    expect(it?.question).toMatch(/🌙…$/u);
    expect([...(it?.text ?? "")]).toHaveLength(4000);
    expect(it?.cards).toHaveLength(10);
    expect(isCut(long)).toBe(true);
    expect(isCut(reading)).toBe(false);
  });
});
