import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("a guest finds a talk again, renames it, goes on with it and deletes it", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await page.goto("/history");
    await page.getByText("아직 나눈 이야기가 없어요").waitFor();
    await page.getByRole("link", { name: "내 상담" }).click();
    await page.waitForURL("**/consultations");
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

const beside = (page) => page.getByRole("navigation", { name: "내 이야기" });

test("beside the open talk are the others, and going to and fro loses nothing", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page) => {
    const lists = [];
    page.on("request", (request) => {
      if (/conversations\?/.test(request.url())) lists.push(request.url());
    });
    await stage.enter(page);
    const list = beside(page);
    await list.getByText("첫 이야기를 시작하면 여기에 남아요").waitFor();
    lists.length = 0;
    await list.evaluate((it) => {
      it.dataset.mark = "the same";
    });
    await stage.say(page, "이사를 갈지 고민이야");
    const first = list.getByRole("link", { name: /이사를 갈지/ });
    await first.waitFor();
    assert.equal(await first.getAttribute("aria-current"), "page");
    await first.focus();
    await stage.heardOut(page);
    assert.ok(await first.evaluate((it) => it === document.activeElement), "the focus stays");
    await stage.openDraw(page);
    await page.getByRole("button", { name: "바로 뽑기" }).click();
    await stage.revealed(page);
    await first.getByRole("img").waitFor();

    // Away in the middle of the reading, and back in the middle of another answer.
    await page.locator('article[aria-busy="true"]').waitFor();
    await list.getByRole("button", { name: "새 이야기" }).click();
    await page.locator('[data-kind="greeting"]').waitFor();
    await page.locator('[data-kind="reading"]').waitFor({ state: "detached" });
    assert.equal(await list.locator('[aria-current="page"]').count(), 0);
    await stage.say(page, "시험이 코앞이야");
    const second = list.getByRole("link", { name: /시험이 코앞/ });
    await second.waitFor();
    await page.locator("textarea").fill("쓰다 만 말");
    await first.click();
    await page.locator('[data-kind="reading"]').waitFor();
    await stage.heardOut(page);
    const reading = (await stage.snapshot(page)).messages.at(-1);
    assert.equal(reading.kind, "reading");
    await stage.showsWhole(page, reading.text);

    await second.click();
    await page.locator("article", { hasText: "시험이 코앞이야" }).first().waitFor();
    await stage.heardOut(page);
    await stage.showsWhole(page, (await stage.snapshot(page)).messages.at(-1).text);
    assert.equal(await page.locator("textarea").inputValue(), "쓰다 만 말");
    assert.equal(await second.getAttribute("aria-current"), "page");
    assert.equal(await list.getByRole("link").count(), 2);
    assert.equal(await list.getAttribute("data-mark"), "the same", "it was there all the time");
    assert.deepEqual(lists, [], "what the page knows is asked of nobody");
  }));

test("the list beside the talk is searched, changed, and put away for good", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page) => {
    for (const worry of ["이사를 갈지 고민이야", "시험이 코앞이야"]) {
      await page.goto("/chat");
      await page.locator('[data-kind="greeting"]').waitFor();
      await stage.talkOver(page, worry);
    }
    const list = beside(page);
    const links = list.getByRole("link");
    await list.getByRole("searchbox").fill("이사");
    await list.getByRole("status").getByText("이야기 1개를 찾았어요").waitFor();
    await links.click();
    await page.locator("article", { hasText: "이사를 갈지" }).first().waitFor();
    assert.equal(await list.getByRole("searchbox").inputValue(), "이사", "it is still searched");
    await list.getByRole("searchbox").fill("");
    await links.nth(1).waitFor();

    // Its own name changes in the window's title as well; the hand stays where it was.
    await links.filter({ hasText: "이사" }).hover();
    const rename = list.getByRole("button", { name: "‘이사를 갈지 고민이야’ 이름 바꾸기" });
    await rename.click();
    await page.getByLabel("새 이름").fill("집 이야기");
    await page.getByRole("button", { name: "저장" }).click();
    await list.getByRole("link", { name: /집 이야기/ }).waitFor();
    await page.waitForFunction(() => document.title.startsWith("집 이야기"));

    // One that is not open goes, and the open one stays; then that one goes as well.
    const remove = async (title) => {
      await list.getByRole("button", { name: `‘${title}’ 지우기` }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").getByRole("button", { name: "지우기" }).click();
      await list.getByRole("link", { name: new RegExp(title) }).waitFor({ state: "detached" });
    };
    const open = page.url();
    await remove("시험이 코앞이야");
    assert.equal(page.url(), open);
    assert.ok(await links.evaluate((it) => it === document.activeElement), "on the one beside it");
    await remove("집 이야기");
    await page.locator('[data-kind="greeting"]').waitFor();
    await page.getByRole("switch").waitFor();
    assert.notEqual(page.url(), open);
    await list.getByText("첫 이야기를 시작하면 여기에 남아요").waitFor();

    const button = list.getByRole("button", { name: "이야기 목록" });
    await button.click();
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    assert.ok(await button.evaluate((it) => it === document.activeElement));
    await page.reload();
    await page.locator('[data-kind="greeting"]').waitFor();
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    assert.equal(await list.getByRole("searchbox").count(), 0);
    await page.getByRole("link", { name: "내 이야기" }).waitFor();
    await button.press("Enter");
    await list.getByText("첫 이야기를 시작하면 여기에 남아요").waitFor();
    assert.equal(await page.getByRole("link", { name: "내 이야기" }).count(), 0);
  }));

test("what is not kept is in no list, and is not left for another talk without a question", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.talkOver(page, "이사를 갈지 고민이야");
    const list = beside(page);
    await list.getByRole("button", { name: "새 이야기" }).click();
    await page.getByRole("switch").click();
    const bar = page.getByRole("region", { name: "기록 안 남기기" });
    await bar.getByText("까지 남아 있어요").waitFor();
    await stage.talkOver(page, "아무도 몰랐으면");
    assert.equal(await list.getByRole("link").count(), 1);
    const unkept = page.url();
    await list.getByRole("link").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: "이 대화를 끝낼까요?" }).waitFor();
    assert.equal(page.url(), unkept);
    await dialog.getByRole("button", { name: "대화 끝내기" }).click();
    await page.locator("article", { hasText: "이사를 갈지" }).first().waitFor();
  }));

test("what could not be sent waits in its own talk, even if another one is open by then", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.talkOver(page, "이사를 갈지 고민이야");
    const failed = page.waitForEvent("requestfailed", (it) => it.url().endsWith("/messages"));
    await page.route("**/messages", async (route) => {
      await new Promise((go) => setTimeout(go, 1500));
      await route.abort();
    });
    await stage.say(page, "집값이 너무 비싸");
    await beside(page).getByRole("button", { name: "새 이야기" }).click();
    await page.getByRole("switch").waitFor();
    await failed;
    assert.equal(await page.locator("textarea").inputValue(), "");
    await beside(page).getByRole("link").click();
    await page.locator("article", { hasText: "이사를 갈지" }).first().waitFor();
    assert.equal(await page.locator("textarea").inputValue(), "집값이 너무 비싸");
  }));
