import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("a member has a name and a face, and comes to read for others", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.signInAs(page, "달이");
    await page.getByRole("button", { name: "별명 바꾸기" }).click();
    await page.getByLabel("별명").fill("  ");
    await page.getByRole("button", { name: "저장" }).click();
    await page.getByRole("alert").getByText("1자부터 20자까지").waitFor();
    await stage.scan(page, "a nickname that is none");
    await page.getByLabel("별명").fill(" 밤의   달 ");
    await page.getByLabel("별명").press("Enter");
    await page.getByText("밤의 달님, 반가워요").waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    assert.equal(await focused(), "별명 바꾸기");

    const file = page.locator("input[type=file]");
    await file.setInputFiles({
      name: "photo.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from("no picture at all"),
    });
    await page.getByRole("alert").getByText("이 사진은 열 수 없어요").waitFor();
    await stage.scan(page, "a picture that is none");
    await page.getByRole("button", { name: "알겠어요" }).click();

    const sent = page.waitForRequest((it) => it.method() === "PUT");
    await file.setInputFiles(await stage.photograph(page));
    const headers = await (await sent).allHeaders();
    assert.equal(headers["content-type"], "image/jpeg");
    assert.ok(Number(headers["content-length"]) < 200_000, "not as large as it was taken");
    await page.locator("section img").waitFor();
    await stage.scan(page, "a member with a picture");

    await page.getByRole("button", { name: "상담사 되기" }).click();
    // Whoever tries the demo is one at once, and finds their room from here.
    await page.getByText("이제 상담실을 열 수 있어요").waitFor({ state: "attached" });
    await page.reload();
    await page.getByRole("link", { name: "내 상담실" }).waitFor();
    await stage.scan(page, "a member who reads for others");

    await page.goto("/library");
    const account = page.getByRole("link", { name: "내 계정: 밤의 달" });
    const drawn = () => account.locator("img").evaluate((it) => it.decode().then(() => true));
    assert.ok(await drawn());
    await stage.enter(page);
    assert.ok(await drawn(), "in a talk, too");
    await account.click();
    await page.getByRole("button", { name: "사진 지우기" }).click();
    await page.locator("section img").waitFor({ state: "detached" });
    await stage.endAccount(page);
  }));

test("who signs out everywhere is out everywhere", () =>
  stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
    await stage.signInAs(page, "달이");
    await stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (other) => {
      await stage.signInAs(other, "달이");
      await page.getByRole("button", { name: "Sign out everywhere" }).click();
      await stage.scan(page, "asked whether to sign out everywhere");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
      await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
      await other.reload();
      await other.getByRole("button", { name: "로그인", exact: true }).waitFor();
    });
  }));
