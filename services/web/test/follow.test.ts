import { beforeEach, describe, expect, test } from "vitest";
import type { ApiProblem } from "../src/api/problem";
import { Follower, type Line, SILENCE_MS } from "../src/stream/follow";
import { FakeWorld, settle } from "./fake-world";

let world: FakeWorld;
let follower: Follower;
let heard: string[];
let lines: Line[];
let refused: ApiProblem[];
let renewals: number;

const delta = (text: string) => ({ type: "delta", text });

beforeEach(async () => {
  world = new FakeWorld();
  heard = [];
  lines = [];
  refused = [];
  renewals = 0;
  follower = new Follower(
    {
      url: (cursor) => `/events?after=${cursor}`,
      cursor: "1-0",
      onEvent: (event) => heard.push(event.type === "delta" ? event.text : event.type),
      onLine: (line) => lines.push(line),
      onGone: async () => "2-0",
      onRefused: (problem) => refused.push(problem),
      onUnauthenticated: async () => {
        renewals += 1;
      },
    },
    world,
  );
  follower.start();
  await settle();
});

describe("a follower", () => {
  test("begins at its cursor and hears every event", async () => {
    expect(world.line.cursor).toBe("1-0");
    await world.line.open();
    await world.line.event("1-1", delta("별"));
    await world.line.event("1-2", delta("이"));
    expect(heard).toEqual(["별", "이"]);
    expect(lines).toEqual(["connecting", "open"]);
  });

  test("comes back from where it was when the line breaks", async () => {
    await world.line.open();
    await world.line.event("1-1", delta("별"));
    await world.line.breakOff();
    expect(lines.at(-1)).toBe("lost");
    await world.pass(1000);
    expect(world.lines).toHaveLength(2);
    expect(world.line.cursor).toBe("1-1");
    await world.line.open();
    expect(lines.at(-1)).toBe("open");
  });

  test("waits longer each time nobody answers, and never for ever", async () => {
    const waits: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const tries = world.lines.length;
      await world.line.refuse(503, "unavailable");
      let waited = 0;
      while (world.lines.length === tries && waited < 60_000) {
        await world.pass(50);
        waited += 50;
      }
      waits.push(waited);
    }
    expect(waits[0]).toBeLessThan(400);
    expect(waits[4]).toBeGreaterThan(waits[1] ?? 0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(10_000);
  });

  test("waits as long as it was told", async () => {
    await world.line.refuse(429, "rate_limited", 5);
    await world.pass(4900);
    expect(world.lines).toHaveLength(1);
    await world.pass(200);
    expect(world.lines).toHaveLength(2);
  });

  test("tries at once when it is woken", async () => {
    await world.line.refuse(503, "unavailable");
    follower.wake();
    await settle();
    expect(world.lines).toHaveLength(2);
  });

  test("takes a line that fell silent for dead", async () => {
    await world.line.open();
    await world.pass(SILENCE_MS - 100);
    await world.line.send(": heartbeat\n\n");
    await world.pass(SILENCE_MS - 100);
    expect(world.lines).toHaveLength(1);
    await world.pass(200);
    await world.pass(1000);
    expect(world.lines).toHaveLength(2);
  });

  test("lets go of its line at once when the network is cut", async () => {
    await world.line.open();
    follower.cut();
    expect(world.lines[0]?.signal.aborted).toBe(true);
    expect(lines.at(-1)).toBe("lost");
  });

  test("loads the snapshot when its cursor is gone", async () => {
    await world.line.refuse(410, "cursor_gone");
    await world.pass(400);
    expect(world.line.cursor).toBe("2-0");
  });

  test("loads the snapshot when it is told so in mid-stream", async () => {
    await world.line.open();
    await world.line.send('data: {"type":"gone"}\n\n');
    await world.pass(400);
    expect(world.line.cursor).toBe("2-0");
  });

  test("moves to another instance without a word of trouble", async () => {
    await world.line.open();
    await world.line.event("1-1", delta("별"));
    await world.line.send('data: {"type":"moving"}\n\n');
    await world.line.end();
    await world.pass(400);
    expect(world.line.cursor).toBe("1-1");
    expect(lines).not.toContain("lost");
  });

  test("renews its session once", async () => {
    await world.line.refuse(401, "unauthenticated");
    await world.pass(400);
    expect(renewals).toBe(1);
    await world.line.refuse(401, "unauthenticated");
    expect(refused.map(({ code }) => code)).toEqual(["unauthenticated"]);
  });

  test("gives up on what is not there", async () => {
    await world.line.refuse(404, "not_found");
    await world.pass(60_000);
    expect(refused.map(({ code }) => code)).toEqual(["not_found"]);
    expect(world.lines).toHaveLength(1);
  });

  test("rests and goes on from the same place", async () => {
    await world.line.open();
    await world.line.event("1-1", delta("별"));
    follower.rest();
    expect(world.lines[0]?.signal.aborted).toBe(true);
    await world.pass(60_000);
    expect(world.lines).toHaveLength(1);
    follower.start();
    await settle();
    expect(world.line.cursor).toBe("1-1");
  });
});
