/**
 * A browser before a running magic-conch, and the moves that every scenario makes.
 * The address comes from CONCH_E2E_URL, the browser from CONCH_CHROMIUM.
 */
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

export const BASE = process.env.CONCH_E2E_URL ?? "http://127.0.0.1:8080";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A camera and a microphone that show and play a test.
  "--use-fake-device-for-media-stream",
];

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const KOREAN = { locale: "ko-KR", timezoneId: "Asia/Seoul" };
export const ENGLISH = { locale: "en-US", timezoneId: "Europe/London" };

/** What stays of the app between visits is a scenario of its own; others would not see its requests. */
const ALONE = { serviceWorkers: "block" };

/**
 * Runs a scenario on a page of its own; any error of the page and any alert fails it.
 * `flags` are the browser's: a later one counts.
 */
export async function on({ flags = [], ...options }, scenario) {
  const browser = await chromium.launch({
    executablePath: process.env.CONCH_CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS, ...flags],
  });
  try {
    const context = await browser.newContext({ baseURL: BASE, ...ALONE, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await scenario(page, context);
    assert.deepEqual(troubles, []);
  } finally {
    await browser.close();
  }
}

/** Until what the page has to ask for, such as its caches, is so. */
export async function eventually(page, asked, value) {
  const since = Date.now();
  while (!(await page.evaluate(asked, value))) {
    assert.ok(Date.now() - since < 90_000, `in vain: ${asked}`);
    await page.waitForTimeout(200);
  }
}

/** What the page asks for under this pattern stays away until what this returns is called. */
export async function hold(page, pattern) {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(pattern, async (route) => {
    await held;
    // by then the page may have gone
    await route.continue().catch(() => undefined);
  });
  return release;
}

/** From the first page to the greeting. */
export async function enter(page) {
  await page.goto("/");
  await page.locator('main a[href="/chat"]').first().click();
  await page.locator('[data-kind="greeting"]').waitFor();
}

/** From the settings to the demo's page, and back as one of its people. */
export async function signInAs(page, person) {
  const korean = (await page.evaluate(() => navigator.language)).startsWith("ko");
  await page.goto("/settings");
  await page.getByRole("button", { name: korean ? "로그인" : "Sign in", exact: true }).click();
  await page
    .getByRole("button", { name: korean ? "데모 계정으로 로그인" : "Sign in with a demo account" })
    .click();
  await page.getByRole("link", { name: person }).click();
  await page.getByRole("button", { name: korean ? "로그아웃" : "Sign out", exact: true }).waitFor();
}

/** The account is no more, so that the same person can come anew. */
export async function endAccount(page) {
  const status = await page.evaluate(async () => {
    const { status } = await fetch("/api/auth/member", { method: "DELETE" });
    return status;
  });
  assert.equal(status, 202);
}

/** A picture as a phone takes it, made in the browser. */
export async function photograph(page, width = 4032, height = 3024) {
  const base64 = await page.evaluate(
    ([width, height]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const pen = canvas.getContext("2d");
      pen.fillStyle = "darkorange";
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = "midnightblue";
      pen.fillRect(width / 4, height / 4, width / 2, height / 2);
      return canvas.toDataURL("image/png").split(",")[1];
    },
    [width, height],
  );
  return { name: "photo.png", mimeType: "image/png", buffer: Buffer.from(base64, "base64") };
}

export async function say(page, text) {
  await page.locator("textarea").fill(text);
  await page.locator("textarea").press("Enter");
  await page.locator("article", { hasText: text }).first().waitFor();
}

/** Until the reader has said what it says now. */
export async function heardOut(page) {
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"]') && document.querySelector("textarea"),
    undefined,
    { timeout: 90_000 },
  );
}

/** Sends words and waits for the whole answer. */
export async function talkOver(page, text) {
  await say(page, text);
  await page.waitForFunction(
    () => {
      const last = [...document.querySelectorAll("[data-line]")].at(-1);
      return last?.dataset.kind !== undefined && last.getAttribute("aria-busy") === "false";
    },
    undefined,
    { timeout: 90_000 },
  );
}

export const drawButton = (page) =>
  page.locator("textarea").locator("xpath=ancestor::div[2]").getByRole("button").first();

/** Opens the draw; the deck is sealed when it can be touched. */
export async function openDraw(page) {
  await drawButton(page).click();
  await sealed(page);
}

export async function sealed(page) {
  await page.locator('dialog[open] [role="listbox"][aria-disabled="false"]').waitFor();
}

/** Until the cards have been turned and the reading is in front. */
export async function revealed(page) {
  await page.locator("dialog[open]").waitFor({ state: "detached", timeout: 30_000 });
  await page.locator('[data-kind="reading"]').last().waitFor();
}

/** From the first page to the end of a reading. */
export async function finishReading(page, worry, spread = null) {
  const korean = (await page.evaluate(() => navigator.language)).startsWith("ko");
  await enter(page);
  await talkOver(page, worry);
  await openDraw(page);
  if (spread !== null) {
    await page.getByRole("dialog").getByRole("radio", { name: spread }).check({ force: true });
    await sealed(page);
  }
  await page.getByRole("button", { name: korean ? "바로 뽑기" : "Draw now" }).click();
  await revealed(page);
  await heardOut(page);
}

/** Opens the sheet of the last reading; it is ready when it can send. */
export async function openShare(page) {
  await page.locator("[data-kind=reading]").getByRole("button", { name: SHARE }).click();
  await page.locator("dialog[open]").waitFor();
}

export const SHARE = /^(공유하기|Share)$/;
export const COPY = /^(링크 복사|Copy link)$/;

/** Until what is seen is what would be shared, with its picture. */
export async function shareable(page) {
  await page
    .locator("dialog[open]")
    .getByRole("button", { name: COPY, disabled: false })
    .and(page.locator('[aria-disabled="false"]'))
    .waitFor();
}

/** The links of this browser that are open, as the server has them. */
export function openLinks(page) {
  return page.evaluate(async () => {
    const response = await fetch("/api/results/shares");
    return (await response.json()).items;
  });
}

/** A link to a new reading of three cards, made without the sheet. */
export async function shareByHand(page, worry, choice = {}) {
  const korean = (await page.evaluate(() => navigator.language)).startsWith("ko");
  await finishReading(page, worry, korean ? "3장" : "3 cards");
  const { draw } = await snapshot(page);
  return page.evaluate(
    async ([reading, choice]) => {
      for (let left = 20; left > 0; left -= 1) {
        const response = await fetch(`/api/results/${reading}/share`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(choice),
        });
        if (response.ok) return response.json();
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      throw new Error("the reading did not arrive");
    },
    [draw.readingId, choice],
  );
}

/** A stranger's page of the same browser: no cookie, nothing kept. */
export async function stranger(context, options = {}) {
  const fresh = await context.browser().newContext({ baseURL: BASE, ...ALONE, ...options });
  const page = await fresh.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** The conversation as the server has it. */
export function snapshot(page) {
  return page.evaluate(async () => {
    const id = location.pathname.split("/")[2];
    const response = await fetch(`/api/chat/conversations/${id}`);
    return response.json();
  });
}

/** The words of the last reading as the page shows them, without spaces. */
export async function shownReading(page) {
  const text = await page
    .locator('[data-kind="reading"]')
    .last()
    .locator("p[class], p, li")
    .allInnerTexts();
  return text.join("").replace(/\s+/g, "");
}

/** Holds the words of a text against what the page shows. */
export async function showsWhole(page, text) {
  const shown = (await page.locator('[role="log"]').innerText()).replace(/\s+/g, "");
  const wanted = text.replaceAll("**", "").replace(/\s+/g, "");
  assert.ok(shown.includes(wanted), `the page does not show all of: ${text.slice(0, 80)}…`);
}

/** Nothing that an accessibility scan finds, whatever its weight; `without` are rules that cannot know. */
export async function scan(page, state, without = []) {
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const whole = new AxeBuilder({ page }).withTags(rules).disableRules(without);
  const found = await findings(page, state, whole);
  if (!without.includes("color-contrast"))
    found.push(...(await contrastUnderTheOtherSky(page, state)));
  assert.deepEqual(found, []);
}

/** What the theme changes are colours alone. */
async function contrastUnderTheOtherSky(page, state) {
  const isDay = await page.evaluate(() => matchMedia("(prefers-color-scheme: light)").matches);
  const [now, other] = isDay ? ["light", "dark"] : ["dark", "light"];
  await page.emulateMedia({ colorScheme: other });
  // What is not laid out until it is scrolled to keeps the colours of before.
  await page.evaluate(() => {
    for (const it of document.querySelectorAll("section, article, li"))
      if (getComputedStyle(it).contentVisibility === "auto") it.style.contentVisibility = "visible";
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  const contrast = new AxeBuilder({ page }).withRules("color-contrast");
  const found = await findings(page, `${state}, ${other}`, contrast);
  await page.emulateMedia({ colorScheme: now });
  return found;
}

async function findings(page, state, axe) {
  // What fades in is scanned when it is there.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((it) => it.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((it) => it.finished),
    ),
  );
  const { violations } = await axe.analyze();
  return violations.map(({ id, impact, nodes }) => {
    const where = nodes
      .slice(0, 3)
      .map(({ target, failureSummary }) => `${target}: ${failureSummary}`);
    return `${state}: ${id} (${impact})\n${where.join("\n")}`;
  });
}
