import { beforeEach, expect, test, vi } from "vitest";

let words: typeof import("../src/words/words-of");

beforeEach(async () => {
  vi.resetModules();
  words = await import("../src/words/words-of");
});

test("a language is here once it has been asked for, and then nothing is missing", async () => {
  expect(words.wordsOf("en").brand).toBeUndefined();
  await words.missingWords("en");
  expect(words.missingWords("en")).toBeNull();
  expect(words.wordsOf("en").brand).toBe("Magic Conch");
  expect(words.wordsOf("ko").brand).toBeUndefined();
});

test("what is said later comes with its part of the page", async () => {
  await words.missingWords("ko");
  expect(words.wordsOf("ko").rooms).toBeUndefined();
  await words.laterWords();
  expect(words.wordsOf("ko").rooms.open.action).toBe("상담실 열기");
});

test("another language brings all that this page says", async () => {
  await words.missingWords("ko");
  await words.laterWords();
  expect(words.missingWords("en")).not.toBeNull();
  await words.missingWords("en");
  expect(words.wordsOf("en").rooms.open.action).toMatch(/\w/);
  expect(words.missingWords("en")).toBeNull();
});
