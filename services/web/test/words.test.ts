import { describe, expect, test } from "vitest";
import { blocksOf } from "../src/ui/blocks";
import { kindOf } from "../src/ui/troubles";
import { sentencesOf } from "../src/words/format";
import { en, ko } from "./whole-words";

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, shapeOf(it)]));
  }
  return typeof value;
}

function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

describe("the words", () => {
  test("are the same in both languages, down to each list", () => {
    expect(shapeOf(en)).toEqual(shapeOf(ko));
  });

  test("are all there, each in its own script", () => {
    expect(stringsOf(ko).filter((text) => text.trim() === "")).toEqual([]);
    expect(stringsOf(en).filter((text) => /[가-힣]/.test(text))).toEqual([]);
  });

  test("have a sentence for every failure, also for one nobody knows", () => {
    expect(kindOf("reader_busy")).toBe("busy");
    expect(kindOf("something_new" as never)).toBe("internal");
  });

  test("are cut into sentences for those who hear them", () => {
    expect(sentencesOf("별이 왔어. **괜찮아.** 한 걸음만!", "ko")).toEqual([
      "별이 왔어.",
      "괜찮아.",
      "한 걸음만!",
    ]);
  });
});

describe("text from a reader", () => {
  test("has paragraphs and lists", () => {
    expect(blocksOf("하나\n둘\n\n- 가\n- 나\n")).toEqual([
      { text: "하나\n둘", items: null },
      { text: "", items: ["가", "나"] },
    ]);
  });

  test("is never markup", () => {
    expect(blocksOf("<img src=x> [a](http://b)")).toEqual([
      { text: "<img src=x> [a](http://b)", items: null },
    ]);
  });
});
