import { describe, expect, test } from "vitest";
import { inAppOf, wayOut } from "../src/browser/in-app";

const IOS =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID =
  "Mozilla/5.0 (Linux; Android 14; SM-S918N Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36";

const inside = [
  ["kakaotalk", `${ANDROID} KAKAOTALK/24.10.5 (INAPP)`],
  ["kakaotalk", `${ANDROID};KAKAOTALK 2410580`],
  ["kakaotalk", `${IOS} KAKAOTALK 10.8.5`],
  ["naver", `${ANDROID} NAVER(inapp; search; 1000; 12.8.5)`],
  ["naver", `${IOS} NAVER(inapp; search; 2000; 12.8.5; 14PRO)`],
  ["instagram", `${IOS} Mobile/21F90 Instagram 339.0.3.12.91 (iPhone15,3; iOS 17_5_1; ko_KR)`],
  ["instagram", `${ANDROID} Instagram 339.0.0.30.105 Android (34/14; 450dpi; samsung)`],
  ["line", `${IOS} Safari Line/14.9.0`],
  ["line", `${ANDROID} Line/14.9.1/IAB`],
  ["facebook", `${IOS} Mobile/21F90 [FBAN/FBIOS;FBAV/466.0.0.34.107;FBBV/601;FBDV/iPhone15,3]`],
  ["facebook", `${ANDROID} [FB_IAB/FB4A;FBAV/466.0.0.53.84;]`],
  ["daum", `${ANDROID} DaumApps/7.6.0 DaumDevice/mobile`],
] as const;

const outside = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
  `${IOS} Version/17.5 Mobile/15E148 Safari/604.1`,
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
  "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Whale/3.26.244.21 Safari/537.36",
  "Mozilla/5.0 (compatible; Yeti/1.1; +http://naver.me/spd)",
  "facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984",
  "",
];

describe("a browser inside of another app", () => {
  test.each(inside)("is known as %s", (app, agent) => expect(inAppOf(agent)).toBe(app));

  test.each(outside)("is none of: %s", (agent) => {
    // Kakao's scraper names the app without being in it; it runs no script and reads no words.
    if (!agent.includes("kakaotalk-scrap")) expect(inAppOf(agent)).toBeNull();
    expect(wayOut("https://conch.example/", agent.replace("kakaotalk-scrap", ""))).toBeNull();
  });
});

const ROOM = "https://conch.example/rooms/7Q2m?from=talk&x=%EA%B0%80#invite=ab;c.d-e_f";

describe("the way out of it", () => {
  test("of KakaoTalk is its own, on both systems, and keeps all of the address", () => {
    for (const agent of [`${ANDROID};KAKAOTALK 2410580`, `${IOS} KAKAOTALK 10.8.5`]) {
      const out = new URL(wayOut(ROOM, agent) ?? "");
      expect(out.protocol).toBe("kakaotalk:");
      expect(out.href.startsWith("kakaotalk://web/openExternal?url=")).toBe(true);
      expect(out.searchParams.get("url")).toBe(ROOM);
    }
  });

  test("of LINE is a word in the query, before the fragment, and said once", () => {
    const agent = `${IOS} Safari Line/14.9.0`;
    const out = wayOut(ROOM, agent) ?? "";
    expect(out).toBe(ROOM.replace("#", "&openExternalBrowser=1#"));
    expect(wayOut(out, agent)).toBe(out);
    expect(wayOut("https://conch.example/a#b", agent)).toBe(
      "https://conch.example/a?openExternalBrowser=1#b",
    );
  });

  test("of the others on Android is an intent that names the page and where to go without it", () => {
    const out = wayOut(ROOM, `${ANDROID} NAVER(inapp; search; 1000; 12.8.5)`) ?? "";
    // As Android takes it apart: everything before the last `#` is the address.
    const at = out.lastIndexOf("#");
    expect(`https:${out.slice("intent:".length, at)}`).toBe(ROOM);
    const [head, ...fields] = out.slice(at + 1).split(";");
    expect(head).toBe("Intent");
    expect(fields.at(-1)).toBe("end");
    expect(fields).toContain("scheme=https");
    expect(fields).toContain(`S.browser_fallback_url=${encodeURIComponent(ROOM)}`);
  });

  test("of the others on an iPhone is their menu", () => {
    for (const [app, agent] of inside) {
      if (!agent.startsWith(IOS) || app === "kakaotalk" || app === "line") continue;
      expect(wayOut(ROOM, agent)).toBeNull();
    }
  });

  test("leads to pages only", () => {
    for (const url of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"]) {
      for (const [, agent] of inside) expect(wayOut(url, agent)).toBeNull();
    }
  });
});
