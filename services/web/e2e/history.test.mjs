import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("a guest finds a talk again, renames it, goes on with it and deletes it", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await page.goto("/history");
    await page.getByText("아직 나눈 이야기가 없어요").waitFor();
    await stage.enter(page);
    await stage.talkOver(page, "이사를 갈지 고민이야");
    const address = new URL(page.url()).pathname;

    await page.goto("/history");
    await page.getByRole("link", { name: /이사를 갈지/ }).waitFor();
    await page.getByRole("button", { name: /이름 바꾸기/ }).click();
    await page.getByLabel("새 이름").fill("집 이야기");
    await page.getByRole("button", { name: "저장" }).click();
    await page.getByRole("link", { name: /집 이야기/ }).click();
    assert.equal(new URL(page.url()).pathname, address);
    await page.locator("article", { hasText: "이사를 갈지" }).first().waitFor();

    await page.goto("/history");
    await page.getByRole("button", { name: /지우기/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "지우기" }).click();
    await page.getByText("아직 나눈 이야기가 없어요").waitFor();
    await page.goto(address);
    await page.getByRole("heading", { name: "이 이야기는 이제 없어요" }).waitFor();
  }));

test("a talk is found by what was said, by its card and by its day", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.talkOver(page, "이사를 갈지 고민이야");
    await stage.openDraw(page);
    await page.getByRole("button", { name: "바로 뽑기" }).click();
    await stage.revealed(page);
    await stage.heardOut(page);
    const { draw } = await stage.snapshot(page);
    await page.goto("/chat");
    await page.locator('[data-kind="greeting"]').waitFor();
    await stage.talkOver(page, "시험이 코앞이야");

    await page.goto("/history");
    await page.getByRole("region", { name: "오늘" }).getByRole("link").nth(1).waitFor();
    const card = await page.evaluate(async (id) => {
      const cards = await (await fetch("/api/chat/cards?locale=ko")).json();
      return cards.find((it) => it.id === id).name;
    }, draw.cards[0].card);
    await page.getByRole("img", { name: new RegExp(`^${card}, `) }).waitFor();
    await stage.scan(page, "history with cards");

    const field = page.getByRole("searchbox", { name: "말, 카드, 날짜로 찾기" });
    const status = page.locator("main").getByRole("status");
    const links = page.locator("main li a");
    const today = await page.evaluate(() =>
      new Intl.DateTimeFormat("ko", { month: "long", day: "numeric" }).format(),
    );
    for (const [words, count] of [
      ["코앞", 1],
      [card, 1],
      [today, 2],
    ]) {
      await field.fill(words);
      await status.getByText(`이야기 ${count}개를 찾았어요`).waitFor();
      assert.equal(await links.count(), count, words);
      assert.ok(await field.evaluate((it) => it === document.activeElement), "still being typed");
    }
    await stage.scan(page, "history, found");
    await field.fill("아무 데도 없는 말");
    await status.getByText("찾는 이야기가 없어요").waitFor();
    await stage.scan(page, "history, nothing found");
    await page.getByRole("button", { name: "모두 보기" }).click();
    await links.nth(1).waitFor();
  }));

test("looking into a new talk without a word leaves nothing behind", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    const first = page.url();
    await stage.enter(page);
    assert.equal(page.url(), first);
    await stage.talkOver(page, "떨려");
    await stage.enter(page);
    assert.notEqual(page.url(), first);
  }));

test("everything is deleted at once, after a question", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    for (const worry of ["첫 번째 고민", "두 번째 고민"]) {
      await page.goto("/chat");
      await page.locator('[data-kind="greeting"]').waitFor();
      await stage.talkOver(page, worry);
    }
    await page.goto("/history");
    await page.getByRole("link", { name: /두 번째 고민/ }).waitFor();
    await page.getByRole("button", { name: "모두 지우기" }).click();
    await stage.scan(page, "the question before everything is deleted");
    await page.getByRole("dialog").getByRole("button", { name: "모두 지우기" }).click();
    await page.getByText("아직 나눈 이야기가 없어요").waitFor();
    await page.reload();
    await page.getByText("아직 나눈 이야기가 없어요").waitFor();
  }));
