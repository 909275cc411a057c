/**
 * How long it takes from letting somebody in until they see each other, beside a call by PeerJS.
 * See README.md.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { missing, peerjs } from "./peerjs.mjs";
import { product } from "./product.mjs";
import { median, p95, steps, table } from "./report.mjs";

const { values: flags } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    delay: { type: "string", default: "50,0" },
    anchors: { type: "string" },
    only: { type: "string" },
    quiet: { type: "string", default: "0.6" },
    steps: { type: "boolean", default: false },
    json: { type: "string" },
  },
});

const ANCHOR = "PeerJS";
/** Of a round that counts, the machine was quiet before every press; so many are played at most. */
const MOST_TRIES = 6;
const GOALS = { ratio: 0.8, wish: 0.6, loopbackP95: 1500, taps: 3 };

/** Who is to be measured with so much delay, in the order of the table. */
async function targets(delay) {
  const wanted = (name) => flags.only === undefined || flags.only.split(",").includes(name);
  const all = [];
  const folder = flags.anchors;
  if (folder !== undefined && missing(folder).length === 0) {
    if (wanted("peerjs")) all.push(await peerjs({ folder, early: false, delay }));
    if (wanted("peerjs-before")) all.push(await peerjs({ folder, early: true, delay }));
  }
  if (wanted("us")) all.push(await product({ across: false, delay }));
  if (wanted("across")) all.push(await product({ across: true, delay }));
  return all;
}

async function measure(delay) {
  const all = await targets(delay);
  const rounds = [];
  try {
    // The first call signs the expert in, and finds everything cold; it does not count.
    for (const target of all) await target.play({ withSteps: false, quiet: 1 });
    const wanted = Number(flags.rounds);
    for (let played = 0; rounds.length < wanted && played < wanted * MOST_TRIES; played += 1) {
      const samples = await playRound(all);
      if (samples !== null) rounds.push(samples);
    }
  } finally {
    for (const target of all) await target.end();
  }
  return rounds;
}

/** The samples by their targets' names, or nothing if they do not count. */
async function playRound(all) {
  const quiet = Number(flags.quiet);
  const samples = Object.fromEntries(all.map(({ name }) => [name, null]));
  try {
    for (const target of shuffled(all)) {
      samples[target.name] = await target.play({ withSteps: flags.steps, quiet });
    }
  } catch (error) {
    console.error(`not counted: ${error.message}`);
    return null;
  }
  const counts = Object.values(samples).every(({ busy }) => busy <= quiet);
  console.error(`${counts ? "" : "not counted: "}${said(samples)}, load ${load()}`);
  return counts ? samples : null;
}

function said(samples) {
  const one = ([name, { guest, host, busy }]) =>
    `${name} ${Math.round(guest)}/${Math.round(host)} at ${Math.round(busy * 100)} %`;
  return Object.entries(samples).map(one).join(", ");
}

const load = () => readFileSync("/proc/loadavg", "utf8").split(" ")[0];

function shuffled(all) {
  const rest = [...all];
  return all.map(() => rest.splice(Math.floor(Math.random() * rest.length), 1)[0]);
}

function told(delay, rounds) {
  const anchor = rounds[0][ANCHOR] === undefined ? null : ANCHOR;
  console.log(
    `\nsignalling delayed by ${delay} ms each way, ${rounds.length} rounds: median (p95)\n`,
  );
  console.log(table(rounds, anchor));
  for (const name of Object.keys(rounds[0])) {
    if (flags.steps) console.log(`\n${steps(rounds, name)}`);
    if (name.startsWith("us")) judge(name, delay, rounds, anchor);
  }
}

function judge(name, delay, rounds, anchor) {
  const say = (what, figure, is, asked) =>
    console.log(`${is ? "met" : "missed"}: ${name}, ${what} ${figure}, ${asked} asked for`);
  const samples = rounds.map((round) => round[name]);
  console.log();
  if (delay === 0) {
    const worst = p95(samples.map(({ host, guest }) => Math.max(host, guest)));
    say("p95", `${Math.round(worst)} ms`, worst <= GOALS.loopbackP95, `${GOALS.loopbackP95} ms`);
  } else if (anchor !== null) {
    const ratio = median(rounds.map((round) => round[name].guest / round[anchor].guest));
    const asked = `${GOALS.ratio} (goal ${GOALS.wish})`;
    say("guest x PeerJS", ratio.toFixed(2), ratio <= GOALS.ratio, asked);
  }
  const taps = Math.max(...samples.map(({ taps }) => taps));
  say("taps from the link to the door", taps, taps <= GOALS.taps, `at most ${GOALS.taps}`);
}

const lacks = flags.anchors === undefined ? ["--anchors"] : missing(flags.anchors);
if (lacks.length > 0) {
  console.error(`PeerJS IS LEFT OUT, there is no ${lacks.join(", ")}: see README.md`);
}
const delays = [...new Set(flags.delay.split(",").map(Number))];
const measured = {};
for (const delay of delays) {
  measured[delay] = await measure(delay);
  if (measured[delay].length > 0) told(delay, measured[delay]);
  else console.log(`\n${delay} ms: the machine was never quiet, nothing counts`);
}
if (flags.json !== undefined) await writeFile(flags.json, JSON.stringify(measured));
