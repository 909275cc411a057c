/** Two pages that are to see each other, whoever made them. */
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { watchPage, watchSteps } from "./in-page.mjs";

/** Between the last thing that was prepared and the press: somebody reads who is there. */
const SETTLED_MS = 3000;
/** How long a busy machine is waited for. */
const PATIENCE_MS = 20_000;
const WINDOW_MS = 500;

/** Until the pages rest, and the machine is no busier than `quiet`, of 1; answers how busy it was. */
export async function settle(quiet) {
  await sleep(SETTLED_MS);
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const before = processors();
    await sleep(WINDOW_MS);
    const after = processors();
    const busy = 1 - (after.idle - before.idle) / (after.all - before.all);
    if (busy <= quiet || Date.now() > end) return busy;
  }
}

function processors() {
  const times = cpus().map(({ times }) => times);
  const sum = (of) => times.reduce((all, it) => all + of(it), 0);
  return {
    idle: sum(({ idle }) => idle),
    all: sum((it) => it.user + it.nice + it.sys + it.idle + it.irq),
  };
}

export async function watch(page, selector, withSteps) {
  await page.addInitScript(watchPage, selector);
  if (withSteps) await page.addInitScript(watchSteps);
}

/** Milliseconds from the last press on `pressed` to what either side saw first. */
export async function firstFrames({ pressed, host, guest }) {
  const seen = () => globalThis.seen.firstFrameAt > 0;
  await Promise.all([host, guest].map((page) => page.waitForFunction(seen)));
  const [press, ofHost, ofGuest] = await Promise.all(
    [pressed, host, guest].map((page) => page.evaluate(() => globalThis.seen)),
  );
  const since = (at) => at - press.pressedAt;
  const steps = (name, side) =>
    side.steps
      .filter(([, at]) => at >= press.pressedAt)
      .map(([step, at]) => [since(at), name, step]);
  return {
    host: since(ofHost.firstFrameAt),
    guest: since(ofGuest.firstFrameAt),
    steps: [
      ...steps("host", ofHost),
      ...steps("guest", ofGuest),
      [since(ofHost.firstFrameAt), "host", "first frame"],
      [since(ofGuest.firstFrameAt), "guest", "first frame"],
    ].sort(([one], [other]) => one - other),
  };
}
