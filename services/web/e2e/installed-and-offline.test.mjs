import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const STAYING = { serviceWorkers: "allow" };

/** Until the app stays in this browser, and answers for it. */
const staying = (page) =>
  stage.eventually(page, async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return (
      registration?.active?.state === "activated" && navigator.serviceWorker.controller !== null
    );
  });

/** The paths of everything that is kept for when there is no line. */
const kept = (page) =>
  page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      all.push(...(await cache.keys()).map(({ url }) => new URL(url).pathname));
    }
    return all;
  });

test("without a line the app opens, and the cards that were looked into are there", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN, ...STAYING }, async (page, context) => {
    await stage.enter(page);
    await stage.talkOver(page, "요즘 잠이 안 와요");
    await staying(page);
    await context.setOffline(true);
    await page.goto("/chat");
    await page.getByRole("heading", { name: "지금은 인터넷이 닿지 않아요" }).waitFor();
    await page.getByText("카드 도감을 한 번 열어 두면").waitFor();
    await stage.scan(page, "without a line");

    // The line is back: so is the page.
    await context.setOffline(false);
    await page.locator("textarea").waitFor();

    await page.goto("/library");
    await page.locator("main li a").first().waitFor();
    await stage.eventually(page, async () => (await caches.match("/kept/ko")) !== undefined);

    await context.setOffline(true);
    await page.goto("/");
    await page.getByRole("heading", { name: "지금은 인터넷이 닿지 않아요" }).waitFor();
    const shown = page.locator('main a[href^="/library/"]');
    await shown.nth(2).waitFor();
    await stage.scan(page, "without a line, with cards");
    await page.getByRole("link", { name: "카드 도감 펼치기" }).click();
    await page.locator('a[href="/library/swords-07"]').click();
    const face = page.locator('img[src$="/swords-07/face.svg"]').first();
    await face.waitFor();
    await face.evaluate((it) => it.decode());
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.reload();
    await face.waitFor();

    const paths = await kept(page);
    const cards = paths.filter((it) => it.endsWith("/face.svg"));
    assert.equal(new Set(cards).size, 78);
    const ours = /^\/(assets\/.+|kept\/ko|api\/chat\/(spreads|cards(\/.+)?))?$/;
    assert.deepEqual(
      paths.filter((it) => !ours.test(it)),
      [],
      "nothing that somebody said, and nothing of who they are",
    );
  }));

test("the app can be installed, in the language of its reader", () =>
  stage.on({ ...stage.PHONE, ...stage.ENGLISH, ...STAYING }, async (page, context) => {
    const answer = await page.goto("/");
    const html = await answer.text();
    assert.match(html, /<html lang="en"/);
    assert.match(html, /<title>Magic Conch</);
    assert.match(html, /name="description" content="Tell the conch/);
    assert.match(html, /<noscript>This page needs JavaScript/);
    assert.match(answer.headers().vary, /accept-language/i);
    await staying(page);
    const cdp = await context.newCDPSession(page);
    const { errors, data } = await cdp.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.equal(manifest.lang, "en");
    const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
    assert.deepEqual(
      installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"),
      [],
    );
    for (const { src, sizes, type } of manifest.icons) {
      const [width, actual] = await page.evaluate(async (src) => {
        const response = await fetch(src);
        const bitmap = response.headers.get("content-type").includes("svg")
          ? { width: 0 }
          : await createImageBitmap(await response.blob());
        return [bitmap.width, response.headers.get("content-type")];
      }, src);
      assert.equal(actual, type);
      if (width > 0) assert.equal(sizes, `${width}x${width}`);
    }
    for (const { url } of manifest.shortcuts) {
      await page.goto(url);
      await page.locator("h1").waitFor();
    }

    // Whoever chose another language installs the app in that one.
    await page.goto("/settings");
    await page.getByRole("radio", { name: "한국어" }).check();
    await page.getByRole("heading", { name: "설정" }).waitFor();
    const { url } = await cdp.send("Page.getAppManifest");
    assert.ok(url.endsWith("/app.ko.webmanifest"), url);
  }));
