import { describe, expect, test } from "vitest";
import type { Quality } from "../../src/rtc/call-view";
import { Conditions } from "../../src/rtc/conditions";
import { AudioFirst, allowances, grade, judge } from "../../src/rtc/quality";
import { isAlive, type Reading, read } from "../../src/rtc/stats";
import { FakeClock } from "./fake-clock";

const reading = (part: Partial<Reading>): Reading => ({
  heard: new Map(),
  rttMs: 40,
  jitterMs: 5,
  received: 0,
  lost: 0,
  sent: 0,
  lostThere: null,
  ...part,
});

describe("what is read", () => {
  const report = (more: number): [string, unknown][] => [
    [
      "P1",
      {
        type: "candidate-pair",
        nominated: true,
        currentRoundTripTime: 0.05,
        bytesReceived: 0,
        requestsReceived: 1,
        responsesReceived: 1 + more,
      },
    ],
    [
      "I1",
      {
        type: "inbound-rtp",
        bytesReceived: 900,
        packetsReceived: 90,
        packetsLost: 10,
        jitter: 0.012,
      },
    ],
    ["O1", { type: "outbound-rtp", packetsSent: 70 }],
    ["R1", { type: "remote-inbound-rtp", fractionLost: 0.25, roundTripTime: 0.08 }],
    ["C1", { type: "codec" }],
  ];

  test("adds up both kinds of media, and takes the worst of the way", () => {
    expect(read(report(0))).toMatchObject({
      rttMs: 80,
      jitterMs: 12,
      received: 90,
      lost: 10,
      sent: 70,
      lostThere: 0.25,
    });
  });

  test("a consent check alone is a sign of life", () => {
    const before = read(report(0));
    expect(isAlive(before, read(report(0)))).toBe(false);
    expect(isAlive(before, read(report(1)))).toBe(true);
  });

  test("counters that are gone after a restart are not one", () => {
    const before = read(report(0));
    expect(isAlive(before, read(report(0).slice(1)))).toBe(false);
  });
});

describe("the dots", () => {
  test.each<[number, number, number, Quality]>([
    [0, 40, 5, 3],
    [0.03, 40, 5, 2],
    [0, 350, 5, 2],
    [0.1, 40, 5, 1],
    [0, 700, 5, 1],
    [0, 40, 120, 1],
  ])("loss %d, %i ms, jitter %i ms make %i", (loss, rttMs, jitterMs, quality) => {
    expect(grade({ loss, rttMs, jitterMs })).toBe(quality);
  });

  test("tell the two directions apart", () => {
    const now = reading({ received: 80, lost: 20, sent: 100, lostThere: 0 });
    expect(judge(reading({}), now)).toEqual({ local: 3, remote: 1 });
  });

  test("are those of the way where nothing is sent, and unknown without one", () => {
    expect(judge(reading({}), reading({ rttMs: 400 }))).toEqual({ local: 2, remote: 2 });
    expect(judge(reading({}), reading({ rttMs: null }))).toEqual({ local: 0, remote: 0 });
  });
});

describe("voice before picture", () => {
  const following = (machine: AudioFirst, qualities: string) =>
    [...qualities].map((quality) => {
      machine.sample(Number(quality) as Quality);
      return machine.picture;
    });

  test("one bad sample is nothing, two halve the picture, three leave it out", () => {
    expect(following(new AudioFirst(), "11")).toEqual(["full", "half"]);
    expect(following(new AudioFirst(), "111")).toEqual(["full", "half", "none"]);
    expect(following(new AudioFirst(), "11311")).toEqual(["full", "half", "half", "half", "half"]);
  });

  test("it comes back step by step, ten seconds each", () => {
    const machine = new AudioFirst();
    following(machine, "111");
    expect(following(machine, "3333")).toEqual(["none", "half", "half", "full"]);
  });

  test("a step that was too early is waited for twice as long the next time", () => {
    const machine = new AudioFirst();
    following(machine, "11133");
    expect(following(machine, "1")).toEqual(["none"]);
    expect(following(machine, "3333")).toEqual(["none", "none", "none", "half"]);
  });

  test("what is unknown changes nothing", () => {
    expect(following(new AudioFirst(), "1010100")).toEqual([
      "full",
      "full",
      "half",
      "half",
      "none",
      "none",
      "none",
    ]);
  });

  test.each([true, false])("never sends more than 1.2 Mbit a second, table: %s", (hasTable) => {
    const { video, table } = allowances("full", hasTable);
    const sum = (video?.maxBitrate ?? 0) + (hasTable ? (table?.maxBitrate ?? 0) : 0) + 64_000;
    expect(sum).toBeLessThanOrEqual(1_200_000);
    expect(allowances("none", hasTable)).toMatchObject({ video: { active: false } });
    expect(allowances("full", hasTable)).not.toHaveProperty("audio");
  });

  test("is said once when it begins and once when it ends", async () => {
    const clock = new FakeClock();
    const told: unknown[] = [];
    const conditions = new Conditions(
      {
        hasTable: () => false,
        onQuality: () => undefined,
        onAllowances: ({ video }) => told.push(video?.active),
        onAudioFirst: (on) => told.push(on ? "audio first" : "picture again"),
      },
      clock,
    );
    let sent = 0;
    const live = async (seconds: number, lostThere: number) => {
      for (let passed = 0; passed < seconds * 2; passed += 1) {
        await clock.pass(500);
        sent += 25;
        conditions.take(reading({ sent, lostThere }));
      }
    };
    await live(30, 0.3);
    expect(told).toEqual([true, false, "audio first"]);
    expect(conditions.audioFirst).toBe(true);
    await live(30, 0);
    expect(told.slice(3)).toEqual([true, "picture again", true]);
  });
});
