/**
 * A person reads in a browser while operators deploy: `node reading-through-a-deploy.mjs MARK`, with the
 * address in CONCH_E2E_URL. The file MARK.reading says that words are coming now; MARK.deployed is waited
 * for before the follow-up is asked. Whatever breaks on the page fails it.
 */
import assert from "node:assert/strict";
import { access, writeFile } from "node:fs/promises";
import * as stage from "../stage.mjs";

const mark = process.argv[2];
if (mark === undefined) throw new Error("say where to leave marks");
const SELF_SIGNED = { ignoreHTTPSErrors: true };

await stage.on({ ...stage.PHONE, ...stage.KOREAN, ...SELF_SIGNED }, async (page) => {
  await stage.enter(page);
  await stage.talkOver(page, "내일 중요한 면접이 있는데 잠이 안 와");
  await stage.openDraw(page);
  await page.getByRole("button", { name: "무작위로 뽑기" }).click();
  await stage.revealed(page);
  await page.locator('[data-kind="reading"][aria-busy="true"] p').first().waitFor();
  await writeFile(`${mark}.reading`, "");

  await stage.heardOut(page);
  const { messages } = await stage.snapshot(page);
  const reading = messages.at(-1);
  assert.equal(reading.kind, "reading");
  await stage.showsWhole(page, reading.text);
  assert.equal(await page.getByRole("alert").count(), 0);

  await until(`${mark}.deployed`);
  await page.getByRole("button", { name: "내가 놓치고 있는 건 뭘까?" }).click();
  await page.locator('[data-kind="followUp"]').waitFor();
  await stage.heardOut(page);
  await page.reload();
  await page.locator('[data-kind="followUp"]').waitFor();
  await page.screenshot({ path: `${mark}.png` });
  console.log(`${reading.text.length} letters, whole`);
});

async function until(file) {
  for (let tries = 0; tries < 600; tries += 1) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${file} never came`);
}
