/** Which networks two people may have, and what is to be seen of a call between them. */
import assert from "node:assert/strict";
import { advances, seenBy, startGap } from "./watch.mjs";

const isRelay = ({ local, remote }) => local === "relay" || remote === "relay";

/** Neither side speaks to the other's address. */
const relayed = (pages) =>
  assert.ok(
    pages.some(({ path }) => isRelay(path)),
    text(pages),
  );
const direct = (pages) =>
  assert.ok(
    pages.every(({ path }) => !isRelay(path)),
    text(pages),
  );
const text = (pages) => JSON.stringify(pages.map(({ path }) => path));

/** Pictures come on both sides, for some seconds on end. */
const goesOn = (call) => Promise.all(call.pages.map((page) => advances(page, 60, 30_000)));

/** The share that each of two boxes loses, so that `share` is lost between the homes. */
const each = (share) => 1 - Math.sqrt(1 - share);

export const MATRIX = [
  {
    name: "cone to cone goes straight from one to the other",
    homes: ["cone", "cone"],
    holds: direct,
    meet: true,
  },
  {
    name: "an open network and a symmetric NAT go straight",
    homes: ["open", "symmetric"],
    holds: direct,
    meet: true,
  },
  {
    name: "symmetric to symmetric goes through the relay",
    homes: ["symmetric", "symmetric"],
    holds: relayed,
  },
  {
    name: "where UDP is blocked the relay is reached by TCP",
    homes: ["blocked", "cone"],
    holds(pages) {
      relayed(pages);
      assert.equal(pages[0].path.by, "tcp", text(pages));
    },
  },
  {
    name: "where only port 443 is open the relay is reached by TLS, even from both sides",
    homes: ["only443", "only443"],
    holds(pages) {
      relayed(pages);
      assert.deepEqual(
        pages.map(({ path }) => path.by),
        ["tls", "tls"],
        text(pages),
      );
    },
  },
  {
    name: "relay only: no packet between the two, and no address told",
    homes: ["cone", "open"],
    relayOnly: true,
    holds(pages) {
      relayed(pages);
      const told = pages.flatMap(({ gathered }) => gathered);
      assert.notEqual(told.length, 0);
      assert.deepEqual(
        told.filter((it) => !it.includes(" typ relay ")),
        [],
      );
    },
    meet: false,
  },
  {
    name: "a fifth of all datagrams may be lost",
    homes: ["cone", "cone"],
    holds: direct,
    async meanwhile(call, homes) {
      for (const home of homes) home.lose(each(0.2));
      await goesOn(call);
    },
  },
  {
    name: "a changed address in mid-call is survived",
    homes: ["cone", "cone"],
    holds: direct,
    async meanwhile(call, homes) {
      await Promise.all(call.pages.map(startGap));
      homes[0].move();
      await call.heal?.();
      await goesOn(call);
    },
  },
  {
    name: "a phone that is carried from one network into another goes on",
    homes: ["cone", "symmetric"],
    holds: relayed,
    async meanwhile(call, homes) {
      await Promise.all(call.pages.map(startGap));
      homes[0].roam("symmetric");
      await call.heal?.();
      await goesOn(call);
    },
  },
  {
    name: "a tunnel of six seconds is survived",
    homes: ["cone", "cone"],
    holds: direct,
    async meanwhile(call, homes) {
      await Promise.all(call.pages.map(startGap));
      const out = homes[0].cut();
      await new Promise((resolve) => setTimeout(resolve, 6000));
      out();
      await goesOn(call);
    },
  },
];

/** Calls begin on the first path that carries them, and move to the best one soon after. */
async function settled(call, holds, within = 10_000) {
  const end = performance.now() + within;
  for (;;) {
    const seen = await Promise.all(call.pages.map(seenBy));
    try {
      holds(seen);
      return seen;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** One call through one pair of networks. */
export async function consult(lab, scenario, startCall) {
  const homes = scenario.homes.map((kind) => lab.home(kind));
  homes[0].watch(homes[1]);
  homes[1].watch(homes[0]);
  let call;
  try {
    call = await startCall(homes, { relayOnly: scenario.relayOnly });
    await Promise.all(call.pages.map((page) => advances(page, 1)));
    const first = performance.now() - call.begun;
    await Promise.all(call.pages.map((page) => advances(page, 30)));
    await scenario.meanwhile?.(call, homes);
    const seen = await settled(call, scenario.holds);
    const packets = homes.map((home) => home.seen());
    if (scenario.meet === true)
      assert.ok(
        packets.every((it) => it > 0),
        `${packets}`,
      );
    if (scenario.meet === false) assert.deepEqual(packets, [0, 0]);
    const [path, gap] = [seen[0].path, Math.max(...seen.map((it) => it.longestGap))];
    return { first, gap, path, packets };
  } catch (error) {
    const seen = await Promise.all(call?.pages.map(seenBy) ?? []);
    error.message += `\n${seen.map((it) => JSON.stringify(it)).join("\n")}`;
    throw error;
  } finally {
    await Promise.all(homes.map((home) => home.leave()));
  }
}

/** What a call was like, in a line. */
export function said({ first, gap, path, packets }) {
  const way = `${path.local} to ${path.remote} by ${path.by}`;
  const times = `first pictures after ${Math.round(first)} ms, longest gap ${Math.round(gap)} ms`;
  return `${way}; ${times}; ${packets.join(" and ")} packets between the two`;
}
