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

/** Runs a scenario on a page of its own; any error of the page and any alert fails it. */
export async function on(options, scenario) {
  const browser = await chromium.launch({
    executablePath: process.env.CONCH_CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
  });
  try {
    const context = await browser.newContext({ baseURL: BASE, ...options });
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

/** Nothing that an accessibility scan finds, whatever its weight. */
export async function scan(page, state) {
  // What fades in is scanned when it is there.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((it) => it.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((it) => it.finished),
    ),
  );
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(({ id, impact, nodes }) => {
    const where = nodes
      .slice(0, 3)
      .map(({ target, failureSummary }) => `${target}: ${failureSummary}`);
    return `${state}: ${id} (${impact})\n${where.join("\n")}`;
  });
  assert.deepEqual(found, []);
}
