import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

/** From the sheet to the provider's page, and back as one of its people. */
async function signIn(page, sheetButton, demoButton, person) {
  await page.getByRole("button", { name: sheetButton }).click();
  await page.getByRole("button", { name: demoButton }).click();
  await page.getByRole("link", { name: person }).click();
}

test("somebody signs in in the middle of a reading and hears it to its end", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.talkOver(page, "이직을 해도 될지 고민돼");
    await stage.openDraw(page);
    await page.getByRole("button", { name: "바로 뽑기" }).click();
    await stage.revealed(page);
    await page.waitForFunction(
      () => (document.querySelector('[data-kind="reading"]')?.textContent?.length ?? 0) > 80,
    );
    const address = page.url();
    await signIn(page, "로그인", "데모 계정으로 로그인", "별이");
    await page.locator('[data-kind="reading"]').waitFor();
    assert.equal(page.url(), address, "back on the page where it began");
    await stage.heardOut(page);
    const { messages } = await stage.snapshot(page);
    assert.equal(messages.filter(({ kind }) => kind === "reading").length, 1);
    await stage.showsWhole(page, messages.at(-1).text);
    // The way in is gone for whoever is in.
    assert.equal(await page.getByRole("button", { name: "로그인" }).count(), 0);

    // The same person on another device.
    await stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (other) => {
      await other.goto("/settings");
      await signIn(other, "로그인", "데모 계정으로 로그인", "별이");
      await other.getByText("별이님, 반가워요").waitFor();
      await other.goto("/history");
      await other.getByText("이직을 해도 될지 고민돼").first().click();
      await other.locator('[data-kind="reading"]').waitFor();
      await stage.showsWhole(other, messages.at(-1).text);
    });
  }));

test("whoever changes their mind at the provider has lost nothing", () =>
  stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
    await stage.enter(page);
    await stage.talkOver(page, "I keep worrying about tomorrow");
    const address = page.url();
    await page.getByRole("button", { name: "Sign in" }).click();
    await stage.scan(page, "the sign-in sheet");
    await page.getByRole("button", { name: "Sign in with a demo account" }).click();
    await page.getByText("Who would you like to be?").waitFor();
    await stage.scan(page, "the demo's page");
    await page.getByRole("link", { name: "Cancel" }).click();
    await page.getByText("You did not sign in").waitFor();
    assert.equal(page.url(), address, "the address says nothing of it any more");
    await page.locator("article", { hasText: "I keep worrying about tomorrow" }).first().waitFor();
    await stage.scan(page, "after changing one's mind");
  }));

test("who signs out is a guest again, here and nowhere else", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await page.goto("/settings");
    await signIn(page, "로그인", "데모 계정으로 로그인", "바다");
    await page.getByText("바다님, 반가워요").waitFor();
    await stage.scan(page, "the settings of a member");
    await page.getByRole("button", { name: "로그아웃", exact: true }).click();
    await page.getByRole("button", { name: "로그인" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "account");
    await page.reload();
    await page.getByRole("button", { name: "로그인" }).waitFor();
  }));

test("a token that ran out is renewed, and nobody notices", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page, context) => {
    await page.goto("/settings");
    await signIn(page, "로그인", "데모 계정으로 로그인", "별이");
    await page.getByText("별이님, 반가워요").waitFor();
    await page.goto("/chat");
    await page.locator('[data-kind="greeting"]').waitFor();
    await context.clearCookies({ name: "conch_session" });
    await stage.talkOver(page, "밤이 깊었는데 잠이 안 와");
    await page.getByRole("link", { name: "내 계정: 별이" }).waitFor();
    await context.clearCookies({ name: "conch_session" });
    await page.goto("/settings");
    await page.getByText("별이님, 반가워요").waitFor();
  }));
