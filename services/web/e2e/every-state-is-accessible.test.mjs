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
  "/farewell/01900000-0000-7000-8000-000000000000",
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
          rename: "별명 바꾸기",
          picture: "사진 지우기",
          everywhere: "모든 기기에서 로그아웃",
          end: "계정 지우기",
          take: "내 데이터 받기",
          save: "파일 저장하기",
          endTalk: "대화 끝내기",
          nothing: "없는 말",
          list: "이야기 목록",
        }
      : {
          random: "Draw at random",
          now: "Draw now",
          grid: "Show as grid",
          three: "3 cards",
          say: "I feel stuck",
          rename: "Change nickname",
          picture: "Remove picture",
          everywhere: "Sign out everywhere",
          end: "Delete account",
          take: "Get my data",
          save: "Save the file",
          endTalk: "End the talk",
          nothing: "nothing like it",
          list: "List of talks",
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
    `every state of an account: ${name}`,
    scenario(async (page) => {
      await stage.signInAs(page, "바다");
      await stage.scan(page, "a member without a picture");
      await page.locator("input[type=file]").setInputFiles(await stage.photograph(page, 600, 400));
      await page.getByRole("button", { name: words.picture }).waitFor();
      await page.getByRole("button", { name: words.rename }).click();
      await stage.scan(page, "a member with a picture, being renamed");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: words.everywhere }).click();
      await stage.scan(page, "asked whether to sign out everywhere");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: words.take }).click();
      await page.getByRole("button", { name: words.save }).waitFor();
      await stage.scan(page, "an archive that is here");
      await page.getByRole("button", { name: words.end }).click();
      await page.getByRole("dialog").getByRole("textbox").press("Enter");
      await page.getByRole("dialog").getByRole("alert").waitFor();
      await stage.scan(page, "asked whether to delete the account");
      await page.keyboard.press("Escape");
      await page.goto("/");
      await page.locator("header div a img").waitFor();
      await stage.scan(page, "the first page of a member");
      await stage.endAccount(page);
    }),
  );

  test(
    `every state of a talk without a record: ${name}`,
    scenario(async (page) => {
      await stage.enter(page);
      await page.getByRole("switch").click();
      await page.getByRole("button", { name: words.endTalk }).waitFor();
      await stage.scan(page, "no record, nothing said yet");
      await stage.talkOver(page, words.say);
      await stage.scan(page, "no record, answered");
      await page.getByRole("button", { name: words.endTalk }).click();
      await stage.scan(page, "asked whether to end it");
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
      await page.getByRole("searchbox").fill(words.nothing);
      await page.locator("main section").waitFor({ state: "detached" });
      await stage.scan(page, "history, nothing found");
      await page.getByRole("searchbox").fill("");
      await page.locator("main li").waitFor();
      await page.locator("main li button").first().click();
      await stage.scan(page, "renaming");
      await page.keyboard.press("Escape");
      await page.locator("main li button").last().click();
      await stage.scan(page, "asked whether to delete");
    }),
  );

  if (options.isMobile) continue;
  test(
    `every state of the list beside a talk: ${name}`,
    scenario(async (page) => {
      await stage.enter(page);
      const list = page.locator("nav");
      await list.locator("p", { hasText: /\S/ }).waitFor();
      await stage.scan(page, "beside a talk, nothing yet");
      await stage.talkOver(page, words.say);
      await stage.openDraw(page);
      await page.getByRole("button", { name: words.now }).click();
      await stage.revealed(page);
      await stage.heardOut(page);
      await stage.scan(page, "beside a talk, a reading");
      await list.getByRole("link").focus();
      await stage.scan(page, "beside a talk, with the focus");
      await list.getByRole("searchbox").fill(words.nothing);
      await list.getByRole("link").waitFor({ state: "detached" });
      await stage.scan(page, "beside a talk, nothing found");
      await list.getByRole("button", { name: words.list }).click();
      await stage.scan(page, "beside a talk, put away");
    }),
  );
}
