import { describe, expect, test } from "vitest";
import type { Conversation } from "../src/protocol/rest";
import { apply, refresh, type Talk } from "../src/stream/conversation";
import { Chronicle, dice, type Entry, lived } from "./chronicle";

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

/** What the wire would say of this state: without the page's own memory of places. */
function wire(talk: Talk): Conversation {
  return { ...talk, messages: talk.messages.map(({ turnId: _, ...message }) => message) };
}

function follow(talk: Talk, entries: Entry[], now: string): Talk {
  return entries.reduce((state, { event, cursor }) => apply(state, event, cursor, now), talk);
}

describe("a conversation that is followed from its first word", () => {
  test.each(SEEDS)("is the server's snapshot after every event (%i)", (seed) => {
    const { entries, opening, now } = lived(seed);
    let talk: Talk = opening;
    for (const { event, cursor, after } of entries) {
      talk = apply(talk, event, cursor, now);
      expect(wire(talk)).toEqual(after);
    }
  });
});

describe("a conversation that is cut", () => {
  test.each(SEEDS)("is whole again from the snapshot at any cut (%i)", (seed) => {
    const { entries, opening, now, truth } = lived(seed);
    const snapshots = [opening, ...entries.map(({ after }) => after)];
    for (const [cut, snapshot] of snapshots.entries()) {
      expect(wire(follow(snapshot, entries.slice(cut), now)), `cut ${cut}`).toEqual(truth);
    }
  });

  test.each(SEEDS)("is whole again however far back its line begins anew (%i)", (seed) => {
    const { entries, opening, now, truth } = lived(seed);
    const roll = dice(seed + 1000);
    for (let round = 0; round < 20; round += 1) {
      let talk: Talk = opening;
      let heard = 0;
      while (heard < entries.length) {
        const until = heard + 1 + roll(entries.length - heard);
        const from = roll(heard + 1);
        talk = follow(talk, entries.slice(from, until), now);
        heard = until;
      }
      expect(wire(talk)).toEqual(truth);
    }
  });

  test.each(SEEDS)("takes in snapshots of any age on its way (%i)", (seed) => {
    const { entries, opening, now, truth } = lived(seed);
    const snapshots = [opening, ...entries.map(({ after }) => after)];
    const roll = dice(seed + 2000);
    let talk: Talk = opening;
    for (const { event, cursor } of entries) {
      talk = apply(talk, event, cursor, now);
      const asked = snapshots[roll(snapshots.length)];
      if (roll(4) === 0 && asked !== undefined) talk = refresh(talk, asked);
      const text = talk.turn?.text ?? "";
      talk = refresh(talk, opening);
      expect(talk.turn?.text ?? "").toBe(text);
    }
    expect(wire(refresh(talk, truth))).toEqual(truth);
  });
});

describe("a terminal event", () => {
  test.each(SEEDS)("changes nothing but the cursor when it is announced twice (%i)", (seed) => {
    const { entries, opening, now } = lived(seed);
    let talk: Talk = opening;
    let number = 0;
    for (const { event, cursor } of entries) {
      talk = apply(talk, event, cursor, now);
      if (!["turnCompleted", "turnFailed", "stopped"].includes(event.type)) continue;
      number += 1;
      // Whoever announces it late writes it as an entry of its own.
      const [epoch] = cursor.split("-");
      const late = `${Number(epoch) + number}-1`;
      expect({ ...apply(talk, event, late, now), cursor }).toEqual(talk);
    }
    expect(number).toBeGreaterThan(1);
  });

  test("changes nothing where the tables knew the end before the journal told it", () => {
    const chronicle = new Chronicle();
    chronicle.begin("talk", "떨려");
    chronicle.speak("그랬");
    const early = chronicle.entries.length;
    chronicle.speak("구나");
    chronicle.complete();
    const { entries, truth, now } = chronicle;
    const cursor = entries[early - 1]?.cursor ?? "";
    const talk = follow({ ...truth, cursor }, entries.slice(early), now);
    expect(wire(talk)).toEqual(truth);
  });

  test("of a turn that is over does not end the one that runs", () => {
    const chronicle = new Chronicle();
    chronicle.begin("talk", "하나");
    chronicle.speak("응");
    chronicle.complete();
    const end = chronicle.entries.at(-1);
    chronicle.begin("talk", "둘");
    chronicle.speak("그래");
    if (end === undefined) throw new Error("nothing was told");
    const { truth, now } = chronicle;
    expect(wire(apply(truth, end.event, "", now))).toEqual(truth);
  });
});

describe("a gap", () => {
  test("never puts the words of one turn into another", () => {
    const chronicle = new Chronicle();
    chronicle.begin("talk", "하나");
    chronicle.speak("첫째 ");
    const behind = chronicle.entries.length;
    chronicle.speak("대답");
    chronicle.complete();
    chronicle.begin("talk", "둘");
    chronicle.speak("둘째 ");
    const { entries, truth, now } = chronicle;
    // The snapshot came by another way while the line was still in the first turn.
    for (let at = behind; at < entries.length; at += 1) {
      const talk = follow(truth, entries.slice(behind, at + 1), now);
      expect(wire(talk)).toEqual(truth);
    }
  });

  test("leaves words without a turn unsaid", () => {
    const { opening, now } = new Chronicle();
    const talk = apply(opening, { type: "delta", text: "누구" }, "1795474227702-1", now);
    expect({ ...talk, cursor: opening.cursor }).toEqual(opening);
  });

  test("does not let a late snapshot take back a turn that has begun since", () => {
    const chronicle = new Chronicle();
    chronicle.begin("talk", "하나");
    chronicle.speak("응");
    chronicle.complete();
    const asked = chronicle.truth;
    chronicle.begin("talk", "둘");
    chronicle.speak("그");
    const talk = refresh(chronicle.truth, { ...asked, title: "하나" });
    expect(talk).toEqual({ ...chronicle.truth, title: "하나" });
    chronicle.speak("래");
    chronicle.complete();
    const rest = chronicle.entries.slice(-2);
    const told = wire(follow(talk, rest, chronicle.now)).messages;
    expect(told).toEqual(chronicle.truth.messages);
  });
});

describe("another reading", () => {
  test("may be asked about as often as the first", () => {
    const chronicle = new Chronicle();
    const read = () => {
      chronicle.offer();
      chronicle.begin("reading");
      chronicle.open();
      chronicle.speak("별");
      chronicle.complete();
    };
    read();
    chronicle.begin("followUp", "왜?");
    chronicle.speak("그건");
    chronicle.complete();
    const asked = follow(chronicle.opening, chronicle.entries, chronicle.now);
    expect(asked.followUpsLeft).toBe(2);
    read();
    const again = follow(asked, chronicle.entries, chronicle.now);
    expect(again.followUpsLeft).toBe(3);
    expect(wire(again)).toEqual(chronicle.truth);
  });
});

describe("a failure", () => {
  test("keeps every word, until the retry goes on from it", () => {
    const chronicle = new Chronicle();
    chronicle.begin("talk", "떨려");
    chronicle.speak("그랬");
    chronicle.fail();
    const failed = follow(chronicle.opening, chronicle.entries, chronicle.now);
    expect(failed.turn).toMatchObject({ state: "failed", text: "그랬", retryable: true });
    chronicle.retry();
    chronicle.speak("구나");
    const talk = follow(failed, chronicle.entries, chronicle.now);
    expect(talk.turn).toEqual({ ...chronicle.truth.turn, text: "그랬구나" });
    expect(talk.turn).not.toHaveProperty("code");
  });

  test("takes no more words", () => {
    const chronicle = new Chronicle();
    chronicle.begin("talk", "떨려");
    chronicle.speak("그랬");
    chronicle.fail();
    const { truth, now } = chronicle;
    expect(apply(truth, { type: "delta", text: "!" }, "", now).turn?.text).toBe("그랬");
  });
});
