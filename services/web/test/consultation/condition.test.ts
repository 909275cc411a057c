import { describe, expect, test } from "vitest";
import {
  clock,
  conditionOf,
  endsSoon,
  isNew,
  secondsUntil,
} from "../../src/features/consultation/condition";
import { noticeText } from "../../src/features/consultation/news";
import { en, ko } from "../whole-words";
import { callView } from "./fakes";

describe("what a consultation is in", () => {
  test.each([
    ["joining", { stage: { name: "joining" } }],
    ["alone", { peer: null, link: "none" }],
    ["away", { peer: null, link: "none", role: "guest" }],
    ["away", { link: "none", peerAwayUntil: 1 }],
    ["connecting", { link: "connecting" }],
    ["connecting", { link: "none" }],
    ["fine", { link: "connected" }],
    ["unstable", { link: "unstable" }],
    ["rebuilding", { link: "rebuilding" }],
    ["broken", { link: "broken" }],
  ] as const)("%s", (condition, change) => {
    expect(conditionOf(callView(change))).toBe(condition);
  });

  test("is fine as long as media flows, whatever becomes of the other one's socket", () => {
    expect(conditionOf(callView({ link: "connected", peerAwayUntil: Date.now() }))).toBe("fine");
    expect(conditionOf(callView({ link: "connected", line: "reconnecting" }))).toBe("fine");
  });
});

describe("time", () => {
  test.each([
    [0, "00:00"],
    [65, "01:05"],
    [3600 + 125, "1:02:05"],
  ])("%i seconds are %s", (seconds, told) => {
    expect(clock(seconds)).toBe(told);
  });

  test("that is over is none", () => {
    expect(secondsUntil(null, 0)).toBeNull();
    expect(secondsUntil(1_000, 5_000)).toBe(0);
    expect(secondsUntil(5_500, 5_000)).toBe(1);
  });

  test("that is nearly over is told in the last five minutes", () => {
    const now = Date.parse("2026-11-26T10:00:00Z");
    expect(endsSoon("2026-11-26T10:04:00Z", now)).toBe(true);
    expect(endsSoon("2026-11-26T10:06:00Z", now)).toBe(false);
    expect(endsSoon("2026-11-26T09:59:00Z", now)).toBe(false);
    expect(endsSoon(undefined, now)).toBe(false);
  });
});

describe("a notice", () => {
  test("is said once", () => {
    const notice = { kind: "recovered", at: 5 } as const;
    expect(isNew(notice, null)).toBe(true);
    expect(isNew(notice, 5)).toBe(false);
    expect(isNew(null, 5)).toBe(false);
  });

  test("names the device that is used now, or that it is another", () => {
    for (const { consultation } of [ko, en]) {
      const kind = "microphoneFellBack";
      expect(noticeText({ kind, label: "USB", at: 1 }, consultation)).toContain("USB");
      const bare = noticeText({ kind, at: 1 }, consultation);
      expect(bare).toContain(consultation.notices.another);
    }
  });
});
