/** One contract for both stores. */
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openTalk } from "../../src/peer/peer-talk";
import { openStore } from "../../src/peer/store/indexed";
import { MemoryStore } from "../../src/peer/store/memory";
import { type KeptState, LogTaken, type Store } from "../../src/peer/store/store";
import type { LogEntry } from "../../src/protocol/events";
import { Chance } from "./random";
import { FakeClock } from "./stage";

/** As browsers have it: what is in it is its properties. */
class FakeStorage {
  [name: string]: unknown;
  getItem(name: string) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name: string, value: string) {
    this[name] = value;
  }
  removeItem(name: string) {
    delete this[name];
  }
}

afterEach(() => vi.unstubAllGlobals());

const DAY = 24 * 60 * 60 * 1_000;
const state: KeptState = { own: "a", other: "b", delivered: 1, seen: 1, seenOther: 2 };

function entry(number: number, text = `${number}`): LogEntry {
  return { number, clock: number, at: 1, body: { type: "chat", text } };
}

const adapters: [string, (clock: FakeClock) => Promise<Store>][] = [
  ["memory", async (clock) => new MemoryStore(clock)],
  ["IndexedDB", (clock) => openStore(new IDBFactory(), clock)],
];

describe.each(adapters)("a store in %s", (_, open) => {
  test("gives back what it was given, in order and up to a gap", async () => {
    const seat = (await open(new FakeClock())).seat("room", "seat");
    expect(await seat.load()).toEqual({ state: null, own: [], other: [], seeds: new Map() });
    await seat.keep([
      { type: "state", state },
      { type: "seed", seal: "s1", seed: "one" },
      { type: "own", entries: [entry(1), entry(2)] },
    ]);
    await seat.keep([
      { type: "other", entries: [entry(1), entry(2), entry(4)] },
      { type: "own", entries: [entry(3)] },
      { type: "other", entries: [entry(2)] },
    ]);
    const kept = await seat.load();
    expect(kept.state).toEqual(state);
    expect(kept.own).toEqual([entry(1), entry(2), entry(3)]);
    expect(kept.other).toEqual([entry(1), entry(2)]);
    expect([...kept.seeds]).toEqual([["s1", "one"]]);
  });

  test("takes all changes or none, and no own number twice", async () => {
    const seat = (await open(new FakeClock())).seat("room", "seat");
    await seat.keep([{ type: "own", entries: [entry(1)] }]);
    const changes = [
      { type: "own", entries: [entry(2)] } as const,
      { type: "own", entries: [entry(1, "another")] } as const,
    ];
    await expect(seat.keep(changes)).rejects.toBeInstanceOf(LogTaken);
    expect((await seat.load()).own).toEqual([entry(1)]);
  });

  test("replaces the own log, and lets files follow their numbers", async () => {
    const seat = (await open(new FakeClock())).seat("room", "seat");
    await seat.keep([{ type: "own", entries: [entry(1), entry(2)] }]);
    await seat.keepChosen(1, new Blob(["one"]));
    await seat.keepChosen(2, new Blob(["two"]));
    const entries = [entry(1, "older"), entry(2), entry(3)];
    const moved: [number, number][] = [
      [1, 2],
      [2, 3],
    ];
    await seat.keep([{ type: "ownAnew", entries, moved }]);
    expect((await seat.load()).own).toEqual(entries);
    const texts = await Promise.all(
      [1, 2, 3].map(async (file) => (await seat.chosen(file))?.text() ?? null),
    );
    expect(texts).toEqual([null, "one", "two"]);
    await seat.dropChosen(2);
    expect(await seat.chosen(2)).toBeNull();
  });

  test("notes at once what is not kept, until it is, and no longer than the rest", async () => {
    vi.stubGlobal("localStorage", new FakeStorage());
    const clock = new FakeClock();
    const store = await open(clock);
    const [seat, next] = [store.seat("a", "seat"), store.seat("ab", "seat")];
    expect(seat.noted()).toEqual([]);
    for (const one of [seat, next]) {
      one.note([entry(1), entry(2)]);
      await one.keep([{ type: "state", state }]);
    }
    expect(store.seat("a", "seat").noted()).toEqual([entry(1), entry(2)]);
    seat.note([entry(2)]);
    expect(seat.noted()).toEqual([entry(2)]);
    await store.forget("a");
    expect(store.seat("a", "seat").noted()).toEqual([]);
    expect(next.noted()).toHaveLength(2);
    next.note([]);
    expect(next.noted()).toEqual([]);
    next.note([entry(3)]);
    clock.pass(DAY + 1);
    await store.sweep(clock.now() - DAY);
    expect(store.seat("ab", "seat").noted()).toEqual([]);
  });

  test("keeps pieces of files in order, and drops them together", async () => {
    const seat = (await open(new FakeClock())).seat("room", "seat");
    await seat.keepPiece(7, 1, new Blob(["b"]));
    await seat.keepPiece(7, 0, new Blob(["a"]));
    await seat.keepPiece(7, 3, new Blob(["d"]));
    await seat.keepPiece(8, 0, new Blob(["x"]));
    expect(await new Blob(await seat.pieces(7)).text()).toBe("ab");
    await seat.dropPieces(7);
    expect(await seat.pieces(7)).toEqual([]);
    expect(await seat.pieces(8)).toHaveLength(1);
  });

  test("forgets a room and no other, and rooms that nobody touched for a day", async () => {
    const clock = new FakeClock();
    const store = await open(clock);
    const rooms = ["a", "ab", "b"].map((room) => store.seat(room, "seat"));
    for (const seat of rooms) {
      await seat.keep([{ type: "own", entries: [entry(1)] }]);
      await seat.keepPiece(1, 0, new Blob(["x"]));
    }
    const left = async () =>
      Promise.all(
        ["a", "ab", "b"].map(async (room) => {
          const seat = store.seat(room, "seat");
          return (await seat.load()).own.length + (await seat.pieces(1)).length;
        }),
      );
    await store.forget("a");
    expect(await left()).toEqual([0, 2, 2]);
    clock.pass(DAY / 2);
    await store.seat("b", "seat").keep([{ type: "own", entries: [entry(2)] }]);
    clock.pass(DAY / 2 + 1);
    await store.sweep(clock.now() - DAY);
    expect(await left()).toEqual([0, 0, 3]);
  });
});

describe("a browser that keeps nothing", () => {
  test("says so, and talks all the same", async () => {
    const clock = new FakeClock();
    const broken = {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
    } as unknown as IDBFactory;
    for (const factory of [undefined, broken]) {
      const store = await openStore(factory, clock);
      const random = new Chance(1).bytes;
      const talk = await openTalk({ room: "r", seat: "s", role: "host", store, clock, random });
      talk.say("네");
      expect(talk.view()).toMatchObject({ unkept: true, items: [{ text: "네" }] });
    }
  });
});

describe("two pages of one seat", () => {
  test("write one log without losing what either said", async () => {
    const clock = new FakeClock();
    const store = await openStore(new IDBFactory(), clock);
    const page = (seed: number) => {
      const random = new Chance(seed).bytes;
      return openTalk({ room: "r", seat: "s", role: "guest", store, clock, random });
    };
    const older = await page(1);
    older.say("하나");
    await new Promise((resolve) => setTimeout(resolve, 20));
    const newer = await page(2);
    older.say("둘");
    await new Promise((resolve) => setTimeout(resolve, 20));
    newer.say("셋");
    await new Promise((resolve) => setTimeout(resolve, 50));
    const texts = (await page(3)).view().items.map((item) => item.kind === "chat" && item.text);
    expect(texts).toEqual(["하나", "둘", "셋"]);
    expect(newer.view().items).toHaveLength(3);
  });
});
