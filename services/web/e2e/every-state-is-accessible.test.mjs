import { test } from "node:test";
import * as stage from "./stage.mjs";

const PAGES = [
  "/",
  "/library",
  "/library/major-17",
  "/library/nobody",
  "/history",
  "/settings",
  "/experts",
  "/nowhere",
  "/chat/01900000-0000-7000-8000-000000000000",
];

const LOOKS = [
  { name: "Korean on a phone at night", ...stage.PHONE, ...stage.KOREAN },
  { name: "English on a desktop in pearl", theme: "pearl", ...stage.DESKTOP, ...stage.ENGLISH },
];

for (const { name, theme, ...options } of LOOKS) {
  const locale = options.locale.slice(0, 2);
  const words =
    locale === "ko"
      ? {
          random: "무작위로 뽑기",
          now: "바로 뽑기",
          grid: "격자로 보기",
          three: "3장",
          say: "요즘 마음이 답답해",
        }
      : {
          random: "Draw at random",
          now: "Draw now",
          grid: "Show as grid",
          three: "3 cards",
          say: "I feel stuck",
        };

  const scenario = (act) => () =>
    stage.on(options, async (page, context) => {
      if (theme) {
        await context.addInitScript(
          (settings) => localStorage.setItem("conch.settings", settings),
          JSON.stringify({ theme, locale }),
        );
      }
      await act(page);
    });

  test(
    `every page: ${name}`,
    scenario(async (page) => {
      for (const path of PAGES) {
        await page.goto(path);
        await page.locator("h1").waitFor();
        await page.waitForLoadState("networkidle").catch(() => undefined);
        await stage.scan(page, path);
      }
    }),
  );

  test(
    `every state of a reading: ${name}`,
    scenario(async (page) => {
      await stage.enter(page);
      await stage.scan(page, "greeting");
      await stage.say(page, words.say);
      await stage.scan(page, "answering");
      await stage.heardOut(page);
      await stage.openDraw(page);
      await stage.scan(page, "the fan");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").getByRole("alert").waitFor();
      await stage.scan(page, "asked whether to leave");
      await page.getByRole("alert").getByRole("button").first().click();
      await page
        .getByRole("dialog")
        .getByRole("radio", { name: words.three })
        .check({ force: true });
      await stage.sealed(page);
      await page.getByRole("button", { name: words.grid }).click();
      await page.getByRole("button", { name: words.random }).click();
      await page.getByRole("button", { name: words.random }).click();
      await stage.scan(page, "the grid, two picked");
      await page.getByRole("button", { name: words.random }).click();
      await page.locator('dialog ul[data-open="true"]').waitFor();
      await stage.scan(page, "cards turned over");
      await stage.revealed(page);
      await stage.scan(page, "a reading being told");
      await stage.heardOut(page);
      await stage.scan(page, "a reading");
      await page.locator('[data-kind="reading"] li button').first().click();
      await page.getByRole("dialog").locator("h3").first().waitFor();
      await stage.scan(page, "a card larger");
      await page.keyboard.press("Escape");
      await page.locator('[data-kind="reading"] section > button').click();
      await stage.scan(page, "the seal explained");
      await page.keyboard.press("Escape");
      await page.goto("/history");
      await page.locator("main li").waitFor();
      await stage.scan(page, "history");
      await page.locator("main li button").first().click();
      await stage.scan(page, "renaming");
      await page.keyboard.press("Escape");
      await page.locator("main li button").last().click();
      await stage.scan(page, "asked whether to delete");
    }),
  );
}
