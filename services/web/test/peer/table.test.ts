import { describe, expect, test } from "vitest";
import type { Line } from "../../src/peer/log/logs";
import { recordOf } from "../../src/peer/record";
import { dutyOf } from "../../src/peer/table/duty";
import { foldTables } from "../../src/peer/table/fold";
import { sealOf, verifyJoint } from "../../src/peer/table/joint";
import type { TableView } from "../../src/peer/talk-view";
import type { LogBody, PeerMessage } from "../../src/protocol/events";
import type { Side } from "./stage";
import { Stage } from "./stage";

const stageOf = (side: Side) => side.talk.view().table?.stage ?? null;
const both = (stage: Stage) => stage.sides.map(stageOf);

async function opened(): Promise<Stage> {
  const stage = await Stage.set();
  await stage.meet();
  stage.host.talk.offerTable("three");
  await stage.quiet();
  return stage;
}

async function pickAll(stage: Stage, positions: readonly number[]): Promise<void> {
  for (const position of positions) {
    stage.guest.talk.pick(position);
    await stage.quiet();
  }
}

describe("the card table", () => {
  test("goes from the offer over the picks to the same honest cards on both sides", async () => {
    const stage = await opened();
    const { host, guest } = stage;
    expect(both(stage)).toEqual(["picking", "picking"]);
    guest.talk.pick(12);
    expect(guest.talk.view().table?.picked).toEqual([12]);
    await stage.quiet();
    expect(host.talk.view().table?.picked).toEqual([12]);
    await pickAll(stage, [40, 39]);
    const [mine, theirs] = stage.sides.map((side) => side.talk.view().table) as TableView[];
    expect(mine).toEqual(theirs);
    expect(mine).toMatchObject({
      stage: "open",
      honest: true,
      isAnew: false,
      picked: [12, 40, 39],
    });
    expect(mine?.cards.map((card) => card.position)).toEqual([12, 40, 39]);
    expect(await verifyDrawn(stage, mine as TableView)).toBe(true);
    expect(host.script).toEqual(guest.script);
    const item = guest.talk.view().items[0];
    expect(item).toMatchObject({ kind: "cards", mine: false, mark: null });
    expect(recordOf(host.talk.view()).tables).toEqual([
      { spread: "three", cards: mine?.cards, byHand: false },
    ]);
    host.talk.clearTable();
    await stage.quiet();
    expect(both(stage)).toEqual([null, null]);
    expect(recordOf(host.talk.view()).tables).toHaveLength(1);
  });

  test("lifts a card once, and no more than there are places", async () => {
    const stage = await opened();
    for (const position of [5, 5, 78, -1, 0.5, 6, 7, 8]) stage.guest.talk.pick(position);
    await stage.quiet();
    expect(stage.host.talk.view().table?.picked).toEqual([5, 6, 7]);
  });

  test("waits with picks while the host is away, and goes on with them", async () => {
    const stage = await opened();
    stage.wire?.cut();
    for (const position of [1, 2, 3]) stage.guest.talk.pick(position);
    await stage.quiet();
    expect(both(stage)).toEqual(["picking", "opening"]);
    await stage.meet();
    expect(both(stage)).toEqual(["open", "open"]);
  });

  test("shows the host where the client's finger is, while it is there", async () => {
    const stage = await opened();
    const { host, guest } = stage;
    const finger = () => host.talk.view().table?.hover;
    guest.talk.hover(7);
    guest.talk.hover(7);
    expect(stage.wire?.guest.talk.queue).toHaveLength(1);
    await stage.quiet();
    expect([finger(), guest.talk.view().table?.hover]).toEqual([7, null]);
    guest.talk.hover(null);
    await stage.quiet();
    expect(finger()).toBeNull();
    guest.talk.hover(8);
    await stage.quiet();
    stage.wire?.cut();
    expect(finger()).toBeNull();
  });

  test("takes cards of paper from the host alone", async () => {
    const stage = await Stage.set();
    const { host, guest } = stage;
    await stage.meet();
    const card = { place: 3, position: 9, card: "major-17", orientation: "upright" } as const;
    guest.talk.layTable("one", [card]);
    guest.talk.offerTable("one");
    guest.talk.clearTable();
    host.talk.pick(3);
    host.talk.layTable("one", [{ ...card, card: "major-99" }]);
    await stage.quiet();
    expect(both(stage)).toEqual([null, null]);
    host.talk.layTable("one", [card]);
    await stage.quiet();
    expect(both(stage)).toEqual(["laid", "laid"]);
    expect(guest.talk.view().table).toMatchObject({
      cards: [{ ...card, place: 0, position: 0 }],
      honest: null,
    });
    expect(recordOf(host.talk.view()).tables).toMatchObject([{ byHand: true }]);
    expect(host.script).toEqual(guest.script);
  });

  test("is dropped when the host clears it or offers another in mid-draw", async () => {
    const stage = await opened();
    await pickAll(stage, [1, 2]);
    stage.host.talk.offerTable("one");
    stage.guest.talk.pick(3);
    await stage.quiet();
    expect(stage.guest.talk.view().table).toMatchObject({ spread: "one", picked: [] });
    await pickAll(stage, [3]);
    expect(both(stage)).toEqual(["open", "open"]);
    expect(stage.host.script).toHaveLength(1);
    expect(stage.guest.talk.view().table?.isAnew).toBe(false);
  });

  test.each(["host", "guest"] as const)("is begun anew when the %s lost its seal", async (role) => {
    const stage = await opened();
    await pickAll(stage, [1, 2]);
    const before = stage.host.talk.view().table?.number;
    await stage[role].loseStorage();
    await stage.meet();
    const table = stage.guest.talk.view().table;
    expect(table).toMatchObject({ stage: "picking", isAnew: true, picked: [] });
    expect(table?.number).not.toBe(before);
    expect(stage.host.talk.view().table).toEqual(table);
    await pickAll(stage, [4, 5, 6]);
    expect(stage.sides.map((side) => side.talk.view().table?.honest)).toEqual([true, true]);
    expect(stage.host.script).toHaveLength(1);
    expect(stage.host.script).toEqual(stage.guest.script);
  });

  test("stays open when a browser loses everything after the draw", async () => {
    const stage = await opened();
    await pickAll(stage, [4, 5, 6]);
    const script = stage.host.script;
    await stage.host.loseStorage();
    await stage.meet();
    await stage.guest.loseStorage();
    await stage.meet();
    expect(stage.sides.map((side) => side.script)).toEqual([script, script]);
    expect(both(stage)).toEqual(["open", "open"]);
  });
});

describe("a cheat at the table", () => {
  test("by the host is seen by the client", async () => {
    const stage = await opened();
    forge(stage, stage.host);
    await pickAll(stage, [1, 2, 3]);
    expect(stage.guest.talk.view().table).toMatchObject({
      stage: "open",
      honest: false,
      cards: [],
    });
    expect(stage.guest.script).toHaveLength(1);
    expect(recordOf(stage.guest.talk.view()).tables).toEqual([]);
  });

  test("by the client is seen by the host, who keeps its own seed", async () => {
    const stage = await opened();
    forge(stage, stage.guest);
    await pickAll(stage, [1, 2, 3]);
    expect(stage.host.talk.view().table).toMatchObject({ honest: false, cards: [] });
    expect(stage.host.script).toHaveLength(1);
    expect(recordOf(stage.host.talk.view()).tables).toEqual([]);
    const kept = await stage.host.store.seat("room", "host").load();
    expect(kept.own.map((entry) => entry.body.type)).toEqual(["tableOffered"]);
  });

  test("by a host who opens before every card is chosen is not believed", () => {
    const { host, client, table } = logs();
    client.say({ type: "tablePicked", table, position: 1 });
    host.say({ type: "tableOpened", table, seed: HOST_SEED });
    // Opened as if the client's last entries had been seen, with a clock that shows they were not.
    client.sayUnseen({ type: "tablePicked", table, position: 2 });
    client.sayUnseen({ type: "tablePicked", table, position: 3 });
    client.sayUnseen({ type: "tableOpened", table, seed: CLIENT_SEED });
    expect(foldTables(host.lines, client.lines)).toMatchObject({
      current: { hostSeed: null, clientSeed: CLIENT_SEED, end: null },
      ended: [],
    });
  });

  test("by a client who takes another seal in mid-draw only has it begun anew", () => {
    const { host, client, table } = logs();
    client.say({ type: "tablePicked", table, position: 1 });
    client.say({ type: "tableJoined", table, seal: sealOf("77".repeat(32)) });
    client.say({ type: "tablePicked", table, position: 2 });
    const { current } = foldTables(host.lines, client.lines);
    expect(current).toMatchObject({ isLost: true, picked: [1] });
    const seeds = new Map([[sealOf(HOST_SEED), HOST_SEED]]);
    const duty = dutyOf(current, "host", seeds, () => "99".repeat(32));
    expect(duty?.body).toMatchObject({ type: "tableOffered", insteadOf: table });
    expect(dutyOf(current, "guest", new Map(), () => "99".repeat(32))).toBeNull();
  });

  test("by a client who changes its mind after opening is ignored", () => {
    const { host, client, table } = logs();
    for (const position of [1, 2, 3]) client.say({ type: "tablePicked", table, position });
    client.say({ type: "tableOpened", table, seed: CLIENT_SEED });
    client.say({ type: "tableJoined", table, seal: sealOf("77".repeat(32)) });
    client.say({ type: "tablePicked", table, position: 9 });
    host.say({ type: "tableOpened", table, seed: HOST_SEED });
    host.say({ type: "tableOpened", table, seed: "77".repeat(32) });
    expect(foldTables(host.lines, client.lines)).toMatchObject({
      ended: [{ picked: [1, 2, 3], hostSeed: HOST_SEED, clientSeed: CLIENT_SEED }],
    });
  });
});

const HOST_SEED = "03".repeat(32);
const CLIENT_SEED = "05".repeat(32);

/** The seed that this side opens is not the one that it sealed. */
function forge(stage: Stage, side: Side): void {
  const channel = stage.wire?.[side.role].talk;
  if (!channel) return;
  channel.bend = (data) => {
    const message = JSON.parse(String(data)) as PeerMessage;
    if (message.type !== "entry" || message.entry.body.type !== "tableOpened") return data;
    message.entry.body.seed = "42".repeat(32);
    return JSON.stringify(message);
  };
}

/** Two logs in which the client has just sat down at a table. */
function logs() {
  let clock = 0;
  const writer = () => {
    const lines: Line[] = [];
    const push = (body: LogBody, at: number) => {
      const entry = { number: lines.length + 1, clock: at, at: 0, body };
      const state = { isRestored: false, isKept: true };
      lines.push({ key: String(at), mine: false, entry, body, ...state });
    };
    return {
      lines,
      say: (body: LogBody) => {
        clock += 1;
        push(body, clock);
      },
      /** At the same moment as what the other side said last. */
      sayUnseen: (body: LogBody) => push(body, clock),
    };
  };
  const [host, client] = [writer(), writer()];
  host.say({ type: "tableOffered", spread: "three", seal: sealOf(HOST_SEED) });
  client.say({ type: "tableJoined", table: 1, seal: sealOf(CLIENT_SEED) });
  return { host, client, table: 1 };
}

async function verifyDrawn(stage: Stage, table: TableView): Promise<boolean> {
  const seedIn = async (side: Side) => {
    const { own } = await side.store.seat("room", side.role).load();
    const body = own.map((entry) => entry.body).find((one) => one.type === "tableOpened");
    return body?.type === "tableOpened" ? body.seed : "";
  };
  const host = { seed: await seedIn(stage.host), seal: table.seals.host };
  const client = { seed: await seedIn(stage.guest), seal: table.seals.client ?? "" };
  return verifyJoint(host, client, table.cards);
}
