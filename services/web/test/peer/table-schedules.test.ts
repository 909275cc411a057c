/** Draws through breaks and reloads at every step: the same cards on both sides, never two draws. */
import { describe, expect, test } from "vitest";
import type { SpreadId } from "../../src/protocol/events";
import { Stage, settle } from "./stage";

const SCHEDULES = Number(process.env.CONCH_SCHEDULES ?? 400);
const STEPS = 140;

class Draws {
  losses = 0;
  offered = 0;

  constructor(
    readonly stage: Stage,
    readonly mayLose: boolean,
  ) {}

  async step(): Promise<void> {
    const { stage } = this;
    const { chance, host, guest } = stage;
    const dice = chance.next();
    if (dice < 0.04 && host.talk.view().table?.stage !== "picking") this.#offer();
    else if (dice < 0.05) host.talk.clearTable();
    else if (dice < 0.2) guest.talk.pick(chance.below(78));
    else if (dice < 0.21) host.talk.pick(chance.below(78));
    else if (dice < 0.22) guest.talk.offerTable("one");
    else if (dice < 0.55) this.#deliver();
    else if (dice < 0.78) await stage.disk.step();
    else if (dice < 0.9) this.#connect();
    else if (dice < 0.92) stage.wire?.cut();
    else if (dice < 0.95) await chance.of(stage.sides).reload();
    else if (dice < 0.96 && this.mayLose && this.losses === 0) {
      this.losses += 1;
      await chance.of(stage.sides).loseStorage();
    }
    if (chance.happens(0.5)) await settle();
    this.#check();
  }

  #offer(): void {
    this.offered += 1;
    this.stage.host.talk.offerTable(this.stage.chance.of<SpreadId>(["one", "three"]));
  }

  #deliver(): void {
    const { chance, wire } = this.stage;
    const waiting = wire?.waiting ?? [];
    if (waiting.length === 0) return;
    const channel = chance.of(waiting);
    for (let i = chance.below(5); i >= 0 && channel.canDeliver; i -= 1) channel.deliver();
  }

  #connect(): void {
    const { chance, wire } = this.stage;
    if (wire === null || wire.isDead || chance.happens(0.1)) this.stage.lay();
    else wire.open();
  }

  /** At every moment: nobody is accused, and what is open on both sides is the same. */
  #check(): void {
    const [host, guest] = this.stage.sides.map((side) => side.talk.view().table);
    expect([host?.honest, guest?.honest]).not.toContain(false);
    if (!host || !guest || host.number !== guest.number) return;
    if (host.seals.host !== guest.seals.host) return;
    if (host.stage === "open" && guest.stage === "open") expect(host.cards).toEqual(guest.cards);
  }

  /** Everything comes back, and whatever is on the table is drawn to its end. */
  async finish(): Promise<void> {
    const { stage } = this;
    const { chance, guest } = stage;
    stage.disk.isSlow = false;
    await stage.disk.all();
    await stage.meet();
    for (let tries = 0; tries < 60 && guest.talk.view().table?.stage === "picking"; tries += 1) {
      guest.talk.pick(chance.below(78));
      await stage.quiet();
    }
    await stage.quiet();
  }
}

async function play(seed: number, mayLose: boolean): Promise<Draws> {
  const stage = await Stage.set(seed);
  stage.disk.isSlow = true;
  const draws = new Draws(stage, mayLose);
  for (let step = 0; step < STEPS; step += 1) await draws.step();
  await draws.finish();
  const { host, guest } = stage;
  const at = `schedule ${seed}`;
  const tables = [host, guest].map((side) => side.talk.view().table);
  expect(tables[0], at).toEqual(tables[1]);
  expect([undefined, "open"], at).toContain(tables[0]?.stage);
  expect(host.script, at).toEqual(guest.script);
  expect(
    host.script.every((line) => line.endsWith("true]")),
    at,
  ).toBe(true);
  if (!mayLose) expect(tables[0]?.isAnew ?? false, at).toBe(false);
  expect(host.script.length, at).toBeLessThanOrEqual(draws.offered);
  return draws;
}

describe("the table over any history", () => {
  test("of cuts and reloads draws every table once, and the same", {
    timeout: 240_000,
  }, async () => {
    for (let seed = 1; seed <= SCHEDULES; seed += 1) await play(seed, false);
  });

  test("of lost storage, too", { timeout: 240_000 }, async () => {
    let losses = 0;
    for (let seed = 1; seed <= SCHEDULES; seed += 1) {
      losses += (await play(200_000 + seed, true)).losses;
    }
    expect(losses).toBeGreaterThan(SCHEDULES / 4);
  });
});

describe("a reload", () => {
  const steps = ["offered", "joined", "first pick", "last pick", "client opened"];
  const cases = steps.flatMap((step, at) =>
    (["host", "guest", "both"] as const).map((who) => [who, step, at] as const),
  );

  test.each(cases)("of %s after the step '%s' changes nothing", async (who, _, at) => {
    const stage = await Stage.set(at + 1);
    const { host, guest } = stage;
    let reached = -1;
    const step = async (act: () => void, isNow = false) => {
      act();
      if (!isNow) await stage.quiet();
      reached += 1;
      if (reached !== at) return;
      await settle();
      for (const side of who === "both" ? stage.sides : [stage[who]]) await side.reload();
      await stage.meet();
    };
    await stage.meet();
    await step(() => host.talk.offerTable("three"), true);
    await step(() => {});
    await step(() => guest.talk.pick(5));
    await stage.quiet();
    guest.talk.pick(6);
    await stage.quiet();
    await step(() => guest.talk.pick(7), true);
    // The client's seed is on its way, and the host has not answered.
    await step(() => stage.wire?.guest.talk.deliver(), true);
    await stage.quiet();
    const tables = stage.sides.map((side) => side.talk.view().table);
    expect(tables[0]).toEqual(tables[1]);
    expect(tables[0]).toMatchObject({ honest: true, isAnew: false, picked: [5, 6, 7] });
    expect(host.script).toHaveLength(1);
  });
});
