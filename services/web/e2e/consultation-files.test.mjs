/** A file that is large, and a connection that is not as patient. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openChat, seeEachOther, withTwo } from "./consulting.mjs";
import { withServer } from "./own-server.mjs";

const MIB = 1024 * 1024;
/** The largest that is taken. */
const SIZE = 200 * MIB;

test("two hundred megabytes arrive whole, although both pages are reloaded on the way", () =>
  withServer((server) =>
    withTwo(server.url, async ({ host, guest }) => {
      const folder = await mkdtemp(join(tmpdir(), "file-"));
      try {
        const { path, digest } = await largeFile(folder);
        await openChat(guest);
        await guest.locator('aside input[type="file"]').setInputFiles(path);
        await openChat(host);
        await host.getByRole("button", { name: "Accept long.mp4" }).click();
        await moved(host, 10);
        await guest.reload();
        await seeEachOther(host, guest);
        await moved(host, 40);
        await host.reload();
        await seeEachOther(host, guest);
        await openChat(host);
        const save = host.getByRole("link", { name: "Save long.mp4" });
        await save.waitFor({ timeout: 120_000 });
        const [download] = await Promise.all([host.waitForEvent("download"), save.click()]);
        const arrived = createHash("sha256");
        for await (const bytes of await download.createReadStream()) arrived.update(bytes);
        assert.equal(arrived.digest("hex"), digest);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
  ));

/** Bytes that repeat nowhere near each other, and their SHA-256. */
async function largeFile(folder) {
  const path = join(folder, "long.mp4");
  const file = await open(path, "w");
  const hash = createHash("sha256");
  let block = createHash("sha256").update("a long film").digest();
  for (let written = 0; written < SIZE; written += MIB) {
    const parts = [];
    for (let part = 0; part < 32; part += 1) {
      block = createHash("sha256").update(block).digest();
      parts.push(Buffer.alloc(MIB / 32, block));
    }
    const bytes = Buffer.concat(parts);
    hash.update(bytes);
    await file.write(bytes);
  }
  await file.close();
  return { path, digest: hash.digest("hex") };
}

/** Until so much of it is there. */
async function moved(page, percent) {
  await openChat(page);
  await page.waitForFunction(
    (percent) => {
      const bar = document.querySelector('aside progress, aside [role="progressbar"]');
      const value = bar?.value ?? Number(bar?.getAttribute("aria-valuenow"));
      const most = bar?.max ?? Number(bar?.getAttribute("aria-valuemax"));
      return bar !== null && (100 * value) / most >= percent;
    },
    percent,
    { timeout: 120_000 },
  );
}
