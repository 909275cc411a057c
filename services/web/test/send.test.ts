import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type SendWorld, sendBy } from "../src/browser/send";
import type { ShareLink } from "../src/protocol/rest";
import { linkOf } from "./share-link";

const link = linkOf();
const URL_ = "https://conch.example/r/7Q2m";

/** A browser in which everything works, and what it was asked to do. */
function world(change: Partial<SendWorld<ShareLink>> = {}) {
  const done: string[] = [];
  const it: SendWorld<ShareLink> = {
    made: () => null,
    make: async () => {
      done.push("make");
      return link;
    },
    copy: async (text) => {
      done.push(`copy ${await text}`);
      return true;
    },
    share: async ({ url }) => {
      done.push(`share ${url}`);
    },
    kakao: async () => (sent) => {
      done.push(`kakao ${sent.id}`);
    },
    isFresh: () => true,
    ...change,
  };
  return { it, done };
}

const named = (name: string) => async () => {
  throw Object.assign(new Error(name), { name });
};

beforeEach(() => vi.stubGlobal("location", { href: "https://conch.example/chat/1" }));
afterEach(() => vi.unstubAllGlobals());

describe("a press that copies", () => {
  test("hands the clipboard a link that is still on its way", async () => {
    const order: string[] = [];
    const { it } = world({
      make: async () => {
        await Promise.resolve();
        order.push("made");
        return link;
      },
      copy: async (text) => {
        order.push("copying");
        expect(text).toBeInstanceOf(Promise);
        await text;
        return true;
      },
    });
    expect(await sendBy("copy", it)).toEqual({ end: "copied", instead: false });
    expect(order).toEqual(["copying", "made"]);
  });

  test("makes no second link", async () => {
    const { it, done } = world({ made: () => link });
    await sendBy("copy", it);
    expect(done).toEqual([`copy ${URL_}`]);
  });

  test("tells where copying is blocked, and keeps the link", async () => {
    const { it } = world({ copy: async () => false });
    expect((await sendBy("copy", it)).end).toBe("notCopied");
  });

  test("fails as the link fails", async () => {
    const { it } = world({ make: named("TooManyLinks") });
    await expect(sendBy("copy", it)).rejects.toThrow("TooManyLinks");
  });
});

describe("a press that shares", () => {
  test("shares", async () => {
    const { it, done } = world();
    expect((await sendBy("send", it)).end).toBe("shared");
    expect(done).toEqual(["make", `share ${URL_}`]);
  });

  test("is no failure when somebody changes their mind", async () => {
    for (const name of ["AbortError", "InvalidStateError"]) {
      const { it, done } = world({ share: named(name) });
      expect((await sendBy("send", it)).end).toBe("left");
      expect(done).toEqual(["make"]);
    }
  });

  test("asks for another one where it has grown old, and that one shares at once", async () => {
    let made: typeof link | null = null;
    const { it } = world({ share: named("NotAllowedError"), made: () => made });
    expect((await sendBy("send", it)).end).toBe("once");
    made = link;
    const order: string[] = [];
    const next = world({
      made: () => link,
      share: async () => {
        order.push("shared");
      },
    });
    const sent = sendBy("send", next.it);
    expect(order).toEqual(["shared"]);
    expect((await sent).end).toBe("shared");
  });

  test("copies where the system refuses", async () => {
    const { it, done } = world({ share: named("DataError") });
    expect(await sendBy("send", it)).toEqual({ end: "copied", instead: true });
    expect(done).toContain(`copy ${URL_}`);
  });
});

describe("a press that sends by KakaoTalk", () => {
  test("sends once link and script are there", async () => {
    const { it, done } = world();
    expect((await sendBy("kakao", it)).end).toBe("kakaoOpened");
    expect(done).toEqual(["make", `kakao ${link.id}`]);
  });

  test("opens no window that would be blocked", async () => {
    const { it, done } = world({ isFresh: () => false });
    expect((await sendBy("kakao", it)).end).toBe("once");
    expect(done).toEqual(["make"]);
  });

  test("shares in another way where the script does not come, then copies", async () => {
    const noScript = { kakao: named("Error") };
    expect(await sendBy("kakao", world(noScript).it)).toEqual({ end: "shared", instead: true });
    const bare = world({ ...noScript, share: null });
    expect(await sendBy("kakao", bare.it)).toEqual({ end: "copied", instead: true });
    const old = world({ ...noScript, share: named("NotAllowedError") });
    expect(await sendBy("kakao", old.it)).toEqual({ end: "copied", instead: true });
  });

  test("makes the link in any case, and fails as it fails", async () => {
    const { it } = world({ kakao: named("Error"), make: named("Offline") });
    await expect(sendBy("kakao", it)).rejects.toThrow("Offline");
  });
});
