import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { PARTS } from "./house-tour.mjs";
import { beyond } from "./measures.mjs";
import * as stage from "./stage.mjs";
import { wordsOf } from "./words.mjs";

const NARROW = { viewport: { width: 320, height: 640 }, ...stage.ENGLISH };

test("nothing is cut off at 320 pixels", () =>
  stage.on(NARROW, async (page) => {
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    for (const path of [
      "/",
      "/library",
      "/library/cups-03",
      "/history",
      "/settings",
      "/experts",
      "/consultations",
      "/room/nothing",
    ]) {
      await page.goto(path);
      await page.locator("h1").waitFor();
      assert.ok((await overflow()) <= 0, `${path} scrolls sideways`);
    }
    const outside = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("button, a, textarea, p")]
          .filter((it) => it.checkVisibility() && !it.classList.contains("skip"))
          .filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
          .map((it) => it.getAttribute("aria-label") ?? it.textContent),
      );
    await stage.enter(page);
    assert.deepEqual(await outside(), [], "what does not scroll is seen as well");
    await page.getByRole("switch", { name: "Keep no record" }).click();
    await page.getByText("No record is kept.").waitFor();
    assert.deepEqual(await outside(), []);
    await stage.openDraw(page);
    await page.getByRole("dialog").getByRole("radio", { name: "3 cards" }).check({ force: true });
    await stage.sealed(page);
    const fan = await page.locator('[role="listbox"]').boundingBox();
    assert.ok(fan.height >= 180, `the fan has ${fan.height} pixels`);
    await page.getByRole("button", { name: "Draw now" }).click();
    await stage.revealed(page);
    await stage.heardOut(page);
    assert.ok((await overflow()) <= 0, "a reading scrolls sideways");
    const inner = await page
      .locator("[data-scroller]")
      .evaluate((it) => it.scrollWidth - it.clientWidth);
    assert.ok(inner <= 0, "the transcript scrolls sideways");
  }));

test("the account of somebody with a long name fits as well", () =>
  stage.on(NARROW, async (page) => {
    await stage.signInAs(page, "바다");
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await page.getByRole("button", { name: "Change nickname" }).click();
    await page.getByLabel("Nickname").fill("W".repeat(20));
    assert.ok((await overflow()) <= 0, "a nickname being written scrolls sideways");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText(`Good to see you, ${"W".repeat(20)}`).waitFor();
    assert.ok((await overflow()) <= 0, "a nickname scrolls sideways");
    await page.getByRole("button", { name: "Delete account" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    assert.ok((await dialog.evaluate((it) => it.scrollWidth - it.clientWidth)) <= 0);
    await stage.endAccount(page);
  }));

test("what is shared fits as well: the sheet, the stranger's page and the links", () =>
  stage.on(NARROW, async (page, context) => {
    const wide = (page) =>
      page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("dialog, main, section, footer")]
          .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0)
          .map((it) => `${it.tagName} ${it.textContent.slice(0, 40)}`),
      );
    const small = (page, within) =>
      page
        .locator(within)
        .locator("button, a, input:not([type=radio]), label:has(input[type=radio]), summary")
        .evaluateAll((all) =>
          all
            .filter((it) => it.checkVisibility() && !it.closest("p, dl") && it.id !== "words")
            .map((it) => [it.getBoundingClientRect(), it.textContent || it.ariaLabel])
            .filter(([box]) => box.width < 43.5 || box.height < 43.5)
            .map(([box, name]) => `${name}: ${box.width} by ${box.height}`),
        );
    await stage.finishReading(page, `Will ${"w".repeat(60)} ever come back to me?`, "10 cards");
    await stage.openShare(page);
    await stage.shareable(page);
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("switch", { name: "Hide the question" }).click();
    await sheet.getByRole("switch", { name: "Hide the name" }).click();
    await sheet.getByLabel("Name to show").fill("W".repeat(20));
    await sheet.getByText(`Cards of ${"W".repeat(20)}`).waitFor();
    await stage.shareable(page);
    await sheet.getByRole("button", { name: "Copy link" }).click();
    await sheet.getByText("Shared now").waitFor();
    assert.deepEqual(await wide(page), []);
    assert.deepEqual(await small(page, "dialog"), []);
    await sheet.getByRole("button", { name: "Stop sharing" }).click();
    assert.deepEqual(await wide(page), []);
    const foot = await sheet.getByRole("region", { name: "Ways to share" }).boundingBox();
    assert.ok(foot.height < 200, `the ways to share take ${foot.height} pixels`);
    const [link] = await stage.openLinks(page);
    const other = await stage.stranger(context, NARROW);
    await other.goto(new URL(link.url, stage.BASE).href);
    await other.getByRole("button", { name: "Turn all over" }).click();
    assert.deepEqual(await wide(other), []);
    assert.deepEqual(await small(other, "#root"), []);
    await page.goto("/settings");
    await page.locator("[data-link]").waitFor();
    assert.deepEqual(await wide(page), []);
    assert.deepEqual(await small(page, "[data-link]"), []);
  }));

test("the list of talks stands beside the open one where there is room, and nowhere else", () =>
  stage.on({ viewport: { width: 1100, height: 700 }, ...stage.ENGLISH }, async (page) => {
    await stage.enter(page);
    await stage.talkOver(page, `Should I ${"really ".repeat(20)}${"w".repeat(40)}?`);
    await stage.openDraw(page);
    await page.getByRole("dialog").getByRole("radio", { name: "10 cards" }).check({ force: true });
    await stage.sealed(page);
    await page.getByRole("button", { name: "Draw now" }).click();
    await stage.revealed(page);
    await stage.heardOut(page);
    const list = page.getByRole("navigation", { name: "My talks" });
    await list.getByText("+7").waitFor();
    const outside = () =>
      page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("nav *, [data-scroller]")]
          .filter((it) => !it.matches("[aria-hidden], strong, .unseen, span:has(> img)"))
          .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0)
          .map((it) => `${it.tagName} ${it.textContent.slice(0, 40)}`),
      );
    assert.deepEqual(await outside(), []);
    await list.getByRole("link").hover();
    assert.deepEqual(await outside(), [], "with its buttons");
    const small = await list.locator("button, a, input").evaluateAll((all) =>
      all
        .map((it) => [it.getBoundingClientRect(), it.getAttribute("aria-label") ?? it.textContent])
        .filter(([box]) => box.width < 43.5 || box.height < 41.5)
        .map(([box, name]) => `${name}: ${box.width} by ${box.height}`),
    );
    assert.deepEqual(small, []);
    await list.getByRole("button", { name: "List of talks" }).click();
    const toggle = await list.getByRole("button").boundingBox();
    const home = await page.getByRole("link", { name: "Home" }).boundingBox();
    assert.ok(toggle.x + toggle.width <= home.x, "beside the way home, not on it");
    assert.deepEqual(await outside(), []);

    await page.setViewportSize({ width: 1099, height: 700 });
    await list.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "My talks" }).waitFor();
    await page.locator('[data-kind="reading"]').waitFor();
    assert.deepEqual(await outside(), []);
  }));

/** What is asked of every run, and what only where there is time for it. */
const EVERY = process.env.CONCH_EVERY_LOOK === "1";
const PARTS_WALKED = EVERY
  ? ["pages", "talk", "draw", "reading", "list", "account"]
  : ["pages", "draw", "reading"];

const LYING = { ...stage.PHONE, viewport: { width: 844, height: 390 } };
const ZOOMED = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };

for (const [name, shape] of Object.entries({ "a phone that lies": LYING, "200 %": ZOOMED }))
  for (const part of PARTS_WALKED)
    test(`nothing is cut off at ${name}, ${part}`, async () => {
      const options = { ...shape, ...stage.ENGLISH };
      const words = { ...(await wordsOf("en")), locale: "en" };
      const at = async (state, page) => assert.deepEqual(await beyond(page), [], state);
      await stage.on(options, (page, context) =>
        PARTS[part]({ page, context, options, words, at }),
      );
    });

const WISHES = {
  "more contrast at night": { contrast: "more", colorScheme: "dark" },
  "more contrast by day": { contrast: "more", colorScheme: "light" },
  "colours of the system": { forcedColors: "active", colorScheme: "dark" },
  "no movement": { reducedMotion: "reduce", colorScheme: "dark" },
};

for (const [name, wish] of Object.entries(WISHES))
  for (const part of EVERY ? ["pages", "draw"] : ["pages"])
    test(`who asks for ${name} gets it, ${part}`, async () => {
      const options = { ...stage.PHONE, ...stage.ENGLISH, ...wish };
      const words = { ...(await wordsOf("en")), locale: "en" };
      // Which colours the system puts in the place of ours, a page is not told.
      const without = "forcedColors" in wish ? ["color-contrast"] : [];
      const at = (state, page) => stage.scan(page, state, without);
      await stage.on(options, (page, context) =>
        PARTS[part]({ page, context, options, words, at }),
      );
    });

test("the first page asks for at most 180 KB of script", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    const scripts = [];
    page.on("response", async (response) => {
      if (response.url().endsWith(".js")) scripts.push(gzipSync(await response.body()).length);
    });
    await page.goto("/");
    await page.waitForLoadState("networkidle");
    const total = scripts.reduce((sum, size) => sum + size, 0);
    assert.ok(total > 10_000 && total <= 180_000, `${total} bytes, with all that is preloaded`);
  }));
