import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const WORRY = "비밀스러운면접때문에 잠이 안 와";

test("a reading is shared without its question, seen without a cookie, and taken back", () =>
  stage.on(
    { ...stage.PHONE, ...stage.KOREAN, permissions: ["clipboard-read", "clipboard-write"] },
    async (page, context) => {
      await stage.finishReading(page, WORRY);
      assert.deepEqual(await stage.openLinks(page), [], "nothing is public by itself");
      const pressed = Date.now();
      await stage.openShare(page);
      assert.ok(Date.now() - pressed < 1_000, "the sheet is there at once");
      await stage.shareable(page);
      const sheet = page.getByRole("dialog");
      assert.equal(await sheet.getByText("비밀스러운면접").count(), 0, "not even in the preview");
      assert.deepEqual(await stage.openLinks(page), [], "nor by looking at it");
      const size = await sheet.locator("img").evaluate((it) => [it.naturalWidth, it.naturalHeight]);
      assert.deepEqual(size, [1200, 630]);
      await stage.scan(page, "the sheet");

      // The second touch sends.
      await sheet.getByRole("button", { name: "링크 복사" }).tap();
      await sheet.locator("[data-announcer]", { hasText: "링크를 복사했어요" }).waitFor();
      const url = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(url, /\/r\/[0-9A-Za-z]{22}$/);
      const [link] = await stage.openLinks(page);
      assert.equal(new URL(link.url, stage.BASE).href, url);
      assert.ok(link.hideQuestion && link.hideName && !link.hideDate);
      await sheet.getByText("지금 공유 중이에요").waitFor();
      await stage.scan(page, "the sheet, shared");
      // Again it is the same link.
      await sheet.getByRole("button", { name: "링크 복사" }).tap();
      await page.waitForTimeout(300);
      assert.equal((await stage.openLinks(page)).length, 1);

      const other = await stage.stranger(context, { ...stage.PHONE, ...stage.KOREAN });
      const asked = [];
      other.on("request", (request) => asked.push(new URL(request.url()).pathname));
      const answer = await other.goto(url);
      const html = await answer.text();
      assert.ok(!html.includes("비밀스러운면접"), "the question is nowhere in the page");
      await other.getByRole("button", { name: "뒷면 카드 1/1, 뒤집기" }).tap();
      const { draw } = await stage.snapshot(page);
      const lies = draw.cards[0].orientation === "reversed" ? "역방향" : "정방향";
      await other.getByRole("button", { name: lies }).waitFor();
      await other.locator("[data-announcer], [role=status]", { hasText: lies }).waitFor();
      const shown = (await other.locator("main").innerText()).replace(/\s+/g, "");
      const { reading } = await page.evaluate(
        (id) => fetch(`/api/results/${id}/preview`).then((it) => it.json()),
        draw.readingId,
      );
      assert.ok(shown.includes(reading.text.replaceAll("**", "").replace(/\s+/g, "")));
      assert.ok(!shown.includes("비밀스러운면접"));
      assert.deepEqual(await other.context().cookies(), []);
      assert.deepEqual(
        asked.filter((path) => path.startsWith("/api/auth") || path.includes("conversations")),
        [],
      );
      assert.equal(answer.headers()["set-cookie"], undefined);

      await sheet.getByRole("button", { name: "공유 그만하기" }).tap();
      await stage.scan(page, "asked whether to stop");
      await sheet.getByRole("button", { name: "그만하기", exact: true }).tap();
      await sheet.locator("[data-announcer]", { hasText: "공유를 그만뒀어요" }).waitFor();
      for (const path of [url, `${url}.png`, `${url}.story.png`]) {
        assert.equal((await other.request.get(path)).status(), 410, path);
      }
      const after = await other.goto(url);
      assert.equal(after.status(), 410);
      await other.getByRole("heading", { name: "더는 공유하지 않는 리딩이에요" }).waitFor();
      await other.getByRole("link", { name: "나도 뽑기" }).waitFor();
      await stage.scan(other, "taken back");
      await sheet.getByText("지금 공유 중이에요").waitFor({ state: "detached" });
    },
  ));

test("what is shown is what is chosen, and the name is that of the account", () =>
  stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page, context) => {
    await stage.signInAs(page, "바다");
    await stage.finishReading(page, "Will the ship come home?", "3 cards");
    await stage.openShare(page);
    await stage.shareable(page);
    const sheet = page.getByRole("dialog");
    assert.equal(await sheet.getByText("You are not signed in").count(), 0);
    await sheet.getByRole("switch", { name: "Hide the question" }).click();
    await sheet.getByRole("switch", { name: "Hide the name" }).click();
    await sheet.getByRole("switch", { name: "Hide the date" }).click();
    assert.equal(await sheet.getByLabel("Name to show").inputValue(), "바다");
    await sheet.getByText("Will the ship come home?").first().waitFor();
    await sheet.getByLabel("Name to show").fill("   ");
    await sheet.getByRole("button", { name: "Copy link" }).click();
    await sheet.getByText("A name has 1 to 20 characters that can be seen.").waitFor();
    assert.ok(
      await sheet.getByLabel("Name to show").evaluate((it) => it === document.activeElement),
    );
    await stage.scan(page, "a name that is none");
    await sheet.getByLabel("Name to show").fill("The captain");
    await sheet.getByText("Cards of The captain").waitFor();
    await sheet.getByRole("radio", { name: "7 days" }).check({ force: true });
    await stage.shareable(page);
    await sheet.getByRole("button", { name: "Copy link" }).click();
    await sheet.getByText("Shared now").waitFor();
    const [link] = await stage.openLinks(page);
    assert.equal(link.name, "The captain");
    const days = (new Date(link.expiresAt) - new Date(link.createdAt)) / 86_400_000;
    assert.ok(Math.abs(days - 7) < 0.1, `${days} days`);
    const other = await stage.stranger(context, { ...stage.DESKTOP, ...stage.ENGLISH });
    await other.goto(new URL(link.url, stage.BASE).href);
    await other.getByRole("heading", { name: "Cards drawn by The captain" }).waitFor();
    await other.getByText("Will the ship come home?").first().waitFor();
    assert.equal(await other.locator("time").count(), 0);
    await stage.endAccount(page);
  }));

test("by keys alone: to the sheet, through it, out of it, and back to where one was", () =>
  stage.on(
    { ...stage.DESKTOP, ...stage.ENGLISH, permissions: ["clipboard-read", "clipboard-write"] },
    async (page) => {
      await stage.finishReading(page, "Should I move?");
      const share = page.getByRole("button", { name: stage.SHARE });
      await share.focus();
      await page.keyboard.press("Enter");
      await stage.shareable(page);
      const focused = () =>
        page.evaluate(() => {
          const it = document.activeElement;
          const box = it.getBoundingClientRect();
          const foot = document.querySelector("dialog section[aria-label='Ways to share']");
          const isBehind = !foot.contains(it) && box.bottom > foot.getBoundingClientRect().top + 1;
          const name = it.getAttribute("aria-label") ?? it.textContent.trim();
          return { name, inside: it.closest("dialog") !== null, isBehind };
        });
      const seen = [];
      for (let left = 24; left > 0; left -= 1) {
        await page.keyboard.press("Tab");
        const { name, inside, isBehind } = await focused();
        if (!inside) continue;
        seen.push(name);
        assert.ok(!isBehind, `${name} is behind the foot`);
        if (name === "Hide the date") {
          await page.keyboard.press("Space");
          await stage.shareable(page);
        }
        if (name === "Copy link") break;
      }
      assert.equal(seen.at(-1), "Copy link", `came by ${seen.join(", ")}`);
      await page.keyboard.press("Enter");
      await page.getByText("Shared now").waitFor();
      const [link] = await stage.openLinks(page);
      assert.ok(link.hideDate && link.hideQuestion);
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
      await page.waitForFunction(() => document.activeElement?.textContent === "Share");
    },
  ));

test("the picture is a file in each shape, made by the server", () =>
  stage.on({ ...stage.DESKTOP, ...stage.KOREAN }, async (page) => {
    await stage.finishReading(page, "오늘 하루는 어떨까");
    await stage.openShare(page);
    await stage.shareable(page);
    const sheet = page.getByRole("dialog");
    for (const [shape, width, height] of [
      ["가로", 1200, 630],
      ["정사각", 800, 800],
      ["세로", 1080, 1920],
    ]) {
      await sheet.getByRole("radio", { name: shape }).check({ force: true });
      await page.waitForFunction(
        ([width, height]) => {
          const image = document.querySelector("dialog img");
          return image.naturalWidth === width && image.naturalHeight === height;
        },
        [width, height],
      );
      const coming = page.waitForEvent("download");
      await sheet.getByRole("link", { name: "그림 저장" }).click();
      assert.match((await coming).suggestedFilename(), /\.png$/);
    }
    assert.deepEqual(await stage.openLinks(page), [], "a picture makes no link");
  }));

test("a talk of which no record is kept has nothing to share", () =>
  stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
    await stage.enter(page);
    await page.getByRole("switch", { name: "Keep no record" }).click();
    await page.getByText("No record is kept.").waitFor();
    await stage.talkOver(page, "Between us");
    await stage.openDraw(page);
    await page.getByRole("button", { name: "Draw now" }).click();
    await stage.revealed(page);
    await stage.heardOut(page);
    assert.equal(await page.getByRole("button", { name: stage.SHARE }).count(), 0);
  }));
