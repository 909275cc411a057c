import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

test("nothing sounds until somebody wishes it, and then softly", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page, context) => {
    await context.addInitScript(() => {
      window.sounded = 0;
      for (const kind of [AudioBufferSourceNode, OscillatorNode]) {
        const start = kind.prototype.start;
        kind.prototype.start = function (...when) {
          window.sounded += 1;
          return start.apply(this, when);
        };
      }
    });
    const sounded = () => page.evaluate(() => window.sounded);
    const read = async () => {
      await page.goto("/chat");
      await page.locator('[data-kind="greeting"]').waitFor();
      await stage.openDraw(page);
      await page.getByRole("button", { name: "무작위로 뽑기" }).click();
      await stage.revealed(page);
      await stage.heardOut(page);
    };
    await read();
    assert.equal(await sounded(), 0);

    await page.goto("/settings");
    const sound = page.getByRole("group", { name: "소리" });
    assert.ok(await sound.getByRole("radio", { name: "끄기" }).isChecked());
    await sound.getByRole("radio", { name: "켜기" }).check();
    await page.waitForFunction(() => window.sounded > 0);
    await read();
    assert.ok((await sounded()) > 0);
    await page.goto("/settings");
    await sound.getByRole("radio", { name: "끄기" }).check();
    assert.equal(await sounded(), 0);
  }));
