import { describe, expect, test, vi } from "vitest";
import { BUFFER_HIGH, CHUNK_BYTES, PIECE_BYTES } from "../../src/peer/limits";
import { recordOf } from "../../src/peer/record";
import type { PeerMessage } from "../../src/protocol/events";
import type { FakeChannel } from "./fake-channel";
import {
  accepted,
  digest,
  digestAt,
  fileIn,
  fileOf,
  filesOf,
  moveUntil,
  noise,
  offered,
  SIZE,
} from "./file-stage";
import { Stage, settle } from "./stage";

// Megabytes are hashed here, also on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 });

describe("a file", () => {
  test("waits for an answer, moves, and arrives whole", async () => {
    const bytes = noise(SIZE);
    const stage = await offered(fileOf(bytes));
    const { host, guest } = stage;
    expect([fileIn(host).state, fileIn(guest).state]).toEqual(["offered", "offered"]);
    expect(stage.wire?.guest.file.peak).toBe(0);
    host.talk.answer(fileIn(host).number, true);
    await moveUntil(stage, PIECE_BYTES);
    expect([fileIn(host).state, fileIn(guest).state]).toEqual(["moving", "moving"]);
    stage.clock.pass(250);
    expect(fileIn(host).moved).toBeGreaterThan(PIECE_BYTES - CHUNK_BYTES);
    await stage.quiet();
    expect([fileIn(host).state, fileIn(guest).state]).toEqual(["arrived", "arrived"]);
    expect(fileIn(host)).toMatchObject({ moved: SIZE, isImage: false, warning: null, mine: false });
    expect(await digestAt(fileIn(host).url)).toEqual(digest(bytes));
    expect(recordOf(host.talk.view()).files).toEqual([
      { name: "사진.bin", size: SIZE, mine: false },
    ]);
    await host.reload();
    await settle();
    await stage.meet();
    expect(await digestAt(fileIn(host).url)).toEqual(digest(bytes));
  });

  test("never fills the channel, and never polls it", async () => {
    const stage = await accepted(fileOf(noise(SIZE)));
    const channel = stage.wire?.guest.file as FakeChannel;
    let reads = 0;
    for (let i = 0; i < 50; i += 1) await settle();
    while (channel.queue.length === 0) {
      for (const one of stage.wire?.waiting ?? []) one.deliver();
      await settle();
    }
    for (let i = 0; i < 50; i += 1) await settle();
    expect(channel.bufferedAmount).toBeGreaterThan(BUFFER_HIGH);
    expect(channel.peak).toBeLessThanOrEqual(BUFFER_HIGH + CHUNK_BYTES + 12);
    const { bufferedAmount } = channel;
    Object.defineProperty(channel, "bufferedAmount", {
      get: () => {
        reads += 1;
        return bufferedAmount;
      },
      set: () => {},
      configurable: true,
    });
    for (let i = 0; i < 50; i += 1) await settle();
    expect(reads).toBe(0);
    Object.defineProperty(channel, "bufferedAmount", { value: bufferedAmount, writable: true });
    await stage.quiet();
    expect(fileIn(stage.host).state).toBe("arrived");
    expect(channel.peak).toBeLessThanOrEqual(BUFFER_HIGH + CHUNK_BYTES + 12);
  });

  test("is shown at most four times a second while it moves", async () => {
    const stage = await accepted(fileOf(noise(PIECE_BYTES)));
    await moveUntil(stage, CHUNK_BYTES);
    let told = 0;
    stage.host.talk.subscribe(() => {
      told += 1;
    });
    await moveUntil(stage, PIECE_BYTES / 2);
    expect(told).toBe(0);
    stage.clock.pass(250);
    await settle();
    expect(told).toBe(1);
  });

  test.each(["host", "guest"] as const)("stops when the %s cancels it", async (role) => {
    const stage = await accepted(fileOf(noise(SIZE)));
    await moveUntil(stage, PIECE_BYTES + CHUNK_BYTES);
    stage[role].talk.cancel(1, role === "guest");
    await stage.quiet();
    expect(stage.sides.map((side) => fileIn(side).state)).toEqual(["cancelled", "cancelled"]);
    expect(stage.wire?.guest.file.queue).toHaveLength(0);
    expect(await stage.host.store.seat("room", "host").pieces(1)).toEqual([]);
    expect(await stage.guest.store.seat("room", "guest").chosen(1)).toBeNull();
    stage.host.talk.answer(1, true);
    await stage.meet();
    expect(stage.sides.map((side) => fileIn(side).state)).toEqual(["cancelled", "cancelled"]);
  });

  test("is asked for only when its sender has been told that it is wanted", async () => {
    const stage = await offered(fileOf(noise(1_000)));
    const queue = stage.wire?.host.talk.queue ?? [];
    stage.disk.isSlow = true;
    stage.host.talk.answer(1, true);
    for (let i = 0; i < 10; i += 1) await settle();
    expect(queue).toHaveLength(0);
    await stage.disk.all();
    for (let i = 0; i < 10; i += 1) await settle();
    const types = queue.map((data) => (JSON.parse(String(data)) as PeerMessage).type);
    expect(types).toEqual(["entry", "fileWanted"]);
    stage.disk.isSlow = false;
    await stage.quiet();
    expect(fileIn(stage.host).state).toBe("arrived");
  });

  test("that is declined is not sent", async () => {
    const stage = await offered(fileOf(noise(1_000)));
    stage.host.talk.answer(1, false);
    stage.host.talk.answer(1, true);
    await stage.quiet();
    expect(stage.sides.map((side) => fileIn(side).state)).toEqual(["declined", "declined"]);
    expect(stage.wire?.guest.file.peak).toBe(0);
  });

  test("shares the line with the others, and lets chat through", async () => {
    const stage = await Stage.set();
    const { host, guest } = stage;
    await stage.meet();
    await guest.talk.send(fileOf(noise(SIZE), "큰.bin"));
    await guest.talk.send(fileOf(noise(100_000, 2), "작은.bin"));
    await stage.quiet();
    for (const file of filesOf(host)) host.talk.answer(file.number, true);
    await moveUntil(stage, 40 * CHUNK_BYTES);
    for (let i = 0; i < 20; i += 1) {
      await settle();
      for (const one of stage.wire?.waiting ?? [])
        if (one !== stage.wire?.guest.file) one.deliver();
    }
    guest.talk.say("잘 가나요?");
    await settle();
    stage.wire?.guest.talk.deliver();
    expect(host.texts).toEqual(["잘 가나요?"]);
    expect(filesOf(host).map((file) => file.state)).toEqual(["moving", "arrived"]);
    await stage.quiet();
    expect(filesOf(host).map((file) => file.state)).toEqual(["arrived", "arrived"]);
  });
});
