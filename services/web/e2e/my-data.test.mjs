import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const EXPORT = "**/api/auth/member/export";
const ERASURE = "**/api/auth/erasures/*";

/** Answers for an archive of which this much is here. */
const partly = (route) =>
  route.fulfill({
    status: 202,
    json: {
      id: "01900000-0000-7000-8000-000000000000",
      requestedAt: "2026-11-26T09:00:00Z",
      expiresAt: "2026-11-27T09:00:00Z",
      ready: false,
      parts: [
        { service: "chat", found: 5, of: 12 },
        { service: "results", found: 0 },
      ],
    },
  });

test("what is left of today is told, to guests and to members", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await page.goto("/settings");
    const left = page.getByText(/^오늘 [\d,]+번 더 물어볼 수 있어요 · 자정에 다시 채워져요$/);
    await left.waitFor();
    const guest = await left.innerText();
    await stage.signInAs(page, "바다");
    await left.waitFor();
    assert.notEqual(await left.innerText(), guest);
  }));

test("an archive comes together while its member is away, and is saved by itself", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.signInAs(page, "바다");
    await page.route(EXPORT, (route) =>
      route.request().method() === "POST" ? route.continue() : partly(route),
    );
    const main = page.locator("main");
    await page.getByRole("button", { name: "내 데이터 받기" }).click();
    await main.getByText("12개 가운데 5개").waitFor();
    const progress = page.getByRole("progressbar", { name: /하나씩 모으고 있어요/ });
    assert.ok((await progress.evaluate((it) => it.value)) > 0.2);
    await stage.scan(page, "an archive on its way");

    // Away, and back.
    await page.goto("/library");
    await page.goto("/settings");
    await main.getByText("12개 가운데 5개").waitFor();

    await page.unroute(EXPORT);
    await page.route(EXPORT, (route) => route.abort());
    await page.getByRole("alert").getByText("인터넷에 닿지 못했어요").waitFor();
    await stage.scan(page, "an archive that cannot be asked about");
    await page.unroute(EXPORT);
    const download = page.waitForEvent("download");
    await page.getByRole("alert").getByRole("button", { name: "다시 시도" }).click();
    assert.match((await download).suggestedFilename(), /^magic-conch-[\d-]+\.zip$/);
    await main.getByText("모두 모았어요").waitFor();
    await stage.scan(page, "an archive that is here");

    // It is only offered to whoever comes back, and saved once more when they say so.
    let downloads = 0;
    page.on("download", () => {
      downloads += 1;
    });
    await page.reload();
    const save = page.getByRole("button", { name: "파일 저장하기" });
    await save.waitFor();
    assert.equal(downloads, 0);
    const again = page.waitForEvent("download");
    await save.click();
    await again;
  }));

test("nobody deletes an account by accident, and whoever means it sees it go", () =>
  stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
    await stage.signInAs(page, "바다");
    await page.evaluate(() => localStorage.setItem("conch.draft.x", "unsaid"));
    await page.getByRole("button", { name: "Delete account" }).click();
    const dialog = page.getByRole("dialog");
    const field = dialog.getByRole("textbox");
    const red = dialog.getByRole("button", { name: "Delete everything" });
    assert.ok(await red.isDisabled());
    await field.fill("dele");
    await field.press("Enter");
    await dialog.getByRole("alert").getByText("That is something else").waitFor();
    await stage.scan(page, "asked whether to delete the account");

    // First everything is taken along.
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Get my data first" }).click();
    await download;

    await page.getByRole("button", { name: "Delete account" }).click();
    await field.fill("바다");
    assert.ok(await red.isEnabled());
    await stage.scan(page, "the account about to be deleted");
    await page.route(ERASURE, (route) =>
      route.fulfill({ json: { id: route.request().url().slice(-36), pending: ["results"] } }),
    );
    await red.click();
    await page.getByRole("heading", { name: "Deleting piece by piece" }).waitFor();
    await page.getByRole("progressbar", { name: "2 of 3 deleted" }).waitFor();
    await stage.scan(page, "an account being deleted");
    await page.reload();
    await page.getByRole("progressbar", { name: "2 of 3 deleted" }).waitFor();
    await page.unroute(ERASURE);
    await page.getByRole("heading", { name: "Nothing is left any more" }).waitFor();
    await stage.scan(page, "an account that is gone");
    const traces = () => page.evaluate(() => [...Object.keys(localStorage)].sort());
    assert.deepEqual(await traces(), []);
    await page.getByRole("link", { name: "Go home" }).click();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
  }));

test("whose account went long ago is told so", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    for (const id of ["01900000-0000-7000-8000-000000000000", "nobody"]) {
      await page.goto(`/farewell/${id}`);
      await page.getByRole("heading", { name: "더는 볼 수 없는 소식이에요" }).waitFor();
    }
    await stage.scan(page, "an account that went long ago");
  }));
