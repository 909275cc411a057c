import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const LOOKS = [
  { name: "Korean on a phone at night", ...stage.PHONE, ...stage.KOREAN },
  { name: "English on a desktop in pearl", theme: "pearl", ...stage.DESKTOP, ...stage.ENGLISH },
];

/** Shares the reading of the open talk anew, under another name. */
const shareAs = (page, reading, name) =>
  page.evaluate(
    async ([reading, name]) => {
      for (let left = 20; left > 0; left -= 1) {
        const response = await fetch(`/api/results/${reading}/share`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ hideName: false, name, hideQuestion: name === "Second" }),
        });
        if (response.ok) return response.json();
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      throw new Error("the reading did not arrive");
    },
    [reading, name],
  );

for (const { name, theme, ...options } of LOOKS) {
  const locale = options.locale.slice(0, 2);
  const words =
    locale === "ko"
      ? {
          none: "지금 공유 중인 풀이가 없어요.",
          open: /새 창에서 열기$/,
          copy: /링크 복사$/,
          copied: "링크를 복사했어요",
          stop: /거두기$/,
          yes: "거두기",
          stopped: "링크를 거뒀어요",
          title: "공유한 링크",
          reload: "다시 불러오기",
          more: "더 보기",
          shows: "보이는 것: 카드와 풀이, 질문, 이름 ‘First’, 날짜",
        }
      : {
          none: "You share nothing at the moment.",
          open: /in a new window$/,
          copy: /^Copy the link/,
          copied: "Link copied",
          stop: /^Take back “/,
          yes: "Take back",
          stopped: "The link was taken back",
          title: "Shared links",
          reload: "Load again",
          more: "Show more",
          shows: "Shows: cards and reading, question, the name “First”, date",
        };
  test(`one's links are seen, opened, copied and taken back: ${name}`, () =>
    stage.on(
      { ...options, permissions: ["clipboard-read", "clipboard-write"] },
      async (page, context) => {
        if (theme) {
          await context.addInitScript(
            (settings) => localStorage.setItem("conch.settings", settings),
            JSON.stringify({ theme, locale }),
          );
        }
        await page.goto("/settings");
        const section = page.getByRole("region", { name: words.title });
        await section.getByText(words.none).waitFor();
        await stage.scan(page, "no links");
        await stage.finishReading(page, "어디로 갈까 where to");
        const { draw } = await stage.snapshot(page);
        const first = await shareAs(page, draw.readingId, "First");
        const second = await shareAs(page, draw.readingId, "Second");

        // Page by page, and a page that does not come can be had again.
        let fails = 1;
        await page.route("**/api/results/shares?*", async (route) => {
          const url = new URL(route.request().url());
          if (url.searchParams.has("cursor") && fails > 0) {
            fails -= 1;
            return route.abort();
          }
          url.searchParams.set("limit", "1");
          return route.continue({ url: url.href });
        });
        await page.goto("/settings");
        const entries = section.getByRole("listitem");
        await entries.first().waitFor();
        assert.equal(await entries.count(), 1);
        await section.getByRole("button", { name: words.more }).click();
        await section.getByRole("alert").waitFor();
        await stage.scan(page, "links, the rest of them lost");
        await section.getByRole("button", { name: words.reload }).click();
        await page.waitForFunction(() => document.querySelectorAll("[data-link]").length === 2);
        const of = (link) => page.locator(`[data-link="${link.id}"]`);
        await of(first).getByText(words.shows).waitFor();
        await stage.scan(page, "links");

        await of(first).getByRole("button", { name: words.copy }).click();
        await page.locator("[role=status]", { hasText: words.copied }).waitFor();
        const url = new URL(first.url, stage.BASE).href;
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), url);
        await stage.scan(page, "copied");
        const coming = context.waitForEvent("page");
        await of(first).getByRole("link", { name: words.open }).click();
        const tab = await coming;
        await tab.locator("footer").waitFor();
        assert.equal(tab.url(), url);
        assert.equal(await tab.evaluate(() => window.opener), null);
        await tab.close();

        // The focus goes to the one beside it, and from the last one to the heading.
        for (const [gone, next] of [
          [second, () => of(first).getByRole("link")],
          [first, () => section.getByRole("heading", { name: words.title })],
        ]) {
          await of(gone).getByRole("button", { name: words.stop }).click();
          const dialog = page.getByRole("dialog");
          await stage.scan(page, "asked whether to take it back");
          await dialog.getByRole("button", { name: words.yes, exact: true }).click();
          await of(gone).waitFor({ state: "detached" });
          await page.locator("[role=status]", { hasText: words.stopped }).waitFor();
          assert.ok(await next().evaluate((it) => it === document.activeElement));
          const status = await page.request.get(new URL(gone.url, stage.BASE).href);
          assert.equal(status.status(), 410);
        }
        await section.getByText(words.none).waitFor();
      },
    ));
}
