import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("a reading by keyboard alone on a desktop", () =>
  stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
    const keys = page.keyboard;
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: it } = document;
        return it?.getAttribute("aria-label") ?? it?.textContent ?? "";
      });
    /** Presses Tab until the focus is on something of this name. */
    const tabTo = async (name) => {
      for (let i = 0; i < 40; i += 1) {
        await keys.press("Tab");
        if (name.test(await focused())) return;
      }
      assert.fail(`Tab never comes to ${name}`);
    };

    await page.goto("/");
    await page.getByRole("link", { name: /Talk with the conch/ }).waitFor();
    await keys.press("Tab");
    assert.match(await focused(), /Skip to content/);
    await tabTo(/Talk with the conch/);
    await keys.press("Enter");
    await page.locator('[data-kind="greeting"]').waitFor();

    // Where there is a keyboard, one can type at once.
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await keys.type("I have an interview tomorrow");
    await keys.press("Shift+Enter");
    await keys.type("and I cannot sleep");
    assert.equal(await page.locator("article").count(), 1, "Shift+Enter sends nothing");
    await keys.press("Enter");
    await page.locator("article", { hasText: "I cannot sleep" }).first().waitFor();
    await stage.heardOut(page);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "TEXTAREA");

    await keys.press("Shift+Tab");
    assert.match(await focused(), /Draw cards/);
    await keys.press("Enter");
    await stage.sealed(page);
    assert.match(await focused(), /Draw at random/, "the random button comes first");
    await tabTo(/Face-down card/);
    await keys.press("Home");
    assert.equal(await focused(), "Face-down card 1");
    await keys.press("Shift+ArrowRight");
    assert.equal(await focused(), "Face-down card 11");
    await keys.press("ArrowLeft");
    assert.equal(await focused(), "Face-down card 10");
    await keys.press("End");
    assert.equal(await focused(), "Face-down card 78");
    await keys.type("41");
    assert.equal(await focused(), "Face-down card 41");

    // Escape asks once.
    await keys.press("Escape");
    await page.getByText("Stop and go back to the talk?").waitFor();
    assert.match(await focused(), /Keep picking/);
    await keys.press("Enter");
    await tabTo(/Face-down card 41/);
    await keys.press("Enter");
    await stage.revealed(page);
    await stage.heardOut(page);
    const { draw, messages } = await stage.snapshot(page);
    assert.equal(draw.cards[0].position, 40);
    await stage.showsWhole(page, messages.at(-1).text);

    await tabTo(/Ask more|Message/);
    await keys.type("What should I do first?");
    await keys.press("Enter");
    await page.locator('[data-kind="followUp"]').waitFor();
    await stage.heardOut(page);
  }));

test("Escape twice leaves the draw and gives the focus back", () =>
  stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
    await stage.enter(page);
    await stage.openDraw(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    assert.match(focused, /Draw cards/);
  }));
