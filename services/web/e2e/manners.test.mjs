import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("Enter that ends a Hangul syllable sends nothing", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await page.locator("textarea").fill("떨려");
    await page.locator("textarea").evaluate((field) => {
      const press = (init) =>
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, ...init }));
      press({ isComposing: true });
      press({ keyCode: 229 });
    });
    assert.equal(await page.locator("textarea").inputValue(), "떨려");
    assert.equal(await page.locator("article").count(), 1);
  }));

test("who reads back is left where they are, and comes to the end by one press", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.talkOver(page, "요즘 일이 손에 안 잡혀");
    await stage.openDraw(page);
    await page.getByRole("button", { name: "바로 뽑기" }).click();
    await stage.revealed(page);
    await page.waitForFunction(
      () => (document.querySelector('[data-kind="reading"]')?.textContent?.length ?? 0) > 200,
    );
    const scroller = page.locator("[data-scroller]");
    await scroller.hover();
    await page.mouse.wheel(0, -2000);
    await page.waitForFunction(() => document.querySelector("[data-scroller]").scrollTop === 0);
    await stage.heardOut(page);
    assert.equal(await scroller.evaluate((it) => it.scrollTop), 0);
    await page.getByRole("button", { name: "최신 글로 내려가기" }).click();
    await page.waitForFunction(() => {
      const it = document.querySelector("[data-scroller]");
      return it.scrollHeight - it.clientHeight - it.scrollTop < 4;
    });
  }));

test("a screen reader hears each answer once, and the focus stays", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await page.evaluate(() => {
      window.heard = [];
      const voice = document.querySelector('.unseen[role="status"]');
      new MutationObserver(() => window.heard.push(voice.textContent)).observe(voice, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await stage.talkOver(page, "내일이 걱정돼");
    const { messages } = await stage.snapshot(page);
    const bare = (text) => text.replace(/\s+/g, "");
    await page.waitForFunction(() => window.heard.length >= 2);
    const heard = await page.evaluate(() => window.heard);
    assert.ok(heard.length <= 3, `${heard.length} announcements`);
    assert.match(heard[0], /답변을 쓰고 있어요/);
    assert.equal(bare(heard.at(-1)), bare(messages.at(-1).text));
    assert.equal(await page.locator('[role="log"]').getAttribute("aria-live"), "off");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
  }));

test("someone in danger is given numbers to call, and no card", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.talkOver(page, "죽고 싶어");
    for (const number of ["109", "112", "119"]) {
      await page.locator(`a[href="tel:${number}"]`).waitFor();
    }
    await stage.scan(page, "care");
    assert.equal((await stage.snapshot(page)).draw, null);
  }));

test("a message that is too long says so before it is sent", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await page.locator("textarea").fill("가".repeat(1334));
    await page.getByText("2바이트를 줄이면 보낼 수 있어요").waitFor();
    await page.locator("textarea").press("Enter");
    assert.equal(await page.locator("article").count(), 1);
  }));
