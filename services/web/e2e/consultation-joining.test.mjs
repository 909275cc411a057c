/** Something dies at each step of joining: the call comes up all the same, and nobody is said to have left. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import {
  asExpert,
  CLIENT,
  EXPERT,
  hasHeard,
  openRoom,
  seeEachOther,
  write,
} from "./consulting.mjs";
import { withServerAndRedis } from "./own-server.mjs";
import * as stage from "./stage.mjs";

const REDIS = "/usr/bin/redis-server";
const skip = existsSync(REDIS) ? false : `SKIPPED: there is no ${REDIS}`;
if (skip) assert.equal(process.env.CONCH_REQUIRE_REDIS, undefined, skip);

/** Whoever waits for a page that has lost its server waits for its next try, too. */
const PATIENCE = { timeout: 45_000 };

/** From the link to the call; each goes on from whatever the page shows. */
const STEPS = {
  "the guest is at the door": async ({ guest }) => {
    const ask = guest.getByRole("button", { name: "Turn on camera and microphone" });
    await ask.click(PATIENCE);
    await guest.getByRole("button", { name: "Knock", exact: true }).waitFor();
  },
  "the guest has knocked": async ({ guest }) => {
    await guest.getByRole("button", { name: "Knock", exact: true }).click(PATIENCE);
    await guest.getByRole("heading", { name: "You knocked" }).waitFor(PATIENCE);
  },
  "the host has just let them in": async ({ host }) => {
    await host.getByRole("button", { name: /^Let .* in$/ }).click(PATIENCE);
  },
  "they begin to connect": async ({ guest }) => {
    await guest.getByRole("heading", { name: "You knocked" }).waitFor({ state: "detached" });
    await guest.waitForTimeout(150);
  },
  "they see each other": ({ host, guest }) => seeEachOther(host, guest),
};

const ACCIDENTS = {
  "the server dies": async ({ server }) => {
    await server.kill();
    await server.start();
  },
  "Redis dies": async ({ redis }) => {
    await redis.kill();
    await redis.start();
  },
  "the guest reloads": ({ guest }) => guest.reload(),
  "the host reloads": ({ host }) => host.reload(),
};

for (const [accident, happens] of Object.entries(ACCIDENTS)) {
  test(`${accident} at each step of joining`, { skip }, (t) =>
    withServerAndRedis(
      (server, redis) =>
        stage.on({ ...EXPERT, baseURL: server.url }, async (host, context) => {
          await asExpert(host);
          await watchTheEnd(host);
          for (const step of Object.keys(STEPS)) {
            const guest = await stage.stranger(context, { ...CLIENT, baseURL: server.url });
            await watchTheEnd(guest);
            await t.test(step, () => join({ step, happens, host, guest, server, redis }));
            await guest.context().close();
          }
        }),
      ["--rooms-per-expert", "1000", "--door-requests-per-minute", "1000"],
    ),
  );
}

async function join({ step, happens, ...parts }) {
  const { host, guest } = parts;
  const { id, link } = await openRoom(host);
  await host.goto(`/room/${id}`);
  await guest.goto(link);
  let hasHappened = false;
  for (const [name, goes] of Object.entries(STEPS)) {
    await goes(parts);
    if (name !== step) continue;
    hasHappened = true;
    await happens(parts);
    await again(parts, name);
  }
  assert.ok(hasHappened);
  await seeEachOther(host, guest);
  await write(host, "one");
  await hasHeard(guest, ["one"]);
  await write(guest, "two");
  for (const page of [host, guest]) {
    await hasHeard(page, ["one", "two"]);
    assert.equal(await page.evaluate(() => globalThis.isSaidToBeOver), false);
  }
}

/** What whoever sits there would do once more, since it may not have come to be. */
async function again({ host, guest }, step) {
  if (step === "the guest is at the door") {
    const ask = guest.getByRole("button", { name: "Turn on camera and microphone" });
    const knock = guest.getByRole("button", { name: "Knock", exact: true });
    await ask.or(knock).first().waitFor(PATIENCE);
    if (await ask.isVisible()) await ask.click();
  }
  if (step === "the host has just let them in") {
    const letIn = host.getByRole("button", { name: /^Let .* in$/ });
    const isIn = guest.locator('[data-control="bubble"]');
    const end = Date.now() + PATIENCE.timeout;
    while (!(await isIn.isVisible())) {
      assert.ok(Date.now() < end, "the guest stays at the door");
      if (await letIn.isVisible()) await letIn.click({ timeout: 1_000 }).catch(() => {});
      await guest.waitForTimeout(250);
    }
  }
}

/** Notes whether a page ever says that it is over for somebody. */
async function watchTheEnd(page) {
  await page.addInitScript(() => {
    globalThis.isSaidToBeOver = false;
    const over = /The consultation is over|You have left|has closed|You cannot enter/;
    const look = () => {
      if (over.test(document.body?.textContent ?? "")) globalThis.isSaidToBeOver = true;
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
}
