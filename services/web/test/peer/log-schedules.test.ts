/** Thousands of histories of breaks: nothing that was said is lost, doubled, or out of order. */
import { describe, expect, test } from "vitest";
import type { Side } from "./stage";
import { Stage, settle } from "./stage";

const SCHEDULES = Number(process.env.CONCH_SCHEDULES ?? 1_500);
const STEPS = 120;

interface Saying {
  text: string;
  by: Side;
}

class History {
  readonly said: Saying[] = [];
  /** Said, but on a disk that was lost before the other side had kept it. */
  readonly mayBeLost = new Set<string>();
  #count = 0;
  #hasLost = false;

  constructor(
    readonly stage: Stage,
    readonly isLossy: boolean,
  ) {}

  async step(): Promise<void> {
    const { stage } = this;
    const { chance } = stage;
    const side = chance.of(stage.sides);
    const dice = chance.next();
    if (dice < 0.25) this.#say(side);
    else if (dice < 0.6) this.#deliver();
    else if (dice < 0.8) await stage.disk.step();
    else if (dice < 0.9) this.#open();
    else if (dice < 0.92) stage.wire?.cut();
    else if (dice < 0.95) await this.#reload(side);
    else if (dice < 0.96) await this.#lose(side);
    else if (dice < 0.98) side.talk.seen();
    else stage.clock.pass(500);
    if (chance.happens(0.5)) await settle();
  }

  #say(side: Side): void {
    this.#count += 1;
    const text = `${side.role} ${this.#count}`;
    this.said.push({ text, by: side });
    side.talk.say(text);
  }

  #deliver(): void {
    const { chance, wire } = this.stage;
    const waiting = wire?.waiting ?? [];
    if (waiting.length === 0) return;
    const channel = chance.of(waiting);
    // A burst, of which a part may be all that ever arrives.
    const burst = 1 + chance.below(6);
    for (let i = 0; i < burst && channel.canDeliver; i += 1) {
      const fault = this.isLossy ? chance.next() : 1;
      channel.deliver(fault < 0.04 ? 0 : fault < 0.1 ? 2 : 1);
    }
  }

  /** Channels open one by one, or a new pair is laid before the old one has broken. */
  #open(): void {
    const { chance, wire } = this.stage;
    const unopened = wire?.unopened ?? [];
    if (wire === null || wire.isDead || chance.happens(0.1)) this.stage.lay();
    else if (chance.happens(0.3)) chance.of([...unopened, wire.host.talk]).open();
    else wire.open();
  }

  async #reload(side: Side): Promise<void> {
    await side.reload();
  }

  /** What the other side has kept comes back; the rest had never been anywhere else. */
  async #lose(side: Side): Promise<void> {
    if (this.#hasLost) return;
    this.#hasLost = true;
    const other = this.stage.sides.find((one) => one !== side);
    await this.#weigh(side, other ? [await keptTexts(other)] : []);
    await side.loseStorage();
  }

  async #weigh(side: Side, kept: Set<string>[]): Promise<void> {
    for (const { text, by } of this.said) {
      if (by === side && !kept.some((texts) => texts.has(text))) this.mayBeLost.add(text);
    }
  }

  async finish(): Promise<void> {
    const { stage } = this;
    stage.disk.isSlow = false;
    await stage.disk.all();
    await settle();
    await stage.meet();
    // A greeting that was lost in mid-air needs one more.
    await stage.meet();
  }
}

async function keptTexts(side: Side): Promise<Set<string>> {
  const { own, other } = await side.store.seat("room", side.role).load();
  const bodies = [...own, ...other].map((entry) => entry.body);
  return new Set(bodies.flatMap((body) => (body.type === "chat" ? [body.text] : [])));
}

async function play(seed: number, isLossy: boolean): Promise<void> {
  const stage = await Stage.set(seed);
  stage.disk.isSlow = true;
  const history = new History(stage, isLossy);
  for (let step = 0; step < STEPS; step += 1) await history.step();
  await history.finish();
  const { host, guest } = stage;
  const at = `schedule ${seed}`;
  expect(host.script, at).toEqual(guest.script);
  const { texts } = host;
  expect(new Set(texts).size, at).toBe(texts.length);
  const lost = history.said.filter(({ text }) => !texts.includes(text)).map(({ text }) => text);
  expect(
    lost.filter((text) => !history.mayBeLost.has(text)),
    at,
  ).toEqual([]);
  for (const side of stage.sides) {
    const spoken = history.said.filter(({ by }) => by === side).map(({ text }) => text);
    const heard = texts.filter((text) => spoken.includes(text));
    expect(heard, at).toEqual(spoken.filter((text) => heard.includes(text)));
  }
  const own = await host.store.seat("room", "host").load();
  const others = await guest.store.seat("room", "guest").load();
  expect([own.own, own.other], at).toEqual([others.other, others.own]);
}

describe("two logs over any history", () => {
  test("of cuts, half-sent bursts, reloads and lost storage are the same in the end", {
    timeout: 240_000,
  }, async () => {
    for (let seed = 1; seed <= SCHEDULES; seed += 1) await play(seed, false);
  });

  test("of messages that are dropped or come twice, too", { timeout: 240_000 }, async () => {
    for (let seed = 1; seed <= SCHEDULES; seed += 1) await play(100_000 + seed, true);
  });
});
