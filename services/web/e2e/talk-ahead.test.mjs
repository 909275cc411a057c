import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const PART = /\/assets\/TalkPage-[^/]*\.js$/;
const OPEN = "/api/chat/conversations";

test("a talk is asked for while its part is still on its way, and once", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    const opened = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && new URL(request.url()).pathname === OPEN)
        opened.push(request);
    });
    let isHere = false;
    await page.route(PART, async (route) => {
      await page.waitForResponse((response) => response.request() === opened[0]);
      isHere = true;
      await route.continue();
    });
    await page.goto("/chat", { waitUntil: "commit" });
    await page.locator("textarea").waitFor();
    assert.ok(isHere);
    assert.equal(opened.length, 1);
    assert.match(page.url(), /\/chat\/[0-9a-f-]{36}$/);

    // The same for one that there is: it is shown as it was.
    const shown = [];
    page.on("request", (request) => {
      if (new URL(request.url()).pathname.startsWith(`${OPEN}/`)) shown.push(request);
    });
    await page.unroute(PART);
    await page.reload();
    await page.locator("textarea").waitFor();
    const snapshots = shown.filter((it) => it.method() === "GET" && !it.url().includes("/events"));
    assert.equal(snapshots.length, 1);
    assert.equal(opened.length, 1);
  }));

test("there is something to see before any script, and until the talk is there", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    const release = await stage.hold(page, "**/*.js");
    await page.addInitScript(() => {
      const seen = { opening: 0, nothing: 0, talk: 0 };
      window.__seen = seen;
      const look = () => {
        const opening = document.querySelector(".opening");
        if (document.querySelector("textarea")) seen.talk += 1;
        else if (opening && getComputedStyle(opening).opacity === "1") seen.opening += 1;
        else if (seen.opening > 0) seen.nothing += 1;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto("/chat", { waitUntil: "commit" });
    await page.getByText("소라고둥을 깨우는 중이에요").waitFor();
    await page.waitForFunction(() => window.__seen.opening > 5);
    release();
    await page.locator("textarea").waitFor();
    await page.waitForFunction(() => window.__seen.talk > 0);
    assert.equal(await page.evaluate(() => window.__seen.nothing), 0);
    // What opens after that says so only where it takes a moment.
    assert.equal(await page.locator("html[data-opening]").count(), 0);
  }));
