import { beforeEach, describe, expect, test } from "vitest";
import type { ClientSignal, ServerFrame } from "../../src/protocol/events";
import { SignalSocket } from "../../src/rtc/signal-socket";
import { FakeClock } from "./fake-clock";
import { FakeWire } from "./fake-wire";

let clock: FakeClock;
let wires: FakeWire[];
let socket: SignalSocket;
let told: string[];

const wire = (): FakeWire => {
  const last = wires.at(-1);
  if (last === undefined) throw new Error("no socket was opened");
  return last;
};

const welcome = (cursor: string, resumed = true): ServerFrame => ({
  type: "welcome",
  cursor,
  seat: "s2",
  role: "guest",
  standing: "seated",
  nickname: "바다",
  polite: true,
  room: { relayOnly: false, expiresAt: "2026-11-26T12:00:00Z" },
  resumed,
});

const held = (cursor: string, message: string): ServerFrame => ({ type: "held", cursor, message });

const admit = (seat: string): ClientSignal => ({ type: "admit", seat });

const seatsOf = (of: FakeWire) => of.sent.flatMap((one) => (one.type === "admit" ? one.seat : []));

beforeEach(() => {
  clock = new FakeClock();
  wires = [];
  told = [];
  socket = new SignalSocket(
    {
      url: "wss://conch.test/api/rooms/r1/signal",
      seatToken: "s2.secret",
      session: "session-1",
      onFrame: (frame) =>
        told.push(frame.type === "held" ? frame.message : `${frame.type} ${frame.cursor}`),
      onLine: (line) => told.push(line),
      onFarewell: (why) => told.push(`farewell ${why}`),
    },
    {
      ...clock,
      socket: (url, protocol) => {
        const made = new FakeWire(url, protocol);
        wires.push(made);
        return made.asWire();
      },
    },
  );
  socket.start();
});

function greet(cursor = "7-1", resumed = true): void {
  wire().open();
  wire().say(welcome(cursor, resumed));
}

describe("the line to the rooms service", () => {
  test("says hello first, in the subprotocol, without a cursor", () => {
    wire().open();
    expect(wire().protocol).toBe("conch.v1");
    expect(wire().sent).toEqual([{ type: "hello", seatToken: "s2.secret", session: "session-1" }]);
    wire().say(welcome("7-1"));
    expect(told).toEqual(["open", "welcome 7-1"]);
  });

  test("comes back with the cursor of the last frame that it handled", async () => {
    greet();
    wire().say(held("7-2", "하나"));
    wire().say({ type: "pong" });
    wire().end();
    await clock.pass(0);
    wire().open();
    expect(wire().sent[0]).toMatchObject({ type: "hello", cursor: "7-2" });
  });

  test("a welcome that is ahead of what it resumes is not what was handled", async () => {
    greet();
    wire().say(held("7-2", "하나"));
    wire().end();
    await clock.pass(0);
    greet("7-9");
    wire().end();
    await clock.pass(187);
    wire().open();
    expect(wire().sent[0]).toMatchObject({ cursor: "7-2" });
    wire().say(welcome("7-9", false));
    wire().end();
    await clock.pass(187);
    wire().open();
    expect(wire().sent[0]).toMatchObject({ cursor: "7-9" });
  });

  test("hears a frame once", () => {
    greet();
    wire().say(held("7-2", "하나"));
    wire().say(held("7-2", "하나"));
    wire().say(held("7-3", "둘"));
    expect(told.slice(2)).toEqual(["하나", "둘"]);
  });

  test("keeps what is said before the welcome, and says it then", () => {
    socket.send(admit("s3"));
    wire().open();
    expect(seatsOf(wire())).toEqual([]);
    wire().say(welcome("7-1"));
    expect(seatsOf(wire())).toEqual(["s3"]);
  });

  test("says again, in order and before anything new, what no pong has confirmed", async () => {
    greet();
    socket.send(admit("s3"));
    await clock.pass(1000);
    expect(wire().sent.at(-1)).toEqual({ type: "ping" });
    socket.send(admit("s4"));
    wire().say({ type: "pong" });
    socket.send(admit("s5"));
    wire().end();
    await clock.pass(0);
    greet("7-9");
    socket.send(admit("s6"));
    expect(seatsOf(wire())).toEqual(["s4", "s5", "s6"]);
  });

  test("a pong of an earlier ping confirms only what went before that one", async () => {
    greet();
    socket.send(admit("s3"));
    await clock.pass(1000);
    socket.send(admit("s4"));
    await clock.pass(1000);
    expect(wire().sent.filter(({ type }) => type === "ping")).toHaveLength(2);
    wire().say({ type: "pong" });
    wire().end();
    await clock.pass(0);
    greet("7-9");
    expect(seatsOf(wire())).toEqual(["s4"]);
  });

  test("lets go of a line on which no pong comes for three seconds", async () => {
    greet();
    socket.send(admit("s3"));
    await clock.pass(3999);
    expect(wires).toHaveLength(1);
    await clock.pass(1);
    expect(wires).toHaveLength(2);
    expect(wires[0]?.closed).toBe(true);
    expect(told.at(-1)).toBe("reconnecting");
  });

  test("asks a quiet line now and then whether it still holds", async () => {
    greet();
    await clock.pass(20_000);
    expect(wire().sent.at(-1)).toEqual({ type: "ping" });
    wire().say({ type: "pong" });
    await clock.pass(20_000);
    await clock.pass(3000);
    expect(wires).toHaveLength(2);
  });

  test("waits 0, then up to 250, 500, 1000, 2000, 2000 milliseconds, and never gives up", async () => {
    const opened: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      const before = clock.now();
      const count = wires.length;
      wire().end();
      while (wires.length === count) await clock.pass(1);
      opened.push(clock.now() - before);
    }
    expect(opened.map((after) => Math.max(0, after - 1))).toEqual([
      0, 187, 374, 749, 1499, 1499, 1499, 1499,
    ]);
    greet();
    expect(told.at(-2)).toBe("open");
  });

  test("a socket that never says welcome is given up", async () => {
    wire().open();
    await clock.pass(6001);
    expect(wires).toHaveLength(2);
  });

  test("comes back at once when the network is back", async () => {
    for (let times = 0; times < 6; times += 1) {
      wire().end();
      await clock.pass(2000);
    }
    wire().end();
    const count = wires.length;
    socket.probe();
    expect(wires).toHaveLength(count + 1);
    // One that began before the network changed may hang for long.
    await clock.pass(1500);
    socket.renew();
    expect(wires).toHaveLength(count + 2);
    expect(wires.at(-2)?.closed).toBe(true);
  });

  test("moves to another instance without a gap", async () => {
    greet();
    socket.send(admit("s3"));
    const old = wire();
    old.say({ type: "moving", cursor: "7-2", reason: "deploy" });
    await clock.pass(300);
    expect(wires).toHaveLength(2);
    expect(old.closed).toBe(false);
    old.say(held("7-3", "하나"));
    wire().open();
    expect(wire().sent[0]).toMatchObject({ cursor: "7-3" });
    // Whatever the old one still says is said again by the new one.
    old.say(held("7-4", "둘"));
    wire().say(welcome("7-3"));
    wire().say(held("7-4", "둘"));
    old.end(4001);
    expect(old.closed).toBe(true);
    expect(seatsOf(wire())).toEqual(["s3"]);
    expect(told.slice(2)).toEqual(["moving 7-2", "하나", "open", "welcome 7-3", "둘"]);
  });

  test("an old socket that is replaced before the new one is welcome is no farewell", async () => {
    greet();
    const old = wire();
    old.say({ type: "moving", cursor: "7-2", reason: "deploy" });
    await clock.pass(300);
    wire().open();
    old.end(4001);
    expect(told.at(-1)).toBe("moving 7-2");
    wire().say(welcome("7-2"));
    expect(told.at(-1)).toBe("welcome 7-2");
  });

  test("a new instance that fails after hello makes it come back with the cursor", async () => {
    greet();
    const old = wire();
    old.say({ type: "moving", cursor: "7-2", reason: "deploy" });
    await clock.pass(300);
    wire().open();
    old.say(held("7-3", "하나"));
    wire().end();
    expect(old.closed).toBe(true);
    await clock.pass(0);
    wire().open();
    expect(wire().sent[0]).toMatchObject({ cursor: "7-2" });
    expect(told.at(-1)).toBe("reconnecting");
  });

  test.each([
    [4001, "replaced"],
    [4003, "refused"],
    [4004, "ended"],
  ])("after %i it does not come back: %s", async (code, why) => {
    greet();
    wire().end(code);
    await clock.pass(60_000);
    expect(wires).toHaveLength(1);
    expect(told.at(-1)).toBe(`farewell ${why}`);
    expect(clock.waiting).toBe(0);
  });

  test.each([1000, 1001, 1006, 1011, 4002, 4005, 4006, 4008])(
    "after %i it comes back",
    async (code) => {
      greet();
      wire().end(code);
      await clock.pass(0);
      expect(wires).toHaveLength(2);
    },
  );

  test("does not repeat what the server called misbehaviour, but begins anew", async () => {
    greet();
    socket.send(admit("s3"));
    wire().end(4007);
    await clock.pass(0);
    let resumed: boolean | undefined;
    const { signalling } = socket as unknown as {
      signalling: { onFrame: (f: ServerFrame) => void };
    };
    signalling.onFrame = (frame) => {
      if (frame.type === "welcome") resumed = frame.resumed;
    };
    greet("7-1", true);
    expect(seatsOf(wire())).toEqual([]);
    expect(resumed).toBe(false);
  });

  test("does not send what is larger than a frame may be", () => {
    greet();
    socket.send({ type: "hold", seat: "s3", message: "가".repeat(22_000) });
    expect(wire().sent).toHaveLength(1);
  });

  test("forgets what is no longer worth saying", () => {
    socket.send(admit("s3"));
    socket.send(admit("s4"));
    socket.forget((signal) => signal.type === "admit" && signal.seat === "s3");
    greet();
    expect(seatsOf(wire())).toEqual(["s4"]);
  });

  test("leaves nothing running when it is stopped", async () => {
    greet();
    socket.send(admit("s3"));
    socket.stop();
    expect(wire().closed).toBe(true);
    expect(clock.waiting).toBe(0);
  });
});
