import { beforeEach, describe, expect, test } from "vitest";
import { ApiProblem } from "../src/api/problem";
import { Follower, type Line, SILENCE_MS } from "../src/stream/follow";
import { FakeWorld, settle } from "./fake-world";

let world: FakeWorld;
let follower: Follower;
let heard: [cursor: string, text: string][];
let lines: Line[];
let refused: string[];
let pauses: number[];
let gone: () => Promise<string>;
let unauthenticated: () => Promise<void>;
let listening: () => void;

const delta = (text: string) => ({ type: "delta", text });

/** Every wait that is not the watch over a silent line. */
function watchPauses(): void {
  const after = world.after;
  world.after = (milliseconds, run) => {
    if (milliseconds !== SILENCE_MS) pauses.push(milliseconds);
    return after(milliseconds, run);
  };
}

beforeEach(async () => {
  world = new FakeWorld();
  heard = [];
  lines = [];
  refused = [];
  pauses = [];
  gone = async () => "9-0";
  unauthenticated = async () => undefined;
  listening = () => undefined;
  watchPauses();
  follower = new Follower(
    {
      url: (cursor) => `/events?after=${cursor}`,
      cursor: "1-0",
      onEvent: (event, cursor) => {
        heard.push([cursor, event.type === "delta" ? event.text : event.type]);
        listening();
      },
      onLine: (line) => lines.push(line),
      onGone: () => gone(),
      onRefused: ({ code }) => refused.push(code),
      onUnauthenticated: () => unauthenticated(),
    },
    world,
  );
  follower.start();
  await settle();
});

describe("the pause before coming back", () => {
  const fail = async (times: number) => {
    for (let i = 0; i < times; i += 1) {
      await world.line.refuse(503, "unavailable");
      await world.pass(10_000);
    }
  };

  test("doubles from a quarter of a second up to ten", async () => {
    world.random = () => 1 - Number.EPSILON;
    await fail(9);
    const whole = pauses.map((pause) => Math.round(pause));
    expect(whole).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
  });

  test("is spread over its later half, so that not everyone comes back at once", async () => {
    world.random = () => 0;
    await fail(3);
    expect(pauses).toEqual([125, 250, 500]);
    world.random = () => 0.5;
    await fail(1);
    expect(pauses.at(-1)).toBe(1500);
  });

  test("is short again once the line was open", async () => {
    await fail(6);
    await world.line.open();
    await world.line.breakOff();
    expect(pauses.at(-1)).toBeLessThanOrEqual(250);
  });

  test("is never shorter than the server asked for, nor than its own", async () => {
    await world.line.refuse(503, "draining", 30);
    expect(pauses).toEqual([30_000]);
    await world.pass(30_000);
    await world.line.refuse(503, "draining", 0);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(250);
  });

  test("is for a line that nobody answered, too", async () => {
    await world.pass(SILENCE_MS);
    expect(lines).toEqual(["connecting", "lost"]);
    await world.pass(1000);
    expect(world.lines).toHaveLength(2);
  });

  test("follows an answer that was meant to be a stream and is none", async () => {
    for (let tries = 0; tries < 4; tries += 1) {
      await world.line.refuse(200, "internal");
      await world.pass(10_000);
    }
    expect(lines).not.toContain("open");
    expect(pauses.map((pause) => Math.round(pause))).toEqual([188, 375, 750, 1500]);
    expect(refused).toEqual([]);
  });
});

describe("what is heard", () => {
  test("is heard once over many breaks, from the server's place", async () => {
    const journal = Array.from({ length: 12 }, (_, at) => [`1-${at + 1}`, `낱말 ${at}`] as const);
    let breaks = 0;
    while (heard.length < journal.length) {
      expect(world.line.cursor).toBe(heard.at(-1)?.[0] ?? "1-0");
      await world.line.open();
      const from = heard.length;
      for (const [cursor, text] of journal.slice(from, from + 1 + (breaks % 3))) {
        await world.line.event(cursor, delta(text));
      }
      // Half an event is on its way when the line breaks.
      await world.line.send('id: 1-99\ndata: {"type":"del');
      await world.line.breakOff();
      await world.pass(1000);
      breaks += 1;
    }
    expect(breaks).toBeGreaterThan(4);
    expect(heard).toEqual(journal);
  });

  test("comes without its cursor if it has none, and leaves the place where it was", async () => {
    await world.line.open();
    await world.line.event("1-1", delta("별"));
    await world.line.end();
    await world.pass(1000);
    await world.line.open();
    await world.line.send('data: {"type":"moving"}\n\n');
    expect(heard).toEqual([
      ["1-1", "별"],
      ["", "moving"],
    ]);
    await world.line.end();
    await world.pass(400);
    expect(world.line.cursor).toBe("1-1");
  });

  test("is nothing of what a line says after it was let go", async () => {
    await world.line.open();
    const [first] = world.lines;
    follower.rest();
    follower.start();
    await settle();
    await world.line.open();
    await first?.event("1-1", delta("늦은 말"));
    await world.line.event("1-1", delta("별"));
    expect(heard).toEqual([["1-1", "별"]]);
  });

  test("is nothing after the word at which the listener let go", async () => {
    listening = () => follower.rest();
    await world.line.open();
    await world.line.send(
      'id: 1-1\ndata: {"type":"delta","text":"별"}\n\nid: 1-2\ndata: {"type":"delta","text":"이"}\n\n',
    );
    expect(heard).toEqual([["1-1", "별"]]);
    follower.start();
    await settle();
    expect(world.line.cursor).toBe("1-1");
  });

  test("does not end the line for being no event at all", async () => {
    await world.line.open();
    await world.line.send("data: this is not JSON\n\n");
    await world.pass(1000);
    await world.line.open();
    await world.line.event("1-1", delta("별"));
    expect(heard).toEqual([["1-1", "별"]]);
  });
});

describe("a line", () => {
  test("is kept alive by heartbeats for as long as they come", async () => {
    await world.line.open();
    for (let minutes = 0; minutes < 5; minutes += 1) {
      for (let beats = 0; beats < 4; beats += 1) {
        await world.pass(15_000);
        await world.line.send(":\n\n");
      }
    }
    expect(world.lines).toHaveLength(1);
    expect(lines).toEqual(["connecting", "open"]);
  });

  test("is given up to the second when they stop", async () => {
    await world.line.open();
    await world.pass(SILENCE_MS - 1);
    expect(world.line.signal.aborted).toBe(false);
    await world.pass(1);
    expect(world.line.signal.aborted).toBe(true);
    expect(lines.at(-1)).toBe("lost");
  });

  test("says connecting once, and lost until it is open again", async () => {
    await world.line.refuse(503, "unavailable");
    await world.pass(1000);
    await world.line.refuse(503, "unavailable");
    await world.pass(2000);
    await world.line.open();
    expect(lines.filter((line, at) => line !== lines[at - 1])).toEqual([
      "connecting",
      "lost",
      "open",
    ]);
  });

  test("moves within a third of a second, each page at a moment of its own", async () => {
    world.random = () => 0.9;
    await world.line.open();
    await world.line.send('data: {"type":"moving"}\n\n');
    expect(world.lines).toHaveLength(1);
    await world.line.end();
    expect(pauses).toEqual([270]);
  });

  test("goes on hearing the last words of a server that is about to stop", async () => {
    await world.line.open();
    await world.line.send('data: {"type":"moving"}\n\n');
    await world.line.event("1-1", delta("끝까지"));
    expect(heard.at(-1)).toEqual(["1-1", "끝까지"]);
  });
});

describe("a cursor that is gone", () => {
  test("is replaced by the snapshot's, and what follows it is heard", async () => {
    await world.line.refuse(410, "cursor_gone");
    await world.pass(400);
    expect(world.line.cursor).toBe("9-0");
    await world.line.open();
    await world.line.event("9-1", delta("별"));
    expect(heard).toEqual([["9-1", "별"]]);
    expect(lines).not.toContain("lost");
  });

  test("is asked about again later if the snapshot does not come either", async () => {
    gone = async () => {
      throw new ApiProblem(503, "unavailable");
    };
    await world.line.refuse(410, "cursor_gone");
    expect(lines.at(-1)).toBe("lost");
    await world.pass(1000);
    expect(world.line.cursor).toBe("1-0");
    gone = async () => "9-0";
    await world.line.refuse(410, "cursor_gone");
    await world.pass(400);
    expect(world.line.cursor).toBe("9-0");
  });

  test("ends it all if the conversation itself is not there", async () => {
    gone = async () => {
      throw new ApiProblem(404, "not_found");
    };
    await world.line.refuse(410, "cursor_gone");
    await world.pass(60_000);
    expect(refused).toEqual(["not_found"]);
    expect(world.lines).toHaveLength(1);
  });

  test("does not call a follower back that rests meanwhile", async () => {
    let answer: (cursor: string) => void = () => undefined;
    gone = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await world.line.refuse(410, "cursor_gone");
    follower.rest();
    answer("9-0");
    await settle();
    await world.pass(60_000);
    expect(world.lines).toHaveLength(1);
    expect(lines.at(-1)).toBe("resting");
  });
});

describe("an answer that comes after its line was let go", () => {
  test("does not end the line that was opened since", async () => {
    let fail: (problem: ApiProblem) => void = () => undefined;
    gone = () =>
      new Promise((_, reject) => {
        fail = reject;
      });
    await world.line.refuse(410, "cursor_gone");
    follower.rest();
    follower.start();
    await settle();
    await world.line.open();
    fail(new ApiProblem(404, "not_found"));
    await settle();
    await world.line.event("1-1", delta("별"));
    expect(heard).toEqual([["1-1", "별"]]);
  });
});

describe("a session that ran out", () => {
  test("is asked for again later where the server cannot give one now", async () => {
    unauthenticated = async () => {
      throw new ApiProblem(0, "offline");
    };
    await world.line.refuse(401, "unauthenticated");
    await world.pass(1000);
    expect(world.lines).toHaveLength(2);
    expect(refused).toEqual([]);
  });

  test("may run out again after the line was open", async () => {
    for (let days = 0; days < 3; days += 1) {
      await world.line.refuse(401, "unauthenticated");
      await world.pass(400);
      await world.line.open();
      await world.line.end();
      await world.pass(1000);
    }
    expect(refused).toEqual([]);
  });
});

describe("resting", () => {
  test("cancels a pause that has begun", async () => {
    await world.line.refuse(503, "unavailable");
    follower.rest();
    await world.pass(60_000);
    expect(world.lines).toHaveLength(1);
    expect(lines.at(-1)).toBe("resting");
  });

  test("aborts a request that nobody has answered", async () => {
    follower.rest();
    await settle();
    expect(world.line.signal.aborted).toBe(true);
    await world.pass(60_000);
    expect(world.lines).toHaveLength(1);
    expect(lines).toEqual(["connecting", "resting"]);
  });

  test("is not disturbed by a network that comes and goes", async () => {
    await world.line.open();
    follower.rest();
    follower.cut();
    follower.wake();
    await world.pass(60_000);
    expect(world.lines).toHaveLength(1);
  });

  test("and starting twice change nothing more than once", async () => {
    follower.start();
    await settle();
    expect(world.lines).toHaveLength(1);
    follower.rest();
    follower.rest();
    expect(lines).toEqual(["connecting", "resting"]);
  });
});

describe("waking", () => {
  test("does not open a second line beside one that is open", async () => {
    await world.line.open();
    follower.wake();
    await settle();
    expect(world.lines).toHaveLength(1);
  });

  test("leaves no pause behind that would open another line", async () => {
    await world.line.refuse(503, "unavailable");
    follower.wake();
    await settle();
    await world.line.open();
    await world.pass(30_000);
    expect(world.lines).toHaveLength(2);
  });

  test("comes back by itself after a cut, even if nobody wakes it", async () => {
    await world.line.open();
    follower.cut();
    await world.pass(1000);
    expect(world.lines).toHaveLength(2);
  });
});
