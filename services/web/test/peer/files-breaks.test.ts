import { describe, expect, test, vi } from "vitest";
import { CHUNK_BYTES, PIECE_BYTES } from "../../src/peer/limits";
import { recordOf } from "../../src/peer/record";
import type { PeerMessage } from "../../src/protocol/events";
import type { FakeChannel } from "./fake-channel";
import {
  accepted,
  digest,
  digestAt,
  fileIn,
  fileOf,
  moveUntil,
  noise,
  offered,
  SIZE,
} from "./file-stage";
import { Chance } from "./random";
import { Stage, settle } from "./stage";

const SCHEDULES = Number(process.env.CONCH_SCHEDULES ?? 12);
// Megabytes are hashed here, also on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 });

describe("a file", () => {
  test.each(["host", "guest", "both"])("goes on after a reload of %s", async (who) => {
    const bytes = noise(SIZE);
    const stage = await accepted(fileOf(bytes));
    await moveUntil(stage, PIECE_BYTES + 3 * CHUNK_BYTES);
    for (const side of stage.sides) {
      if (who === "both" || who === side.role) await side.reload();
    }
    await settle();
    expect(fileIn(stage.host).state).toBe("paused");
    expect(fileIn(stage.host).moved).toBeGreaterThanOrEqual(PIECE_BYTES);
    const wire = stage.connect();
    const wanted: number[] = [];
    wire.host.talk.bend = (data) => {
      const message = JSON.parse(String(data)) as PeerMessage;
      if (message.type === "fileWanted") wanted.push(message.offset);
      return data;
    };
    await stage.quiet();
    expect(fileIn(stage.host).state).toBe("arrived");
    expect(wanted).toHaveLength(1);
    const atLeast = who === "guest" ? PIECE_BYTES + CHUNK_BYTES : PIECE_BYTES;
    expect(wanted[0]).toBeGreaterThanOrEqual(atLeast);
    expect(await digestAt(fileIn(stage.host).url)).toEqual(digest(bytes));
  });

  test("arrives after cuts and reloads at any moment", async () => {
    const bytes = noise(PIECE_BYTES + 300_000);
    for (let seed = 1; seed <= SCHEDULES; seed += 1) {
      const stage = await accepted(fileOf(bytes), seed);
      const chance = new Chance(seed);
      for (let cut = 0; cut < 5; cut += 1) {
        const steps = chance.below(40);
        for (let i = 0; i < steps; i += 1) {
          await settle();
          const waiting = stage.wire?.waiting ?? [];
          if (waiting.length > 0) chance.of(waiting).deliver();
        }
        if (chance.happens(0.5)) await chance.of(stage.sides).reload();
        else if (chance.happens(0.7)) stage.wire?.cut();
        stage.connect();
      }
      await stage.quiet();
      const at = `seed ${seed}`;
      expect(
        stage.sides.map((side) => fileIn(side).state),
        at,
      ).toEqual(["arrived", "arrived"]);
      expect(await digestAt(fileIn(stage.host).url), at).toEqual(digest(bytes));
    }
  });

  test("whose bytes are not what was sent fails, and is not kept", async () => {
    const stage = await accepted(fileOf(noise(SIZE)));
    const channel = stage.wire?.guest.file as FakeChannel;
    let count = 0;
    channel.bend = (data) => {
      count += 1;
      if (count === 20) new Uint8Array(data as ArrayBuffer)[100] = 0x55;
      return data;
    };
    await stage.quiet();
    expect(fileIn(stage.host)).toMatchObject({ state: "failed", url: null });
    expect(fileIn(stage.guest).state).toBe("failed");
    await stage.guest.reload();
    expect(fileIn(stage.guest).state).toBe("failed");
    expect(await stage.host.store.seat("room", "host").pieces(1)).toEqual([]);
    expect(recordOf(stage.host.talk.view()).files).toEqual([]);
  });

  test("of which more comes than was offered fails", async () => {
    const stage = await accepted(fileOf(noise(1_000)));
    const channel = stage.wire?.guest.file as FakeChannel;
    channel.bend = (data) => {
      const longer = new Uint8Array((data as ArrayBuffer).byteLength + 1);
      longer.set(new Uint8Array(data as ArrayBuffer));
      return longer.buffer;
    };
    await stage.quiet();
    expect(fileIn(stage.host).state).toBe("failed");
  });

  test("arrives once, however often a chunk of it comes", async () => {
    const bytes = noise(10 * CHUNK_BYTES);
    const stage = await accepted(fileOf(bytes));
    const channel = stage.wire?.guest.file as FakeChannel;
    for (let i = 0; i < 200; i += 1) {
      await settle();
      for (const one of stage.wire?.waiting ?? []) one.deliver(one === channel ? 2 : 1);
    }
    await stage.quiet();
    expect(await digestAt(fileIn(stage.host).url)).toBe(digest(bytes));
  });

  test("that is gone from where it was chosen fails on both sides", async () => {
    const stage = await offered(fileOf(noise(1_000)));
    await stage.guest.store.seat("room", "guest").dropChosen(1);
    await stage.guest.reload();
    await stage.meet();
    expect(fileIn(stage.guest).state).toBe("failed");
    stage.host.talk.answer(1, true);
    await stage.quiet();
    expect(stage.sides.map((side) => fileIn(side).state)).toEqual(["failed", "failed"]);
  });

  test("arrives although the store is full", async () => {
    const stage = await Stage.set();
    const seat = stage.host.store.seat("room", "host");
    let pieces = 0;
    const keep = seat.keepPiece.bind(seat);
    seat.keepPiece = async (file, index, piece) => {
      pieces += 1;
      if (pieces === 2) throw new DOMException("full", "QuotaExceededError");
      return keep(file, index, piece);
    };
    await stage.meet();
    const bytes = noise(SIZE);
    await stage.guest.talk.send(fileOf(bytes));
    await stage.quiet();
    stage.host.talk.answer(1, true);
    await stage.quiet();
    expect(fileIn(stage.host).state).toBe("arrived");
    expect(await digestAt(fileIn(stage.host).url)).toEqual(digest(bytes));
  });

  test("that was offered before a lost log came back keeps its bytes", async () => {
    const stage = await Stage.set();
    const { host, guest } = stage;
    await stage.meet();
    for (const text of ["하나", "둘"]) guest.talk.say(text);
    await stage.quiet();
    await guest.loseStorage();
    const bytes = noise(70_000);
    await guest.talk.send(fileOf(bytes));
    await stage.meet();
    await guest.reload();
    await stage.meet();
    host.talk.answer(fileIn(host).number, true);
    await stage.quiet();
    expect(fileIn(host)).toMatchObject({ number: 3, state: "arrived" });
    expect(await digestAt(fileIn(host).url)).toEqual(digest(bytes));
  });
});
