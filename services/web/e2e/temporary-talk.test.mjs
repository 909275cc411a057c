import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("a talk of which no record is kept is whole, outlives a reload, and is gone when ended", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    const kept = page.url();
    await page.locator("textarea").fill("아무도 몰랐으면");
    const toggle = page.getByRole("switch", { name: "기록 안 남기기" });
    assert.equal(await toggle.getAttribute("aria-checked"), "false");
    await toggle.click();
    const bar = page.getByRole("region", { name: "기록 안 남기기" });
    await bar.getByText("기록에 남지 않는 대화예요").waitFor();
    await page.locator('[role="switch"][aria-checked="true"]').waitFor();
    assert.ok(await toggle.evaluate((it) => it === document.activeElement), "the hand stays on it");
    assert.notEqual(page.url(), kept);
    assert.equal(await page.locator("textarea").inputValue(), "아무도 몰랐으면");
    await stage.scan(page, "no record, nothing said yet");

    // To and fro leaves one of each.
    const unkept = page.url();
    await toggle.click();
    await page.locator('[role="switch"][aria-checked="false"]').waitFor();
    assert.equal(page.url(), kept);
    await toggle.click();
    await page.locator('[role="switch"][aria-checked="true"]').waitFor();
    assert.equal(page.url(), unkept);

    await stage.talkOver(page, "아무도 몰랐으면 하는 고민이야");
    assert.equal(await toggle.count(), 0);
    const { expiresAt } = await stage.snapshot(page);
    const until = await page.evaluate(
      (end) =>
        new Intl.DateTimeFormat("ko", { hour: "numeric", minute: "2-digit" }).format(new Date(end)),
      expiresAt,
    );
    await bar.getByText(`${until === "오전 12:00" ? "자정" : until}까지 남아 있어요`).waitFor();
    await stage.openDraw(page);
    await page.getByRole("button", { name: "바로 뽑기" }).click();
    await stage.revealed(page);
    await page.locator("textarea").fill("보내지 않은 말");
    await page.reload();
    await page.locator('[data-kind="reading"]').waitFor();
    await stage.heardOut(page);
    await stage.scan(page, "a reading of which no record is kept");
    assert.equal(await page.locator("textarea").inputValue(), "보내지 않은 말");
    const stays = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    assert.ok(!stays.includes("보내지 않은 말"), "nor in this browser, when the tab is closed");

    // Nobody leaves it by accident.
    await page.getByRole("link", { name: "내 이야기" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: "이 대화를 끝낼까요?" }).waitFor();
    await stage.scan(page, "asked whether to end it");
    await dialog.getByRole("button", { name: "계속 이야기하기" }).click();
    assert.equal(page.url(), unkept);
    const list = await page.evaluate(() =>
      fetch("/api/chat/conversations").then((it) => it.json()),
    );
    assert.deepEqual(
      list.items.filter(({ title }) => title !== null),
      [],
    );

    await bar.getByRole("button", { name: "대화 끝내기" }).click();
    await dialog.getByRole("button", { name: "대화 끝내기" }).click();
    await page.waitForURL("**/");
    await page.goto(unkept);
    await page.getByRole("heading", { name: "이 이야기는 이제 없어요" }).waitFor();
    await page.goto("/history");
    await page.getByText("아직 나눈 이야기가 없어요").waitFor();
  }));

test("the next talk after it is kept again, and it ends even in the middle of an answer", () =>
  stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
    await stage.enter(page);
    await page.getByRole("switch", { name: "Keep no record" }).click();
    await page.getByText("No record is kept.").waitFor();
    await stage.say(page, "Between you and me");
    await page.getByRole("button", { name: "New talk" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "End the talk" }).click();
    await page.locator('[role="switch"][aria-checked="false"]').waitFor();
    await page.locator('[data-kind="greeting"]').waitFor();
    assert.equal(await page.getByText("Between you and me").count(), 0);
  }));
