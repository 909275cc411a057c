import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("a reading by touch on a phone, and the touched card is the drawn card", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await page.goto("/");
    await page.locator('main a[href="/chat"]').first().tap();
    await page.locator('[data-kind="greeting"]').waitFor();
    await page.getByRole("button", { name: "연애" }).tap();
    await page.locator("article", { hasText: "좋아하는 사람" }).first().waitFor();
    await stage.heardOut(page);
    await stage.drawButton(page).tap();
    await stage.sealed(page);

    // The wheel turns under a finger and settles; then a card that can be seen is touched.
    const fan = await page.locator('[role="listbox"]').boundingBox();
    const middle = { x: fan.x + fan.width / 2, y: fan.y + fan.height / 2 };
    const top = () => page.locator('[role="option"][tabindex="0"]').getAttribute("data-position");
    const before = await top();
    await swipe(page, middle, -180);
    await page.waitForFunction(
      (was) => document.querySelector('[role="option"][tabindex="0"]')?.dataset.position !== was,
      before,
    );
    assert.equal(await page.locator('[role="option"][aria-selected="true"]').count(), 0);
    const touched = Number(await top());
    const card = await page.locator(`[data-position="${touched}"]`).boundingBox();
    await page.touchscreen.tap(card.x + 20, card.y + 24);

    await stage.revealed(page);
    await stage.heardOut(page);
    const { draw, messages } = await stage.snapshot(page);
    assert.equal(draw.cards[0].position, touched);
    const reading = messages.at(-1);
    assert.equal(reading.kind, "reading");
    await stage.showsWhole(page, reading.text);
    await page.getByRole("button", { name: /확인된 덱/ }).tap();
    await page.getByText("이 브라우저가 직접 다시 섞어 봤어요").waitFor();
    await page.getByRole("button", { name: "닫기" }).tap();

    // The card opens larger, with what it means.
    await page.getByRole("button", { name: /크게 보기/ }).tap();
    await page.getByRole("heading", { name: "카드 뜻" }).waitFor();
    await page.getByRole("button", { name: "닫기" }).tap();

    // And the talk goes on.
    await page.getByRole("button", { name: "내가 놓치고 있는 건 뭘까?" }).tap();
    await page.locator('[data-kind="followUp"]').waitFor();
    await stage.heardOut(page);
    await page.getByText("이 풀이에 대해 2번 더 물어볼 수 있어요").waitFor();
  }));

async function swipe(page, from, by) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, points) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [from]);
  for (let step = 1; step <= 10; step += 1) {
    await touch("touchMove", [{ x: from.x + (by * step) / 10, y: from.y }]);
  }
  await touch("touchEnd", []);
}
