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
