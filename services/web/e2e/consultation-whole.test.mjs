/**
 * A whole consultation of two people, on a desktop and on a phone. The server has to
 * take experts at once (CONCH_EXPERT_ADMISSION=open).
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import * as stage from "./stage.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

test("two people meet, talk, draw three cards, and part", async (t) => {
  const browser = await chromium.launch({
    executablePath: process.env.CONCH_CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
  });
  const troubles = [];
  const come = async (options) => {
    const context = await browser.newContext({
      baseURL: stage.BASE,
      permissions: ["camera", "microphone"],
      ...stage.KOREAN,
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => troubles.push(error.message));
    return page;
  };
  try {
    const host = await come(stage.DESKTOP);
    const guest = await come(stage.PHONE);
    const room = await openRoom(host);
    if (room === null) return t.skip("experts are not taken at once here");

    await host.goto(`/room/${room.id}`);
    await control(host, "microphone").waitFor();
    await guest.goto(`/room/${room.id}#${room.invite.token}`);
    await guest.getByRole("button", { name: "카메라와 마이크 켜기" }).tap();
    await guest.getByLabel("이름").fill("지민");
    await guest.locator('form button[type="submit"]').tap();
    await host.getByRole("button", { name: "들이기" }).click();
    await Promise.all([seesOther(host), seesOther(guest)]);

    await control(host, "bubble").click();
    await host.locator("aside textarea").fill("안녕하세요");
    await host.locator("aside textarea").press("Enter");
    await control(guest, "bubble").locator("b").waitFor();
    await control(guest, "bubble").tap();
    await guest.locator("article", { hasText: "안녕하세요" }).waitFor();
    await host.locator('[data-mark="seen"]').waitFor();
    const picture = await stage.photograph(guest, 600, 400);
    await guest.locator('aside input[type="file"]').setInputFiles(picture);
    await host.getByRole("button", { name: "photo.png 받기" }).click();
    await host.locator('[data-state="arrived"]').waitFor();
    await control(guest, "bubble").tap();

    await control(host, "cards").click();
    await host.getByRole("button", { name: "함께 펼치기" }).click();
    await guest.locator('[role="listbox"][aria-disabled="false"]').waitFor();
    for (const count of [1, 2]) {
      await guest.getByRole("button", { name: "무작위로" }).tap();
      await host.waitForFunction(
        (lifted) => document.querySelectorAll('[data-picked="true"]').length === lifted,
        count,
      );
    }
    await guest.getByRole("button", { name: "무작위로" }).tap();
    const seen = await Promise.all([openCards(host), openCards(guest)]);
    assert.equal(seen[0].length, 3);
    assert.deepEqual(seen[0], seen[1]);
    await stage.scan(host, "cards of a consultation, host");
    await stage.scan(guest, "cards of a consultation, guest");

    await guest.reload();
    await seesOther(guest);
    assert.deepEqual(await openCards(guest), seen[0], "a reload leaves the cards where they are");
    await host.reload();
    await Promise.all([seesOther(host), seesOther(guest)]);

    await control(host, "hangUp").click();
    await host.getByRole("button", { name: "상담 마치기" }).click();
    for (const page of [host, guest]) {
      await page.waitForURL(/\/consultations\//);
      await page.getByRole("heading", { name: "함께한 상담" }).waitFor();
    }
    assert.deepEqual(troubles, []);
    // The next one begins as nobody yet.
    await stage.endAccount(host);
  } finally {
    await browser.close();
  }
});

const control = (page, icon) => page.locator(`[data-control="${icon}"]`);

/** Frames of the other one's camera go on, not merely a track that is there. */
async function seesOther(page) {
  const shown = '[data-tile="remote"] video';
  await page.waitForFunction((it) => document.querySelector(it)?.currentTime > 0.2, shown);
  const before = await page.locator(shown).evaluate((it) => it.currentTime);
  await page.waitForFunction(
    ([it, then]) => document.querySelector(it)?.currentTime > then + 0.3,
    [shown, before],
  );
}

/** What lies open on the table, as it is read aloud. */
async function openCards(page) {
  const cards = page.locator('button[data-open="true"]');
  await cards.nth(2).waitFor();
  return cards.evaluateAll((buttons) => buttons.map((it) => it.getAttribute("aria-label")));
}

/** A room of somebody who has just become an expert; `null` where that takes an approval. */
async function openRoom(page) {
  await stage.signInAs(page, "별이");
  return page.evaluate(async () => {
    const send = (path, method, body) =>
      fetch(path, {
        method,
        headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
        body: JSON.stringify(body),
      });
    await fetch("/api/auth/member/expert", { method: "POST" });
    const profile = { handle: "moonlight", nickname: "달빛", specialities: [], languages: ["ko"] };
    await send("/api/rooms/experts/me", "PUT", { ...profile, listed: true });
    const opened = await send("/api/rooms/", "POST", {});
    if (!opened.ok) return null;
    const room = await opened.json();
    const { id, seat, seatToken } = room;
    const held = { seat, seatToken, role: "host", nickname: "달빛" };
    localStorage.setItem(`conch.seat.${id}`, JSON.stringify(held));
    return room;
  });
}
