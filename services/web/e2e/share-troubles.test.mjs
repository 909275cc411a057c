import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const problem = (status, code, headers = {}) => ({
  status,
  headers: { "content-type": "application/problem+json", ...headers },
  body: JSON.stringify({ type: "about:blank", title: code, detail: code, status, code }),
});

test("a reading that is still on its way is waited for, and a preview that fails can be had again", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.finishReading(page, "내일이 걱정돼");
    let late = 3;
    await page.route("**/preview?*", (route) => {
      late -= 1;
      return late >= 0 ? route.fulfill(problem(404, "not_found")) : route.continue();
    });
    await stage.openShare(page);
    const sheet = page.getByRole("dialog");
    await sheet.getByText("방금 끝난 풀이를 옮겨 적고 있어요").waitFor();
    await stage.scan(page, "a reading on its way");
    await stage.shareable(page);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });

    await page.unroute("**/preview?*");
    await page.route("**/preview?*", (route) => route.abort());
    await stage.openShare(page);
    await sheet.getByRole("alert").getByText("인터넷에 닿지 못했어요.").waitFor();
    await sheet.getByText("아직 아무것도 공개되지 않았어요.").waitFor();
    await stage.scan(page, "no preview");
    await page.unroute("**/preview?*");
    await sheet.getByRole("button", { name: "다시 시도" }).click();
    await stage.shareable(page);
  }));

test("what has changed meanwhile is seen first, and whatever refuses a link loses nothing", () =>
  stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
    await stage.finishReading(page, "What now?");
    await stage.openShare(page);
    await stage.shareable(page);
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("switch", { name: "Hide the date" }).click();
    await stage.shareable(page);
    const answers = [
      problem(409, "preview_outdated"),
      problem(429, "rate_limited", { "retry-after": "7" }),
      problem(409, "too_many_links"),
    ];
    let previews = 0;
    page.on("request", (request) => {
      if (request.url().includes("/preview?")) previews += 1;
    });
    await page.route("**/share", (route) => {
      const answer = answers.shift();
      return answer ? route.fulfill(answer) : route.continue();
    });
    const copy = sheet.getByRole("button", { name: "Copy link" });
    await copy.click();
    await sheet.getByRole("status").getByText("so the preview is new").waitFor();
    await stage.shareable(page);
    assert.ok(previews > 0, "it looks again by itself");
    await copy.click();
    await sheet.getByRole("alert").getByText("Best tried again in 7 s.").waitFor();
    await sheet.getByText("What you chose is still here.").waitFor();
    await stage.scan(page, "too many at once");
    await copy.click();
    await sheet.getByRole("alert").getByText("So many links are open already.").waitFor();
    assert.equal(
      await sheet.getByRole("switch", { name: "Hide the date" }).getAttribute("aria-checked"),
      "true",
    );
    await copy.click();
    await sheet.getByText("Shared now").waitFor();
    assert.equal(await sheet.getByRole("alert").count(), 0);
  }));

test("where nothing can be copied the link is there to be copied by hand", () =>
  stage.on({ ...stage.PHONE, ...stage.ENGLISH }, async (page, context) => {
    await context.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    });
    await stage.finishReading(page, "What now?");
    await stage.openShare(page);
    await stage.shareable(page);
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("button", { name: "Copy link" }).click();
    await sheet.getByRole("status").getByText("Copying is blocked here.").waitFor();
    const field = sheet.getByLabel("The shared link");
    assert.match(await field.inputValue(), /\/r\/[0-9A-Za-z]{22}$/);
    await field.focus();
    const { start, end, length } = await field.evaluate((it) => ({
      start: it.selectionStart,
      end: it.selectionEnd,
      length: it.value.length,
    }));
    assert.deepEqual([start, end], [0, length]);
    await stage.scan(page, "a link to be copied by hand");
  }));

test("the system's own sheet gets title, words and link, and a press too old for it asks for another", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page, context) => {
    await context.addInitScript(() => {
      const refusals = ["NotAllowedError", null, "AbortError"];
      window.__shared = [];
      navigator.share = async (data) => {
        const name = refusals.shift();
        if (name) throw new DOMException("", name);
        window.__shared.push(data);
      };
    });
    await stage.finishReading(page, "내일이 걱정돼");
    await stage.openShare(page);
    await stage.shareable(page);
    const sheet = page.getByRole("dialog");
    const share = sheet.getByRole("button", { name: "공유…" });
    await share.click();
    await sheet.getByRole("status").getByText("‘공유…’를 한 번 더 눌러 주세요").waitFor();
    await share.click();
    await sheet.locator("[data-announcer]", { hasText: "공유했어요" }).waitFor();
    const [data] = await page.evaluate(() => window.__shared);
    const links = await stage.openLinks(page);
    assert.equal(links.length, 1, "both presses are of one link");
    assert.equal(data.url, new URL(links[0].url, stage.BASE).href);
    assert.equal(data.title, links[0].title);
    await share.click();
    await page.waitForTimeout(300);
    assert.equal(await sheet.getByRole("alert").count(), 0, "changing one's mind is no trouble");
  }));
