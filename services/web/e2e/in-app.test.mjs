import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const ANDROID =
  "Mozilla/5.0 (Linux; Android 14; SM-S918N Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36";
const IOS =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const PAGE = "/experts?from=friend#invite=ab.c-d_e";

const AGENTS = [
  [
    "KakaoTalk on Android",
    `${ANDROID};KAKAOTALK 2410580`,
    /^kakaotalk:\/\/web\/openExternal\?url=/,
  ],
  ["KakaoTalk on an iPhone", `${IOS} KAKAOTALK 10.8.5`, /^kakaotalk:\/\/web\/openExternal\?url=/],
  ["Naver on Android", `${ANDROID} NAVER(inapp; search; 1000; 12.8.5)`, /^intent:\/\/.*#Intent;/],
  ["Instagram on Android", `${ANDROID} Instagram 339.0.0.30.105 Android`, /^intent:\/\//],
  ["LINE on an iPhone", `${IOS} Safari Line/14.9.0`, /[?&]openExternalBrowser=1#invite=/],
  ["Naver on an iPhone", `${IOS} NAVER(inapp; search; 2000; 12.8.5; 14PRO)`, null],
  ["Facebook on an iPhone", `${IOS} [FBAN/FBIOS;FBAV/466.0.0.34.107]`, null],
];

test("where a camera will be needed one touch leads out, with all of the address", async () => {
  for (const [name, userAgent, shape] of AGENTS) {
    await stage.on({ ...stage.PHONE, ...stage.KOREAN, userAgent }, async (page) => {
      await page.goto(PAGE);
      await page.getByRole("heading", { name: /안에서는 카메라를 쓸 수 없어요$/ }).waitFor();
      const out = page.getByRole("link", { name: "다른 브라우저로 열기" });
      if (shape === null) {
        assert.equal(await out.count(), 0, name);
        await page.getByText("화면 구석의 메뉴에서").waitFor();
      } else {
        const href = await out.getAttribute("href");
        assert.match(href, shape, name);
        assert.ok(decodeURIComponent(href).includes("/experts?from=friend"), name);
        assert.ok(decodeURIComponent(href).includes("#invite=ab.c-d_e"), name);
      }
      await stage.scan(page, name);
    });
  }
  await stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await page.goto(PAGE);
    await page.locator("h1").waitFor();
    assert.equal(
      await page.getByText("카메라를 쓸 수 없어요").count(),
      0,
      "in a browser of its own",
    );
  });
});

for (const [name, userAgent] of [AGENTS[0], AGENTS[3], AGENTS[6]]) {
  test(`reading and sharing work inside of ${name}`, () =>
    stage.on({ ...stage.PHONE, ...stage.KOREAN, userAgent }, async (page, context) => {
      await context.addInitScript(() => {
        // As these have it: no sheet of the system, and a clipboard that refuses.
        Reflect.deleteProperty(Navigator.prototype, "share");
        const refuse = () => Promise.reject(new DOMException("", "NotAllowedError"));
        Object.defineProperty(navigator, "clipboard", {
          value: { write: refuse, writeText: refuse },
        });
      });
      await stage.finishReading(page, "내일이 걱정돼");
      await stage.openShare(page);
      await stage.shareable(page);
      const sheet = page.getByRole("dialog");
      assert.equal(await sheet.getByRole("button", { name: "공유…" }).count(), 0);
      await sheet.getByRole("button", { name: "그림 저장" }).tap();
      await sheet.getByText("그림을 길게 눌러 저장해 주세요.").waitFor();
      const image = sheet.getByRole("img");
      assert.ok(await image.evaluate((it) => it.decode().then(() => it.naturalWidth === 1200)));
      assert.match(
        await image.getAttribute("src"),
        /^\/api\/results\//,
        "of the server, not drawn here",
      );
      await stage.scan(page, "a picture to be held");
      await sheet.getByRole("button", { name: "미리보기로 돌아가기" }).tap();
      await stage.shareable(page);
      await sheet.getByRole("button", { name: "링크 복사" }).tap();
      await sheet.locator("[data-announcer]", { hasText: "링크를 복사했어요" }).waitFor();
      const [link] = await stage.openLinks(page);
      const other = await stage.stranger(context, { ...stage.PHONE, ...stage.KOREAN, userAgent });
      await other.goto(new URL(link.url, stage.BASE).href);
      await other.getByRole("button", { name: "뒷면 카드 1/1, 뒤집기" }).tap();
      await other.getByRole("link", { name: "나도 뽑기" }).waitFor();
    }));
}
