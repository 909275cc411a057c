import { describe, expect, test } from "vitest";
import { EDGE, middleOf } from "../src/features/account/picture";
import { asNickname, LONGEST } from "../src/session/nickname";
import { initialOf } from "../src/ui/initial";

describe("a nickname", () => {
  test("is kept with plain spaces", () => {
    expect(asNickname("  별이   빛나는\t밤 ")).toBe("별이 빛나는 밤");
  });

  test("has as many characters as the server allows, whatever each is made of", () => {
    expect(asNickname("가".repeat(LONGEST))).not.toBeNull();
    expect(asNickname("🌙".repeat(LONGEST))).not.toBeNull();
    expect(asNickname("가".repeat(LONGEST + 1))).toBeNull();
    expect(asNickname(" \n ")).toBeNull();
  });
});

describe("a picture", () => {
  test("is cut to its middle, and made smaller but never larger", () => {
    expect(middleOf(4032, 3024)).toEqual({ x: 504, y: 0, edge: 3024, to: EDGE });
    expect(middleOf(300, 501)).toEqual({ x: 0, y: 100, edge: 300, to: 300 });
    expect(middleOf(10_000, 100)).toEqual({ x: 4950, y: 0, edge: 100, to: 100 });
  });
});

describe("whoever has no picture", () => {
  test("is shown by the whole first letter of their name", () => {
    expect(initialOf("별이")).toBe("별");
    expect(initialOf(" mina")).toBe("M");
    expect(initialOf("👩‍🚀 Yuri")).toBe("👩‍🚀");
    expect(initialOf("")).toBe("·");
  });
});
