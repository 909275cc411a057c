import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { test } from "node:test";
import * as stage from "./stage.mjs";

/** The running server, whose app can be replaced by a later build, and be told not to stay. */
async function withBuilds(scenario) {
  const builds = { now: "one", stays: true };
  const server = createServer((incoming, answer) => {
    const { url, method, headers } = incoming;
    if (url === "/offline.json") {
      answer.writeHead(200, { "content-type": "application/json", "cache-control": "no-cache" });
      return answer.end(JSON.stringify({ on: builds.stays }));
    }
    const asked = { ...headers, "accept-encoding": "identity" };
    delete asked["if-none-match"];
    const passed = request(new URL(url, stage.BASE), { method, headers: asked }, async (got) => {
      const body = Buffer.concat(await got.toArray());
      const marked =
        url === "/sw.js"
          ? String(body).replace(/"id":"\w*"/, `"id":"${builds.now}"`)
          : String(got.headers["content-type"]).startsWith("text/html")
            ? String(body).replace("<html ", `<html data-build="${builds.now}" `)
            : body;
      const { "content-length": _, "transfer-encoding": __, ...kept } = got.headers;
      answer.writeHead(got.statusCode, kept);
      answer.end(marked);
    });
    passed.on("error", () => answer.destroy());
    incoming.pipe(passed);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await scenario(builds, `http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const build = (page) => page.evaluate(() => document.documentElement.dataset.build);
/** Until exactly this build's app is kept, and answers for the page. */
const kept = (page, name) =>
  stage.eventually(
    page,
    async (name) => {
      const names = (await caches.keys()).filter((it) => it.startsWith("conch-app"));
      return names.join() === name && navigator.serviceWorker.controller !== null;
    },
    `conch-app-${name}`,
  );

test("a new build is taken at the next load, also where the app stays, and can end its staying", () =>
  withBuilds((builds, baseURL) =>
    stage.on(
      { ...stage.PHONE, ...stage.KOREAN, serviceWorkers: "allow", baseURL },
      async (page, context) => {
        await page.goto("/");
        await kept(page, "one");
        await page.goto("/settings");
        assert.equal(await build(page), "one");

        builds.now = "two";
        await page.goto("/");
        assert.equal(await build(page), "two", "the page of the new build, at once");
        await kept(page, "two");
        await context.setOffline(true);
        await page.goto("/history");
        await page.getByRole("heading", { name: "지금은 인터넷이 닿지 않아요" }).waitFor();
        assert.equal(await build(page), "two", "and without a line no older one");
        await context.setOffline(false);
        // The page comes back by itself; two ways at once would stop each other.
        await page.locator("html:not([data-offline])").waitFor();

        builds.stays = false;
        await page.goto("/");
        await stage.eventually(page, async () => {
          const staying = await navigator.serviceWorker.getRegistrations();
          return staying.length === 0 && (await caches.keys()).length === 0;
        });
      },
    ),
  ));
