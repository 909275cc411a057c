import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("a tunnel in the middle of a reading loses not a word", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page, context) => {
    await stage.enter(page);
    await stage.openDraw(page);
    await page.getByRole("button", { name: "바로 뽑기" }).click();
    await stage.revealed(page);
    await page.waitForFunction(
      () => (document.querySelector('[data-kind="reading"]')?.textContent?.length ?? 0) > 100,
    );
    await context.setOffline(true);
    await page.getByText("인터넷 연결이 끊겼어요").waitFor();
    await stage.scan(page, "offline");
    const said = await page.locator('[role="log"]').innerText();
    await context.setOffline(false);
    await page.getByText("인터넷 연결이 끊겼어요").waitFor({ state: "detached" });
    await stage.heardOut(page);
    const { messages } = await stage.snapshot(page);
    await stage.showsWhole(page, messages.at(-1).text);
    assert.ok((await page.locator('[role="log"]').innerText()).length >= said.length);
  }));

test("what is sent without a network is kept and sent when it is back", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page, context) => {
    await stage.enter(page);
    await context.setOffline(true);
    await page.locator("textarea").fill("터널 안이야");
    await page.getByRole("button", { name: "보내기" }).click();
    await page.getByText("인터넷 연결이 끊겼어요").waitFor();
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "터널 안이야");
    await context.setOffline(false);
    await page.getByText("인터넷 연결이 끊겼어요").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "보내기", exact: true }).click();
    await page.locator("article", { hasText: "터널 안이야" }).first().waitFor();
    await stage.heardOut(page);
    const { messages } = await stage.snapshot(page);
    assert.equal(messages.filter(({ role }) => role === "seeker").length, 1);
  }));
