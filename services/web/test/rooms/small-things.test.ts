import { describe, expect, test } from "vitest";
import { newKnocks, titleWith } from "../../src/features/rooms/knock-news";
import { isVoice, litOf } from "../../src/features/rooms/loudness";
import { lineOf } from "../../src/features/rooms/network";
import { nicknameOf } from "../../src/features/rooms/nickname";
import { returnOf } from "../../src/features/rooms/return";
import { troubleOf } from "../../src/features/rooms/troubles";
import { minutesBetween } from "../../src/features/rooms/useNow";
import type { Summary } from "../../src/protocol/rest";
import { en, ko } from "../whole-words";

describe("the microphone's bars", () => {
  test("are dark for silence, lit by a voice, and never more than full", () => {
    expect(litOf(0)).toBe(0);
    expect(litOf(0.0001)).toBe(0);
    expect(litOf(0.05)).toBeGreaterThan(0.4);
    expect(litOf(1)).toBe(1);
    expect(isVoice(0.05)).toBe(true);
    expect(isVoice(0.003)).toBe(false);
  });

  test("rise with what is heard", () => {
    const levels = [0.002, 0.005, 0.02, 0.1, 0.3].map(litOf);
    expect(levels).toEqual(levels.toSorted((one, other) => one - other));
  });
});

describe("the line to the server", () => {
  test("is graded by its middle, and by what was never answered", () => {
    expect(lineOf([])).toBe(0);
    expect(lineOf([40, 2000, 60])).toBe(3);
    expect(lineOf([500, 600, 400])).toBe(2);
    expect(lineOf([1200, 1500, 900])).toBe(1);
    expect(lineOf([40, null, 60])).toBe(2);
    expect(lineOf([null, null, null])).toBe(1);
  });
});

describe("a knock", () => {
  const knock = (seat: string) => ({
    seat,
    nickname: seat,
    camera: true,
    microphone: true,
    at: "2026-11-26T12:00:00Z",
  });

  test("is news once, however often the list comes", () => {
    expect(newKnocks([], [knock("a"), knock("b")])).toHaveLength(2);
    expect(newKnocks(["a"], [knock("a"), knock("b")]).map(({ seat }) => seat)).toEqual(["b"]);
    expect(newKnocks(["a", "b"], [knock("b")])).toEqual([]);
  });

  test("stands before the title of the window, and leaves it as it was", () => {
    expect(titleWith("상담", "(1) 노크")).toBe("(1) 노크 · 상담");
    expect(titleWith("상담", null)).toBe("상담");
  });

  test("comes from a guest where no name was written, and from nobody by a wrong one", () => {
    expect(nicknameOf("  ", "손님")).toBe("손님");
    expect(nicknameOf(" 바다  별 ", "손님")).toBe("바다 별");
    expect(nicknameOf("가".repeat(21), "손님")).toBeNull();
  });
});

describe("a refused knock", () => {
  const codes = [
    "invite_refused",
    "invite_expired",
    "passcode_required",
    "passcode_wrong",
    "passcode_locked",
    "room_full",
    "room_ended",
    "rate_limited",
    "invalid_nickname",
    "text_too_long",
  ] as const;

  test.each(codes)("says in both languages what is the matter: %s", (code) => {
    expect(troubleOf(ko, code)).toMatch(/[가-힣]/);
    expect(troubleOf(en, code)).toMatch(/[a-z]/);
  });

  test("leaves to the page what it says everywhere", () => {
    expect(troubleOf(ko, "offline")).toBeUndefined();
    expect(troubleOf(ko, "internal")).toBeUndefined();
  });
});

test("minutes are whole, and never less than none", () => {
  expect(minutesBetween(0, 59_999)).toBe(0);
  expect(minutesBetween(0, 600_000)).toBe(10);
  expect(minutesBetween(5000, 0)).toBe(0);
});

test("whoever left an open room may go back in for ten minutes, and nobody into a closed one", () => {
  const left = { status: "open", role: "guest", endedAt: "2026-11-26T10:00:00Z" } as Summary;
  expect(returnOf(left)).toBe("2026-11-26T10:10:00.000Z");
  expect(returnOf({ ...left, role: "host" })).toBeNull();
  const returnUntil = "2026-11-26T10:05:00Z";
  expect(returnOf({ ...left, status: "closing", returnUntil })).toBe(returnUntil);
  expect(returnOf({ ...left, status: "ended" })).toBeNull();
});
