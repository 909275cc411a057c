import { describe, expect, test } from "vitest";
import { endingOf, percentOf, waysOf } from "../../src/features/consultation/files";
import { linesOf, newFromPeer } from "../../src/features/consultation/lines";
import { pictureUrl, tries } from "../../src/features/consultation/profile-picture";
import type { Item } from "../../src/peer/talk-view";
import { sizeOf } from "../../src/words/format";
import { cardsItem, chat, fileView, tableView } from "./fakes";

describe("lines of a chat", () => {
  test("of one person within three minutes are one group", () => {
    const lines = linesOf([
      chat("하나", false, 9),
      chat("둘", false, 8),
      chat("셋", false, 2),
      chat("넷", true, 2),
    ]);
    expect(lines.map(({ begins, ends }) => [begins, ends])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ]);
  });

  test("are parted by cards on the table", () => {
    const lines = linesOf([chat("하나", true, 1), cardsItem(tableView()), chat("둘", true, 1)]);
    expect(lines.every(({ begins, ends }) => begins && ends)).toBe(true);
  });

  test("have a sign where it changes, and on each that still waits", () => {
    const lines = linesOf([
      chat("하나", true, 3, "seen"),
      chat("둘", true, 3, "seen"),
      chat("응", false, 3),
      chat("셋", true, 2, "delivered"),
      chat("넷", true, 1, "waiting"),
      chat("다섯", true, 1, "waiting"),
    ]);
    expect(lines.map(({ mark }) => mark)).toEqual([
      null,
      "seen",
      null,
      "delivered",
      "waiting",
      "waiting",
    ]);
  });

  test("of the other one are new once", () => {
    const items: Item[] = [chat("하나", false), chat("나", true), chat("둘", false)];
    const known = new Set([items[0]?.key ?? ""]);
    expect(newFromPeer(items, known)).toEqual([items[2]]);
    expect(newFromPeer(items, new Set(items.map(({ key }) => key)))).toEqual([]);
  });
});

describe("a file", () => {
  test.each([
    [0, "0 B"],
    [812, "812 B"],
    [24_600, "24 KB"],
    [3_400_000, "3.2 MB"],
    [209_715_200, "200 MB"],
    [2_147_483_648, "2.0 GB"],
  ])("of %i bytes is %s", (bytes, told) => {
    expect(sizeOf(bytes)).toBe(told);
  });

  test("is whole only when it has arrived", () => {
    const file = fileView({ size: 100, moved: 100, state: "moving" });
    expect(percentOf(file)).toBe(99);
    expect(percentOf({ ...file, state: "arrived" })).toBe(100);
    expect(percentOf(fileView({ size: 0, state: "moving" }))).toBe(0);
  });

  test("is answered by whoever gets it, and only if it may be taken", () => {
    expect(waysOf(fileView()).answer).toBe(true);
    expect(waysOf(fileView({ warning: "dangerous" })).answer).toBe(false);
    expect(waysOf(fileView({ mine: true }))).toMatchObject({ answer: false, cancel: true });
  });

  test("can be stopped from both sides while it moves or waits to move", () => {
    for (const state of ["moving", "paused"] as const)
      for (const mine of [true, false])
        expect(waysOf(fileView({ state, mine }))).toMatchObject({ cancel: true, progress: true });
    expect(waysOf(fileView({ state: "arrived", url: "blob:x" }))).toMatchObject({
      cancel: false,
      save: true,
    });
  });

  test("has the ending of its name as a sign", () => {
    expect(endingOf("일기.pdf")).toBe("PDF");
    expect(endingOf("이름만")).toBe("");
    expect(endingOf("a.longending")).toBe("");
  });
});

describe("a face", () => {
  test("is tried smaller and smaller", () => {
    const edges = tries().map(({ edge }) => edge);
    expect([...edges].sort((a, b) => b - a)).toEqual(edges);
  });

  test("is shown only where it is a JPEG", () => {
    expect(pictureUrl("/9j/4AAQ")).toBe("data:image/jpeg;base64,/9j/4AAQ");
    expect(pictureUrl(null)).toBeNull();
    expect(pictureUrl("data:text/html,<b>")).toBeNull();
    expect(pictureUrl("https://elsewhere.example/x.jpg")).toBeNull();
    expect(pictureUrl("javascript:alert(1)")).toBeNull();
  });
});
