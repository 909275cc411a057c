import assert from "node:assert/strict";
import { test } from "node:test";
import { pageFunctions } from "lighthouse/core/lib/page-functions.js";
import * as stage from "./stage.mjs";

const MOST_MS = 50;
/** A sixth of a desktop, which Lighthouse's measure of a machine puts at 1500, is a modest phone. */
const SLOWER = 6;
const DESKTOP = 1500;

/**
 * The tasks of the page's thread while something happens, in the time that its processor worked on
 * them: what other programs of this machine take does not count, and the slowing down does.
 */
async function tasksDuring(page, what) {
  const browser = page.context().browser();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const categories = [
    "-*",
    "toplevel",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
  ];
  await browser.startTracing(page, { categories });
  await what();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await session.detach();
  const counts = new Map();
  const threadOf = ({ pid, tid }) => `${pid}.${tid}`;
  for (const it of traceEvents) {
    if (it.name === "FunctionCall") counts.set(threadOf(it), (counts.get(threadOf(it)) ?? 0) + 1);
  }
  const [main] = [...counts].toSorted(([, a], [, b]) => b - a)[0];
  const own = traceEvents.filter((it) => it.ph === "X" && threadOf(it) === main && it.tdur > 0);
  const tasks = own.filter(({ name }) => name === "RunTask");
  assert.ok(tasks.length > 100, `${tasks.length} tasks`);
  const within = (it, outer) => it.ts >= outer.ts && it.ts + it.dur <= outer.ts + outer.dur;
  return tasks
    .map((task) => {
      const parts = own.filter((it) => it !== task && within(it, task));
      // Laying out what a script has changed is the browser's, whoever asks for it.
      const calls = parts.filter(({ name }) => name === "FunctionCall");
      const outer = calls.filter((it) => !calls.some((other) => other !== it && within(it, other)));
      const browser = parts.filter(
        (it) =>
          /^(Layout|UpdateLayoutTree)$/.test(it.name) && outer.some((call) => within(it, call)),
      );
      const script = sumOf(outer) - sumOf(browser);
      return { ms: task.tdur / 1000, script, of: parts.map(({ name }) => name) };
    })
    .toSorted((a, b) => b.ms - a.ms);
}

const sumOf = (all) => all.reduce((sum, { tdur }) => sum + tdur / 1000, 0);

/**
 * How much longer than on that desktop the same work takes here and now, with whatever else runs on
 * this machine: as much longer it may take.
 */
async function slowness(page) {
  const index = await page.evaluate(pageFunctions.computeBenchmarkIndex);
  return Math.max(1, DESKTOP / index);
}

/**
 * What somebody waits for while `what` happens. `seldom` is how many tasks may take up to twice as long:
 * those in which an answer begins, or letters that no text had before are laid out. A task may meet
 * the collecting of garbage; another run tells whether it was the work.
 */
async function short(page, name, seldom, what) {
  const told = [];
  for (let run = 1; run <= 3; run += 1) {
    const most = MOST_MS * (await slowness(page));
    const tasks = await tasksDuring(page, what);
    const [longest] = tasks;
    const long = tasks.filter(({ ms }) => ms > most).length;
    const script = Math.max(...tasks.map(({ script }) => script));
    const is =
      `${name}: ${tasks.length} tasks, ${long} above ${most.toFixed(0)} ms, ` +
      `the longest ${longest.ms.toFixed(0)} ms; of scripts at most ${script.toFixed(0)} ms`;
    console.log(is);
    if (long <= seldom && longest.ms <= 2 * most && script <= most) return;
    told.push(is);
  }
  assert.fail(told.join("\n"));
}

test("neither typing nor an answer that comes holds up a phone of a sixth of this speed", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page) => {
    await stage.enter(page);
    // Until what is preloaded has come.
    await page.waitForTimeout(2000);
    await stage.talkOver(page, "안녕, 소라고둥");
    await short(page, "typing", 0, async () => {
      await page.locator("textarea").fill("");
      await page
        .locator("textarea")
        .pressSequentially("내일 면접이 있는데 잠이 안 와. 어떻게 하지?", {
          delay: 60,
        });
    });
    await page.locator("textarea").fill("");
    await short(page, "an answer", 4, () => stage.talkOver(page, "내일 면접이 있는데 잠이 안 와"));
  }));
