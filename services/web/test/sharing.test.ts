import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { pictureUrl } from "../src/api/sharing";
import { copy, type Desk } from "../src/browser/clipboard";
import { drawOwn, pageDataOf } from "../src/features/shared/page-data";
import { feedOf } from "../src/features/sharing/feed";
import { sharedIdOf } from "../src/navigation/shared-id";
import { wholeDay } from "../src/words/format";
import { missingWords } from "../src/words/words-of";
import { linkOf } from "./share-link";

beforeAll(() => Promise.all([missingWords("ko"), missingWords("en")]));
beforeEach(() => vi.stubGlobal("location", { href: "https://conch.example/chat/1" }));
afterEach(() => vi.unstubAllGlobals());

describe("a message in KakaoTalk", () => {
  test("has a picture of the size it says, and two buttons", () => {
    const { content, buttons } = feedOf(linkOf(), "https://conch.example/");
    expect(content.imageUrl).toBe("https://conch.example/r/7Q2m.png");
    expect([content.imageWidth, content.imageHeight]).toEqual([1200, 630]);
    expect(buttons.map(({ title, link }) => [title, link.webUrl, link.mobileWebUrl])).toEqual([
      ["결과 보기", "https://conch.example/r/7Q2m", "https://conch.example/r/7Q2m"],
      ["나도 뽑기", "https://conch.example/", "https://conch.example/"],
    ]);
    for (const { title } of buttons) expect(title.length).toBeLessThanOrEqual(8);
  });

  test("speaks the language of the reading, and keeps another host's address", () => {
    const url = "https://share.example/r/7Q2m";
    const { content, buttons } = feedOf(linkOf({ locale: "en", url }), "https://conch.example/");
    expect(content.link.webUrl).toBe(url);
    for (const { title } of buttons) {
      expect(title).toMatch(/^[A-Za-z ]+$/);
      expect(title.length).toBeLessThanOrEqual(8);
    }
  });
});

test("a picture hides what is hidden, and a name goes along only where it is shown", () => {
  const of = (name: string | null) =>
    new URL(
      pictureUrl("a/b", { hideQuestion: true, hideDate: false, name }, "story", "save"),
      "https://conch.example",
    );
  const { pathname, searchParams } = of(null);
  expect(pathname).toBe("/api/results/a%2Fb/picture");
  expect(Object.fromEntries(searchParams)).toEqual({
    hideQuestion: "true",
    hideName: "true",
    hideDate: "false",
    shape: "story",
    download: "true",
  });
  expect(of("바 다&x=1").searchParams.get("name")).toBe("바 다&x=1");
});

describe("the address of a link", () => {
  test("is told from every other page", () => {
    expect(sharedIdOf("/r/7Q2m")).toBe("7Q2m");
    expect(sharedIdOf("/r/7Q2m/")).toBe("7Q2m");
    expect(sharedIdOf("/r/")).toBe("");
    expect(sharedIdOf("/r/%")).toBe("%");
    for (const path of ["/", "/r", "/rooms/1", "/r/a/b", "/chat/r/1"])
      expect(sharedIdOf(path)).toBeNull();
  });
});

const reading = {
  locale: "ko",
  spread: "one",
  cards: [],
  question: null,
  name: null,
  date: null,
  text: "별이야.",
  reader: "storyteller",
};
const page = (change: object) =>
  JSON.stringify({ id: "7Q2m", home: "/", ended: null, reading, ...change });

describe("what the server wrote into the page of a link", () => {
  test("is taken where it is of this link", () => {
    expect(pageDataOf(page({}), "7Q2m")?.reading?.text).toBe("별이야.");
    expect(pageDataOf(page({ ended: "revoked", reading: null }), "7Q2m")?.ended).toBe("revoked");
    expect(pageDataOf(page({ id: null, ended: "unknown" }), "nonsense")?.ended).toBe("unknown");
  });

  test("is left where it is of another one, or broken", () => {
    expect(pageDataOf(page({}), "other")).toBeNull();
    for (const text of [
      null,
      "",
      "[]",
      "null",
      "{",
      page({ reading: null }),
      page({ reading: {} }),
    ])
      expect(pageDataOf(text, "7Q2m")).toBeNull();
  });

  test("shows no reading of a link that has ended", () => {
    expect(pageDataOf(page({ ended: "expired" }), "7Q2m")?.reading).toBeNull();
  });
});

test("the way to a card of one's own is a page, whatever is said", () => {
  const here = "https://share.example/r/7Q2m";
  expect(drawOwn("https://conch.example/", here)).toBe("https://conch.example/chat");
  expect(drawOwn("/", here)).toBe("https://share.example/chat");
  for (const home of ["javascript:alert(1)//", "data:text/html,", "http://", "mailto:a@b"])
    expect(drawOwn(home, here)).toBe("https://share.example/chat");
});

test("a day is that day in every time zone", () => {
  expect(wholeDay("2026-11-26", "ko")).toBe("2026년 11월 26일");
  expect(wholeDay("2026-01-01", "en")).toBe("January 1, 2026");
  expect(wholeDay("<b>", "en")).toBe("<b>");
});

describe("the clipboard", () => {
  const desk = (change: Partial<Desk> = {}) => {
    const done: string[] = [];
    const it: Desk = {
      clipboard: {
        write: async () => void done.push("write"),
        writeText: async (text) => void done.push(`writeText ${text}`),
      },
      entryOf: () => ({}) as ClipboardItem,
      copyOld: (text) => done.push(`old ${text}`) > 0,
      ...change,
    };
    return { it, done };
  };
  const refused = async () => {
    throw new Error("NotAllowedError");
  };

  test("takes a text that is still on its way within the press", async () => {
    const { it, done } = desk();
    expect(await copy(Promise.resolve("a"), it)).toBe(true);
    expect(done).toEqual(["write"]);
  });

  test("is tried in every way before it is said to be closed", async () => {
    const { it, done } = desk({ clipboard: { write: refused, writeText: refused } });
    expect(await copy(Promise.resolve("a"), it)).toBe(true);
    expect(done).toEqual(["old a"]);
    const closed = desk({ clipboard: undefined, entryOf: undefined, copyOld: () => false });
    expect(await copy("a", closed.it)).toBe(false);
  });

  test("tells what the text fails with", async () => {
    const { it, done } = desk();
    await expect(copy(Promise.reject(new Error("offline")), it)).rejects.toThrow("offline");
    expect(done).toEqual(["write"]);
  });
});
