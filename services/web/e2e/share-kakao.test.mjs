import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const SDK = await readFile(new URL("./kakao-stand-in.js", import.meta.url));
const INTEGRITY = `sha384-${createHash("sha384").update(SDK).digest("base64")}`;
const PATH = "/kakao-stand-in.js";

/** KakaoTalk is offered, with the stand-in at an address of our own. */
async function offer(page, integrity = INTEGRITY) {
  const kakao = { javascriptKey: "key-of-a-test", sdkUrl: PATH, sdkIntegrity: integrity };
  await page.route("**/api/results/sharing", (route) => route.fulfill({ json: { kakao } }));
  const loads = [];
  await page.route(`**${PATH}`, (route) => {
    loads.push(route.request().url());
    return route.fulfill({ body: SDK, contentType: "text/javascript" });
  });
  return loads;
}

test("two touches to KakaoTalk: the script comes when it is wanted, and the message is whole", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    const loads = await offer(page);
    await stage.finishReading(page, "내일이 걱정돼");
    await stage.openShare(page);
    await stage.shareable(page);
    assert.deepEqual(loads, [], "nobody has asked for KakaoTalk yet");
    const sheet = page.getByRole("dialog");
    await stage.scan(page, "the sheet with KakaoTalk");
    await sheet.getByRole("button", { name: "카카오톡" }).tap();
    await sheet.locator("[data-announcer]", { hasText: "카카오톡을 열었어요" }).waitFor();
    const [init, sent, ...more] = await page.evaluate(() => window.__kakaoCalls);
    assert.deepEqual([init, more], [{ init: "key-of-a-test" }, []]);
    const [link] = await stage.openLinks(page);
    const url = new URL(link.url, stage.BASE).href;
    const { content, buttons } = sent.sendDefault;
    assert.equal(content.title, link.title);
    assert.deepEqual([content.imageWidth, content.imageHeight], [1200, 630]);
    assert.deepEqual(content.link, { webUrl: url, mobileWebUrl: url });
    assert.deepEqual(
      buttons.map(({ title, link }) => [title, link.mobileWebUrl]),
      [
        ["결과 보기", url],
        ["나도 뽑기", new URL("/", stage.BASE).href],
      ],
    );
    const picture = await page.request.get(content.imageUrl);
    assert.equal(picture.headers()["content-type"], "image/png");
    // Sent again it is loaded and started once.
    await sheet.getByRole("button", { name: "카카오톡" }).tap();
    await page.waitForFunction(() => window.__kakaoCalls.length === 3);
    assert.equal(loads.length, 1);
  }));

for (const [why, integrity, blocks] of [
  ["is not what it should be", "sha384-AAAA", false],
  ["does not come", INTEGRITY, true],
]) {
  test(`a script that ${why} is told, and the link goes another way`, () =>
    stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
      await offer(page, integrity);
      if (blocks) await page.route(`**${PATH}`, (route) => route.abort());
      await stage.finishReading(page, "What now?");
      await stage.openShare(page);
      await stage.shareable(page);
      const sheet = page.getByRole("dialog");
      await sheet.getByRole("button", { name: "KakaoTalk" }).click();
      await sheet
        .locator("[data-announcer]", { hasText: "KakaoTalk could not be opened. Link copied" })
        .waitFor();
      assert.equal(await page.evaluate(() => window.__kakaoCalls), undefined);
      await sheet.getByText("Shared now").waitFor();
    }));
}

test("without a key there is no button, and nothing else is missing", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await page.route("**/api/results/sharing", (route) => route.fulfill({ json: { kakao: null } }));
    await stage.finishReading(page, "내일이 걱정돼");
    await stage.openShare(page);
    await stage.shareable(page);
    assert.equal(await page.getByRole("button", { name: "카카오톡" }).count(), 0);
    await page.getByRole("dialog").getByRole("button", { name: "링크 복사" }).waitFor();
  }));
