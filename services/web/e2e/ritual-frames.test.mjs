import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

/** Of a frame, sixty in a second: what the page's own work may take of it in the middle case. */
const FRAME_MS = 1000 / 60;

test("on a phone of a sixth of the speed no work of ours holds up the ritual or the words", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page, context) => {
    await page.addInitScript(() => {
      window.work = { painted: [], long: [] };
      const request = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (paint) =>
        request((now) => {
          const begun = performance.now();
          paint(now);
          window.work.painted.push(performance.now() - begun);
        });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          window.work.long.push({
            duration: entry.duration,
            blocking: entry.blockingDuration,
            scripts: entry.scripts.map(({ duration, invoker }) => ({ duration, invoker })),
          });
      }).observe({ type: "long-animation-frame", buffered: false });
    });
    await stage.enter(page);
    await stage.talkOver(page, "내일 면접이 있어");
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    const phase = async (name, what) => {
      await page.evaluate(() => {
        window.work.painted.length = 0;
        window.work.long.length = 0;
      });
      await what();
      const { painted, long } = await page.evaluate(() => window.work);
      const sorted = painted.toSorted((a, b) => a - b);
      const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
      const scripts = long.flatMap(({ scripts }) => scripts.map(({ duration }) => duration));
      const worst = Math.max(0, ...scripts);
      console.log(
        `# ${name}: ${painted.length} callbacks, ${middle.toFixed(1)} ms in the middle; ` +
          `${long.length} long frames, the longest script in one ${worst.toFixed(0)} ms`,
      );
      return { middle, worst, scripts: long.flatMap(({ scripts }) => scripts) };
    };

    await stage.openDraw(page);
    const fan = await page.locator('[role="listbox"]').boundingBox();
    const middle = { x: fan.x + fan.width / 2, y: fan.y + fan.height / 2 };
    const turning = await phase("the wheel under a finger", async () => {
      for (const by of [-220, 260, -180]) await swipe(session, middle, by);
      await page.waitForTimeout(1500);
    });
    assert.ok(turning.middle < FRAME_MS / 2, `${turning.middle} ms to lay the wheel`);

    const opening = await phase("a card flies and turns while words come", async () => {
      await page.getByRole("button", { name: "무작위로 뽑기" }).tap();
      await stage.revealed(page);
      await stage.heardOut(page);
    });
    assert.ok(opening.middle < FRAME_MS / 2, `${opening.middle} ms a frame`);
  }));

async function swipe(session, from, by) {
  const touch = (type, touchPoints) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [from]);
  for (let step = 1; step <= 10; step += 1)
    await touch("touchMove", [{ x: from.x + (by * step) / 10, y: from.y }]);
  await touch("touchEnd", []);
}
