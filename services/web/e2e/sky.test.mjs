import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const skyOf = (page) => page.locator("canvas[data-sky]");
const theme = (page) => page.evaluate(() => document.documentElement.dataset.theme);
/** How bright the browser's own bar is: the sum of its colour's three parts, 765 at most. */
const bar = (page) =>
  page.locator('meta[name="theme-color"]').evaluate(({ content }) => {
    const parts = content.match(/[0-9a-f]{2}/g).map((part) => Number.parseInt(part, 16));
    return parts.reduce((sum, part) => sum + part, 0);
  });

test("the sky follows the device, until the conch is touched; that is remembered", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN, colorScheme: "light" }, async (page) => {
    await page.goto("/");
    assert.equal(await theme(page), "system");
    const [, day] = await brightness(page);
    assert.ok((await bar(page)) > 650);
    await page.emulateMedia({ colorScheme: "dark" });
    const [, night] = await brightness(page);
    assert.ok((await bar(page)) < 150);
    assert.ok(day > 0.6 && night < 0.1, `by day ${day}, by night ${night}`);

    await page.getByRole("button", { name: "하늘을 낮으로" }).tap();
    await page.getByRole("button", { name: "하늘을 밤으로" }).waitFor();
    assert.equal(await theme(page), "pearl");
    assert.ok((await bar(page)) > 650);
    await page.reload();
    await page.getByRole("button", { name: "하늘을 밤으로" }).waitFor();
    const [, remembered] = await brightness(page);
    assert.ok(remembered > 0.6, `after a reload ${remembered}`);
  }));

for (const kind of ["still", "moving"]) {
  for (const colours of ["night", "pearl"]) {
    test(`words can be read on every spot of a ${kind} sky, ${colours}`, () =>
      stage.on({ ...stage.DESKTOP, ...stage.ENGLISH }, async (page) => {
        if (kind === "moving") await giveChip(page);
        await choose(page, colours);
        await page.goto("/");
        await page.locator(`canvas[data-sky="${kind}"]`).waitFor();
        await page.waitForTimeout(1200);
        const [darkest, , lightest] = await brightness(page);
        const soft = await page.evaluate(() => {
          const probe = document.createElement("i");
          probe.style.color = "var(--text-soft)";
          document.body.append(probe);
          const colour = getComputedStyle(probe).color.match(/\d+/g).map(Number);
          probe.remove();
          const [r, g, b] = colour.map((part) => {
            const value = part / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        });
        const worst = colours === "night" ? lightest : darkest;
        const [high, low] = [Math.max(soft, worst), Math.min(soft, worst)];
        const contrast = (high + 0.05) / (low + 0.05);
        assert.ok(contrast >= 4.5, `${contrast.toFixed(2)} to 1`);
      }));
  }
}

test("a sky that moves costs a slow phone under three milliseconds a frame, hidden nothing", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page, context) => {
    await giveChip(page);
    await page.addInitScript(() => {
      window.frames_ = [];
      const request = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (paint) =>
        request((now) => {
          const begun = performance.now();
          paint(now);
          window.frames_.push(performance.now() - begun);
        });
    });
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    await page.goto("/");
    await skyOf(page).waitFor();
    await page.waitForTimeout(1500);
    const painted = await page.evaluate(async () => {
      window.frames_.length = 0;
      await new Promise((resolve) => setTimeout(resolve, 3000));
      return window.frames_.toSorted((a, b) => a - b);
    });
    assert.ok(painted.length > 10, `${painted.length} frames in three seconds`);
    const middle = painted[Math.floor(painted.length / 2)];
    console.log(`# a frame of the sky: ${middle.toFixed(2)} ms at a sixth of the speed`);
    assert.ok(middle < 3, `${middle} ms a frame`);

    const hidden = await page.evaluate(async () => {
      Object.defineProperty(document, "hidden", { get: () => true });
      document.dispatchEvent(new Event("visibilitychange"));
      await new Promise((resolve) => setTimeout(resolve, 400));
      window.frames_.length = 0;
      await new Promise((resolve) => setTimeout(resolve, 800));
      return window.frames_.length;
    });
    assert.equal(hidden, 0);
  }));

test("with reduced motion the sky stands, and turns at once", () =>
  stage.on(
    { ...stage.PHONE, ...stage.KOREAN, reducedMotion: "reduce", colorScheme: "dark" },
    async (page) => {
      await giveChip(page);
      await page.goto("/");
      await skyOf(page).waitFor();
      await page.waitForTimeout(1200);
      const frames = () =>
        page.evaluate(async () => {
          let count = 0;
          const draw = WebGLRenderingContext.prototype.drawArrays;
          WebGLRenderingContext.prototype.drawArrays = function (...how) {
            count += 1;
            return draw.apply(this, how);
          };
          await new Promise((resolve) => setTimeout(resolve, 700));
          WebGLRenderingContext.prototype.drawArrays = draw;
          return count;
        });
      assert.equal(await frames(), 0);
      await page.getByRole("button", { name: "하늘을 낮으로" }).tap();
      const [, day] = await brightness(page);
      assert.ok(day > 0.6, `${day}`);
    },
  ));

/** Lets the page believe in a graphics chip where a processor imitates one. */
function giveChip(page) {
  return page.addInitScript(() => {
    const ask = WebGLRenderingContext.prototype.getParameter;
    WebGLRenderingContext.prototype.getParameter = function (what) {
      return what === 0x9246 ? "a chip" : ask.call(this, what);
    };
  });
}

function choose(page, colours) {
  return page.addInitScript(
    (theme) => localStorage.setItem("conch.settings", JSON.stringify({ theme })),
    colours,
  );
}

/**
 * How bright the sky alone is, as WCAG counts: the darkest, the middle and the lightest of its spots,
 * but for the two in a hundred at either end, which are stars.
 */
async function brightness(page) {
  await skyOf(page).waitFor();
  await page.waitForTimeout(1700);
  const cover = await page.addStyleTag({
    content: "#root > :not([aria-hidden]) { visibility: hidden !important }",
  });
  const shot = (await page.screenshot()).toString("base64");
  await cover.evaluate((element) => element.remove());
  return page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const linear = Array.from({ length: 256 }, (_, part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    const all = new Float32Array(data.length / 4);
    for (let at = 0; at < all.length; at += 1)
      all[at] =
        0.2126 * linear[data[at * 4]] +
        0.7152 * linear[data[at * 4 + 1]] +
        0.0722 * linear[data[at * 4 + 2]];
    all.sort();
    return [0.02, 0.5, 0.98].map((part) => all[Math.floor(part * (all.length - 1))]);
  }, shot);
}
