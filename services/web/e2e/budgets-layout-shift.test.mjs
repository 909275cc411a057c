import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const MOST = 0.02;

/** Adds up what moves without anybody having touched anything, and says what it was. */
const watch = (context) =>
  context.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (hadRecentInput) continue;
        const moved = sources.map(({ node, previousRect, currentRect }) => {
          const it = node?.nodeType === 1 ? node : node?.parentElement;
          const name = `${it?.localName} ${String(it?.className)}`;
          return `${name} from ${previousRect.y} to ${currentRect.y}`;
        });
        window.shifts.push({ value, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

async function still(page, name) {
  // Until fonts, the sky and what is preloaded have come.
  await page.waitForTimeout(3000);
  const shifts = await page.evaluate(() => window.shifts);
  const sum = shifts.reduce((sum, { value }) => sum + value, 0);
  console.log(`${name}: layout shift ${sum.toFixed(4)}`);
  assert.ok(sum <= MOST, `${name}: ${sum}\n${JSON.stringify(shifts, null, 1)}`);
}

for (const [look, device] of [
  ["a phone", { ...stage.PHONE, ...stage.KOREAN }],
  ["a desktop", { ...stage.DESKTOP, ...stage.ENGLISH }],
]) {
  test(`nothing moves by itself on home, in a talk and on a shared page, on ${look}`, () =>
    stage.on(device, async (page, context) => {
      await watch(context);
      await page.goto("/");
      await page.locator("h1").waitFor();
      await still(page, `home on ${look}`);
      await page.goto("/chat");
      await page.locator('[data-kind="greeting"]').waitFor();
      await stage.heardOut(page);
      await still(page, `a talk on ${look}`);

      const link = await stage.shareByHand(page, "내일 면접이 있어");
      const other = await stage.stranger(context, device);
      await watch(other.context());
      await other.goto(link.url);
      await other.locator("h1").waitFor();
      await still(other, `a shared page on ${look}`);
    }));
}
