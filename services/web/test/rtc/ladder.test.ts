import { beforeEach, describe, expect, test } from "vitest";
import type { Link } from "../../src/rtc/call-view";
import { Ladder, type LadderAction, type LadderInput } from "../../src/rtc/ladder";

let ladder: Ladder;
let now: number;
let done: [number, LadderAction][];
let links: [number, Link][];

beforeEach(() => {
  ladder = new Ladder();
  now = 0;
  done = [];
  links = [];
});

function tell(input: LadderInput): void {
  for (const action of ladder.handle(input, now)) done.push([now, action]);
  if (ladder.link !== links.at(-1)?.[1]) links.push([now, ladder.link]);
}

/** Looks twice a second, as the table does. */
function pass(milliseconds: number, alive = false): void {
  const until = now + milliseconds;
  while (now < until) {
    now += 500;
    if (alive) tell({ type: "alive" });
    tell({ type: "tick" });
  }
}

/** A call that has been well, and whose last sign of life is now. */
function connect(): void {
  tell({ type: "begin" });
  now += 1000;
  tell({ type: "alive" });
  pass(5000, true);
  now = 0;
  ladder = new Ladder();
  ladder.handle({ type: "begin" }, 0);
  ladder.handle({ type: "alive" }, 0);
  done = [];
  links = [[0, ladder.link]];
}

describe("the reconnect ladder", () => {
  test("does nothing while signs of life come", () => {
    connect();
    pass(60_000, true);
    expect(done).toEqual([]);
    expect(links).toEqual([[0, "connected"]]);
  });

  test("shows nothing of a loss that is shorter than two seconds", () => {
    connect();
    pass(1500);
    tell({ type: "alive" });
    pass(1500);
    expect(done).toEqual([]);
    expect(links).toEqual([[0, "connected"]]);
  });

  test("restarts at 2, 5 and 8 seconds, rebuilds at 11, and is broken at 30, but goes on", () => {
    connect();
    pass(60_000);
    expect(links).toEqual([
      [0, "connected"],
      [2000, "unstable"],
      [11_000, "rebuilding"],
      [30_000, "broken"],
    ]);
    expect(done.slice(0, 4)).toEqual([
      [2000, "restart"],
      [5000, "restart"],
      [8000, "restart"],
      [11_000, "rebuild"],
    ]);
    const rebuilds = done.slice(3).map(([at]) => at);
    expect(rebuilds).toEqual([11_000, 16_000, 22_000, 29_000, 37_000, 46_000, 56_000]);
    pass(600_000);
    const pauses = done.slice(-10).map(([at], index, all) => at - (all[index - 1]?.[0] ?? at));
    expect(Math.max(...pauses)).toBe(15_000);
  });

  test("says once that it recovered, and begins from the first rung the next time", () => {
    connect();
    pass(4000);
    tell({ type: "alive" });
    expect(done).toEqual([
      [2000, "restart"],
      [4000, "recovered"],
    ]);
    expect(ladder.link).toBe("connected");
    pass(2000);
    expect(done.at(-1)).toEqual([6000, "restart"]);
    expect(ladder.link).toBe("unstable");
  });

  test("believes the browser that a connection is lost, without waiting", () => {
    connect();
    now = 700;
    tell({ type: "cut" });
    expect(done).toEqual([[700, "restart"]]);
    expect(ladder.link).toBe("unstable");
    now = 1000;
    tell({ type: "alive" });
    expect(ladder.link).toBe("connected");
  });

  test("tries at once when the network may be back, but not for each sign of a swarm", () => {
    connect();
    pass(3000);
    now = 3600;
    for (let signs = 0; signs < 5; signs += 1) tell({ type: "nudge", strong: signs % 2 === 0 });
    expect(done).toEqual([
      [2000, "restart"],
      [3600, "restart"],
    ]);
  });

  test("moves a healthy connection to another network, and leaves it for lesser signs", () => {
    connect();
    now = 400;
    tell({ type: "nudge", strong: false });
    expect(done).toEqual([]);
    tell({ type: "nudge", strong: true });
    expect(done).toEqual([[400, "restart"]]);
    expect(ladder.link).toBe("connected");
  });

  test("tries nothing that nobody can hear, and at once when they can again", () => {
    connect();
    tell({ type: "reach", yes: false });
    pass(20_000);
    expect(done).toEqual([]);
    expect(links.at(-1)).toEqual([2000, "unstable"]);
    tell({ type: "reach", yes: true });
    expect(done).toEqual([[20_000, "restart"]]);
    pass(3000);
    expect(done.at(-1)).toEqual([23_000, "rebuild"]);
  });

  test("is patient with a first connection, which is only broken after thirty seconds", () => {
    tell({ type: "begin" });
    pass(31_000);
    expect(done.slice(0, 3)).toEqual([
      [6000, "restart"],
      [9000, "restart"],
      [12_000, "rebuild"],
    ]);
    expect(links).toEqual([
      [0, "connecting"],
      [12_000, "rebuilding"],
      [30_000, "broken"],
    ]);
  });

  test("rebuilds at once for somebody who does not want to wait", () => {
    connect();
    pass(40_000);
    const before = done.length;
    now += 300;
    tell({ type: "rejoin" });
    expect(done.slice(before)).toEqual([[now, "rebuild"]]);
  });

  test("counts what the other side tries, instead of trying the same a moment later", () => {
    connect();
    pass(10_500);
    tell({ type: "retried", rebuilt: true });
    expect(ladder.link).toBe("rebuilding");
    pass(4500);
    expect(done.filter(([, action]) => action === "rebuild")).toEqual([]);
    pass(500);
    expect(done.at(-1)).toEqual([15_500, "rebuild"]);
  });

  test("lags behind the other side, so that the two do not collide", () => {
    ladder = new Ladder(500);
    tell({ type: "begin" });
    tell({ type: "alive" });
    pass(3000);
    expect(done).toEqual([[2500, "restart"]]);
    expect(links.at(-1)).toEqual([2000, "unstable"]);
  });

  test("rests while there is nobody", () => {
    connect();
    tell({ type: "end" });
    pass(60_000);
    tell({ type: "nudge", strong: true });
    tell({ type: "rejoin" });
    tell({ type: "alive" });
    expect(done).toEqual([]);
    expect(ladder.link).toBe("none");
  });
});
