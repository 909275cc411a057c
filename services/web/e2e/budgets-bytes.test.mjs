import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import * as stage from "./stage.mjs";

const KB = 1000;
/** Of script before the first words are there, as gzip; 90 is what we aim at on the first page. */
const FIRST_SCRIPT = { "/": 110 * KB, "/chat": 125 * KB };
/** Of everything until the first view rests, as it went over the line, with its headers. */
const FIRST_VIEW = 250 * KB;

/** Everything that a page loads, as it went over the line. */
async function listen(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const known = new Map();
  const loaded = [];
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    known.set(requestId, { path: new URL(response.url).pathname, type });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const response = known.get(requestId);
    if (response !== undefined) loaded.push({ ...response, bytes: encodedDataLength });
  });
  return loaded;
}

/** Until nothing has come for two seconds. A talk keeps its line open: the network is never idle. */
async function resting(page, loaded) {
  for (let before = -1; loaded.length > before; ) {
    before = loaded.length;
    await page.waitForTimeout(2000);
  }
}

const sumOf = (all) => all.reduce((sum, { bytes }) => sum + bytes, 0);

for (const [language, path, options] of [
  ["Korean", "/", stage.KOREAN],
  ["English", "/", stage.ENGLISH],
  ["Korean", "/chat", stage.KOREAN],
]) {
  test(`${path} in ${language} asks for little before its first words, and not much until it rests`, () =>
    stage.on({ ...stage.PHONE, ...options }, async (page) => {
      // What may be wanted much later comes only where a line costs nothing.
      await page.addInitScript(() =>
        Object.defineProperty(navigator, "connection", { value: { type: "cellular" } }),
      );
      const loaded = await listen(page);
      await page.goto(path);
      await page.locator('h1, [data-kind="greeting"]').first().waitFor();
      const first = await page.evaluate(() => {
        const { startTime } = performance.getEntriesByName("first-contentful-paint")[0];
        return performance
          .getEntriesByType("resource")
          .filter((it) => it.name.endsWith(".js") && it.startTime < startTime)
          .map(({ name }) => new URL(name).pathname);
      });
      const sizes = first.map(async (script) => {
        const response = await page.request.get(script);
        return gzipSync(await response.body(), { level: 9 }).length;
      });
      const script = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      // What is one tap away comes half a second later, and counts.
      await resting(page, loaded);
      // The reader may say anything, in letters that only it needs.
      const counted = loaded.filter(({ type }) => path === "/" || type !== "Font");
      const total = sumOf(counted);
      const types = [...new Set(counted.map(({ type }) => type))];
      const told = types
        .map((type) => [type, sumOf(counted.filter((it) => it.type === type)) / KB])
        .map(([type, size]) => `${type} ${size.toFixed(1)}`)
        .join(", ");
      console.log(
        ` ${path} in ${language}: ${(script / KB).toFixed(1)} kB of script as gzip before the ` +
          `first words; ${(total / KB).toFixed(1)} kB over the line (${told})`,
      );
      assert.ok(script > 60 * KB && script <= FIRST_SCRIPT[path], `${script} bytes of script`);
      assert.ok(total > 100 * KB && total <= FIRST_VIEW, `${total} bytes for the first view`);
      const others = language === "Korean" ? /\/(en|later\.)/ : /\/(ko|later\.)/;
      assert.deepEqual(
        first.filter((it) => others.test(it)),
        [],
        "words of one language, and of the first pages",
      );
      if (path === "/") {
        const late = /\/(TalkPage|draw|heavens)-/;
        assert.deepEqual(
          first.filter((it) => late.test(it)),
          [],
          "the draw and the sky come when they are wanted",
        );
      }
    }));
}

test("the back of the cards is one file for all of them, and a face comes when it is shown", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    const loaded = await listen(page);
    await page.goto("/chat");
    await page.locator('[data-kind="greeting"]').waitFor();
    await stage.talkOver(page, "내일 면접이 있어");
    await stage.openDraw(page);
    await page.waitForTimeout(1500);
    const cards = () => loaded.filter(({ path }) => path.startsWith("/api/chat/cards/"));
    const backs = () => cards().filter(({ path }) => path.endsWith("/back.svg"));
    assert.equal(await page.locator('[role="option"]').count(), 78);
    assert.equal(backs().length, 1);
    assert.deepEqual(
      cards().filter(({ path }) => path.endsWith("/face.svg")),
      [],
      "no face before it is turned",
    );
    await page.getByRole("button", { name: "무작위로 뽑기" }).tap();
    await stage.revealed(page);
    await stage.heardOut(page);
    const faces = new Set(cards().map(({ path }) => path));
    faces.delete("/api/chat/cards/back.svg");
    const { draw } = await stage.snapshot(page);
    assert.deepEqual([...faces], [`/api/chat/cards/${draw.cards[0].card}/face.svg`]);
    for (const { path, bytes } of cards()) assert.ok(bytes < 16 * KB, `${path}: ${bytes} bytes`);
  }));
