import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("three cards by touch: each goes to its place, and one can be put back", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.openDraw(page);
    await page.getByRole("dialog").getByRole("radio", { name: "3장" }).check({ force: true });
    await stage.sealed(page);
    await page.getByRole("button", { name: "격자로 보기" }).click();
    const pick = (number) => page.locator(`[data-position="${number - 1}"]`).click();
    await pick(5);
    await pick(60);
    await pick(60);
    await pick(33);
    await pick(8);
    await stage.revealed(page);
    await stage.heardOut(page);
    const { draw } = await stage.snapshot(page);
    assert.deepEqual(
      draw.cards.map(({ position }) => position),
      [4, 32, 7],
    );
    assert.equal(await page.locator('[data-kind="reading"] li img').count(), 3);
  }));

test("picked places are still there after a reload", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.openDraw(page);
    await page.getByRole("dialog").getByRole("radio", { name: "3장" }).check({ force: true });
    await stage.sealed(page);
    await page.getByRole("button", { name: "무작위로 뽑기" }).click();
    const picked = await page.locator('[aria-selected="true"]').getAttribute("data-position");
    await page.reload();
    await page.locator("textarea").waitFor();
    await stage.openDraw(page);
    const kept = page.locator(`[data-position="${picked}"][aria-selected="true"]`);
    await kept.waitFor({ state: "attached" });
  }));

test("ten cards at once, without waiting, with reduced motion", () =>
  stage.on({ ...stage.PHONE, ...stage.ENGLISH, reducedMotion: "reduce" }, async (page) => {
    await stage.enter(page);
    await stage.openDraw(page);
    await page.getByRole("dialog").getByRole("radio", { name: "10 cards" }).check({ force: true });
    await stage.sealed(page);
    await page.getByRole("button", { name: "Draw now" }).click();
    await stage.revealed(page);
    await stage.heardOut(page);
    const { draw, messages } = await stage.snapshot(page);
    assert.equal(new Set(draw.cards.map(({ position }) => position)).size, 10);
    await stage.showsWhole(page, messages.at(-1).text);
  }));
