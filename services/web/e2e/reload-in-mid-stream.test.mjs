import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("a reload in the middle of a reading shows the same words and goes on", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.openDraw(page);
    await page.getByRole("button", { name: "바로 뽑기" }).click();
    await stage.revealed(page);
    const words = page.locator('[data-kind="reading"]').last();
    await page.waitForFunction(
      () => (document.querySelector('[data-kind="reading"]')?.textContent?.length ?? 0) > 120,
    );
    const said = (await words.locator("p").allInnerTexts()).join(" ");
    await page.reload();
    await page.locator('[data-kind="reading"][aria-busy="true"]').waitFor();
    const after = (await words.locator("p").allInnerTexts()).join(" ");
    assert.ok(after.length >= said.length, "nothing that was shown is gone");
    await stage.heardOut(page);
    const { messages } = await stage.snapshot(page);
    assert.equal(messages.filter(({ kind }) => kind === "reading").length, 1);
    await stage.showsWhole(page, messages.at(-1).text);
  }));

test("what is being written is still there after a reload", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await page.locator("textarea").fill("아직 다 쓰지 않은 고민");
    await page.reload();
    await page.locator('[data-kind="greeting"]').waitFor();
    assert.equal(await page.locator("textarea").inputValue(), "아직 다 쓰지 않은 고민");
  }));

test("a second tab sees the same talk as it is spoken", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page, context) => {
    await stage.enter(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('[data-kind="greeting"]').waitFor();
    await stage.talkOver(page, "요즘 마음이 답답해");
    await stage.heardOut(other);
    await other.locator("article", { hasText: "요즘 마음이 답답해" }).first().waitFor();
    const { messages } = await stage.snapshot(page);
    await stage.showsWhole(other, messages.at(-1).text);
  }));
