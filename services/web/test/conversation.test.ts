import { describe, expect, test } from "vitest";
import type { ChatEvent, DrawnCard } from "../src/protocol/events";
import { apply, refresh, type Talk } from "../src/stream/conversation";
import { snapshot } from "./snapshot";

const NOW = "2026-11-23T12:01:00Z";
const STAR: DrawnCard = { place: 0, position: 41, card: "major-17", orientation: "reversed" };

function play(talk: Talk, events: ChatEvent[], from = 11): Talk {
  return events.reduce((state, event, at) => apply(state, event, `7-${from + at}`, NOW), talk);
}

const turnId = "t1";
const message = { id: "m1", clientId: "c-1", text: "떨려" };
const started: ChatEvent = { type: "turnStarted", turnId, kind: "talk", message };
const delta = (text: string): ChatEvent => ({ type: "delta", text });
const completed: ChatEvent = { type: "turnCompleted", turnId, messageId: "m2" };
const reading: ChatEvent[] = [
  { type: "drawOffered", spread: "one", commitment: "ab".repeat(32) },
  { type: "turnStarted", turnId: "t2", kind: "reading" },
  { type: "cardsDrawn", cards: [STAR], seed: "cd".repeat(32) },
  delta("별이 "),
  delta("왔어"),
  { type: "readingCompleted", readingId: "r1" },
  { type: "turnCompleted", turnId: "t2", messageId: "m3" },
];

describe("a conversation", () => {
  test("becomes what was said", () => {
    const talk = play(snapshot(), [started, delta("그랬"), delta("구나"), completed]);
    expect(talk.messages.map(({ id, text }) => [id, text])).toEqual([
      ["m0", "안녕"],
      ["m1", "떨려"],
      ["m2", "그랬구나"],
    ]);
    expect(talk.turn).toBeNull();
    expect(talk.cursor).toBe("7-14");
  });

  test("keeps the cards of a reading with its words", () => {
    const talk = play(snapshot(), reading);
    const told = talk.messages.at(-1);
    expect(told).toMatchObject({ id: "m3", kind: "reading", text: "별이 왔어", cards: [STAR] });
    expect(talk.draw).toMatchObject({ state: "drawn", readingId: "r1", seed: "cd".repeat(32) });
    expect(talk.followUpsLeft).toBe(3);
  });

  test("knows each reading by its id, whatever deck lies ready next", () => {
    const talk = play(snapshot(), [...reading, reading[0] as ChatEvent]);
    expect(talk.draw?.state).toBe("offered");
    expect(talk.messages.at(-1)).toMatchObject({ id: "m3", readingId: "r1" });
    const stopped: ChatEvent = { type: "stopped", turnId: "t2", messageId: "m3" };
    const broken = play(snapshot(), [...reading.slice(0, 5), stopped]);
    expect(broken.messages.at(-1)).not.toHaveProperty("readingId");
  });

  test("is the same however often events are told again", () => {
    const events = [started, delta("그랬"), delta("구나"), completed, ...reading];
    const once = play(snapshot(), events);
    for (let cut = 0; cut <= events.length; cut += 1) {
      const before = play(snapshot(), events.slice(0, cut));
      // The line broke, and the server tells everything again from the beginning.
      expect(play(before, events)).toEqual(once);
    }
  });

  test("takes a terminal event that its snapshot already contains as nothing", () => {
    const known = snapshot({
      messages: [
        ...snapshot().messages,
        { ...snapshot().messages[0], id: "m2", text: "그랬구나" },
      ] as never,
    });
    const talk = play(known, [started, delta("그랬구나"), completed]);
    expect(talk.messages.filter(({ id }) => id === "m2")).toHaveLength(1);
    expect(talk.turn).toBeNull();
  });

  test("goes on from what another instance says was said", () => {
    const talk = play(snapshot(), [
      started,
      delta("그랬"),
      { type: "turnResumed", turnId, text: "그랬구" },
      delta("나"),
    ]);
    expect(talk.turn?.text).toBe("그랬구나");
  });

  test("forgets the words of a turn that begins anew, and nothing else", () => {
    const talk = play(snapshot(), [
      started,
      delta("틀린 말"),
      { type: "turnRestarted", turnId, reason: "wrongCards" },
      delta("맞는 말"),
    ]);
    expect(talk.turn?.text).toBe("맞는 말");
    expect(talk.messages).toHaveLength(2);
  });

  test("keeps the words of a turn that failed", () => {
    const talk = play(snapshot(), [
      started,
      delta("그랬"),
      { type: "turnFailed", turnId, code: "reader_busy", retryable: true, retryAfterSeconds: 12 },
    ]);
    expect(talk.turn).toMatchObject({ state: "failed", text: "그랬", retryAfterSeconds: 12 });
  });

  test("keeps a stopped answer as a message that says so", () => {
    const talk = play(snapshot(), [
      started,
      delta("그랬"),
      { type: "stopped", turnId, messageId: "m2" },
    ]);
    expect(talk.messages.at(-1)).toMatchObject({ id: "m2", text: "그랬", stopped: true });
  });

  test("has no message where a turn was stopped before its first word", () => {
    const talk = play(snapshot(), [started, { type: "stopped", turnId }]);
    expect(talk.messages.map(({ id }) => id)).toEqual(["m0", "m1"]);
    expect(talk.turn).toBeNull();
  });

  test("counts questions after a reading", () => {
    const asked: ChatEvent[] = [
      { type: "turnStarted", turnId: "t3", kind: "followUp", message: { ...message, id: "m4" } },
      delta("응"),
      { type: "turnCompleted", turnId: "t3", messageId: "m5" },
    ];
    expect(play(play(snapshot(), reading), asked, 30).followUpsLeft).toBe(2);
  });
});

describe("a fresh snapshot", () => {
  test("replaces what is not newer", () => {
    const talk = play(snapshot(), [started, delta("그")]);
    const fresh = snapshot({ cursor: "7-20", title: "떨려" });
    expect(refresh(talk, fresh)).toMatchObject({ cursor: "7-20", title: "떨려", turn: null });
  });

  test("brings only its own facts where the state is newer", () => {
    const talk = play(snapshot(), [started, delta("그랬"), delta("구나"), completed]);
    const quota = { limit: 60, remaining: 2, resetsAt: NOW };
    const told = refresh(talk, snapshot({ cursor: "7-12", title: "떨려", quota }));
    expect(told.messages.map(({ id }) => id)).toEqual(["m0", "m1", "m2"]);
    expect(told).toMatchObject({ title: "떨려", quota, cursor: "7-14" });
  });

  test("replaces everything where the history is another one", () => {
    const talk = play(snapshot(), [started, delta("그랬")]);
    expect(refresh(talk, snapshot({ cursor: "8-0" })).cursor).toBe("8-0");
  });

  test("leaves each message its place on the page", () => {
    const talk = play(snapshot(), [started, delta("그랬구나"), completed]);
    const told = talk.messages.map(({ turnId: _, ...wire }) => wire);
    const fresh = refresh(talk, snapshot({ cursor: "7-30", messages: told }));
    expect(fresh.messages.at(-1)?.turnId).toBe(turnId);
  });
});
