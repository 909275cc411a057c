import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("stopping keeps what was said, also over a reload", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await stage.openDraw(page);
    await page.getByRole("button", { name: "바로 뽑기" }).click();
    await stage.revealed(page);
    await page.waitForFunction(
      () => (document.querySelector('[data-kind="reading"]')?.textContent?.length ?? 0) > 100,
    );
    await page.getByRole("button", { name: "멈추기" }).click();
    await page.getByText("여기서 멈췄어요").waitFor();
    const { messages } = await stage.snapshot(page);
    assert.equal(messages.at(-1).stopped, true);
    await page.reload();
    await page.getByText("여기서 멈췄어요").waitFor();
    await stage.showsWhole(page, messages.at(-1).text);
  }));

test("a message that could not be sent is back in the field, and is sent once", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    await page.route("**/messages", (route) => route.abort("connectionfailed"));
    await page.locator("textarea").fill("내일이 걱정돼");
    await page.getByRole("button", { name: "보내기" }).click();
    await page.getByRole("alert").getByText("인터넷에 닿지 못했어요.").waitFor();
    assert.equal(await page.locator("textarea").inputValue(), "내일이 걱정돼");
    await stage.scan(page, "a message not sent");

    // This time it arrives, but the answer is lost on its way back.
    await page.unroute("**/messages");
    await page.route("**/messages", async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    });
    await page.getByRole("button", { name: "다시 보내기" }).click();
    await page.locator("article", { hasText: "내일이 걱정돼" }).first().waitFor();
    await stage.heardOut(page);
    await page.unroute("**/messages");
    const { messages } = await stage.snapshot(page);
    assert.equal(messages.filter(({ role }) => role === "seeker").length, 1);
  }));

test("a failed answer says what happened and is tried again", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    const { cursor } = await stage.snapshot(page);
    const [epoch, number] = [
      cursor.slice(0, cursor.lastIndexOf("-")),
      Number(cursor.split("-").at(-1)),
    ];
    const frame = (at, event) => `id: ${epoch}-${number + at}\ndata: ${JSON.stringify(event)}\n\n`;
    const turnId = "01900000-0000-7000-8000-000000000001";
    const message = { id: "01900000-0000-7000-8000-000000000002", clientId: "c", text: "떨려" };
    const failed = [
      frame(1, { type: "turnStarted", turnId, kind: "talk", message }),
      frame(2, { type: "delta", text: "그랬구" }),
      frame(3, {
        type: "turnFailed",
        turnId,
        code: "reader_busy",
        retryable: true,
        retryAfterSeconds: 3,
      }),
    ];
    const again = [
      frame(4, { type: "turnStarted", turnId, kind: "talk" }),
      frame(5, { type: "turnResumed", turnId, text: "그랬구" }),
      frame(6, { type: "delta", text: "나" }),
    ];
    let retried = false;
    await page.route("**/events?*", (route) =>
      route.fulfill({
        contentType: "text/event-stream",
        body: (retried ? again : failed).join(""),
      }),
    );
    await page.route("**/retry", (route) => {
      retried = true;
      return route.fulfill({ status: 202, json: { turnId } });
    });
    // The snapshot stands for a server in which this turn really failed.
    await page.reload();
    await page.getByText("지금 이야기가 많이 몰렸어요.").waitFor();
    await page.getByText("그랬구", { exact: true }).waitFor();
    await page.getByText("3초 뒤에 다시 하면 좋아요.").waitFor();
    await stage.scan(page, "a failed turn");
    await page.getByRole("button", { name: "다시 시도" }).click();
    await page.getByText("그랬구나", { exact: true }).waitFor();
    assert.equal(await page.getByRole("alert").count(), 0);
  }));
