/** What breaks in the middle of a consultation: a page, the server, both. Nothing is lost or said twice. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasHeard, seeEachOther, sees, withTwo, write } from "./consulting.mjs";
import { withServer } from "./own-server.mjs";

test("a reload of either page loses nothing that was said, and both see each other again", () =>
  withServer((server) =>
    withTwo(server.url, async ({ host, guest }) => {
      await write(host, "one");
      await hasHeard(guest, ["one"]);
      await write(guest, "two");
      await guest.reload();
      await seeEachOther(host, guest);
      await host.reload();
      await seeEachOther(host, guest);
      await write(host, "three");
      for (const page of [host, guest]) await hasHeard(page, ["one", "two", "three"]);
    }),
  ));

test("where the server dies, media and words go on, and nobody is said to have left", (t) =>
  withServer((server) =>
    withTwo(server.url, async ({ host, guest }) => {
      await watchGaps(host, guest);
      await server.kill();
      // From browser to browser, without anybody in between.
      await write(host, "still here");
      await hasHeard(guest, ["still here"]);
      await host.getByText("Reconnecting to the server. Your call goes on.").waitFor();
      await server.start();
      await host
        .getByText("Reconnecting to the server. Your call goes on.")
        .waitFor({ state: "detached", timeout: 20_000 });
      await seeEachOther(host, guest);
      await write(guest, "me too");
      for (const page of [host, guest]) await hasHeard(page, ["still here", "me too"]);
      for (const page of [host, guest]) {
        const gap = Math.round(await page.evaluate(() => globalThis.longestGap));
        t.diagnostic(`pictures stood still for at most ${gap} ms`);
        // A quiet machine takes a tenth of that; one that builds meanwhile draws late what came in time.
        assert.ok(gap < 3_000, `pictures stood still for ${gap} ms`);
        assert.equal(await page.getByText("is reconnecting").count(), 0);
      }
    }),
  ));

test("a page that was reloaded while the server was away comes back with it", () =>
  withServer((server) =>
    withTwo(server.url, async ({ host, guest, context }) => {
      await write(guest, "before");
      await hasHeard(host, ["before"]);
      await server.kill();
      // Without a server there is no page either: it is opened again once there is one.
      await server.start();
      await guest.reload();
      await host.reload();
      await seeEachOther(host, guest);
      for (const page of [host, guest]) await hasHeard(page, ["before"]);

      // Another window takes the seat, and the first one says so.
      const second = await context.newPage();
      await second.goto(host.url());
      await host.getByRole("heading", { name: /goes on in another window/ }).waitFor();
      await sees(second);
    }),
  ));

/** Notes the longest time in which no new picture of the other side was shown. */
async function watchGaps(...pages) {
  for (const page of pages) {
    await page.evaluate(() => {
      const video = document.querySelector('video:not([data-mirrored="true"])');
      let last = performance.now();
      globalThis.longestGap = 0;
      const shown = () => {
        const now = performance.now();
        globalThis.longestGap = Math.max(globalThis.longestGap, now - last);
        last = now;
        video.requestVideoFrameCallback(shown);
      };
      video.requestVideoFrameCallback(shown);
    });
  }
}
