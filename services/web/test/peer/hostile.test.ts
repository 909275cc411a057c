/** The other side may be anybody's program: whatever it sends, the page goes on. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readBody } from "../../src/peer/bodies";
import { isRaw, readMessage } from "../../src/peer/messages";
import type { LogBody, PeerMessage, SeatRole } from "../../src/protocol/events";
import { Wire } from "./fake-channel";
import { Chance } from "./random";
import { Stage, settle } from "./stage";

const GOLDEN = "../../proto-events/golden";
const goldens = readdirSync(GOLDEN)
  .filter((name) => name.startsWith("peer."))
  .map((name) => [name, readFileSync(`${GOLDEN}/${name}`, "utf8")] as const);

/** A program of the guest's making, in front of a host's honest page. */
class Attack {
  readonly wire = new Wire();
  #number = 0;

  private constructor(
    readonly stage: Stage,
    readonly role: SeatRole,
  ) {}

  static async begin(role: SeatRole = "guest"): Promise<Attack> {
    const stage = await Stage.set();
    const attack = new Attack(stage, role);
    const victim = attack.victim;
    const { talk, file } = attack.wire[victim.role];
    victim.talk.connect(talk, file);
    attack.wire.open();
    return attack;
  }

  get victim() {
    return this.role === "guest" ? this.stage.host : this.stage.guest;
  }

  send(data: unknown): void {
    const { talk } = this.wire[this.victim.role];
    talk.receive(typeof data === "object" ? JSON.stringify(data) : data);
  }

  greet(more: object = {}): void {
    this.send({ type: "resume", mine: { log: "attacker", number: 0 }, ...more });
  }

  say(body: object, envelope: object = {}): void {
    this.#number += 1;
    const entry = { number: this.#number, clock: this.#number, at: 1, body, ...envelope };
    this.send({ type: "entry", entry });
  }

  get isOver(): boolean {
    return this.wire[this.role].talk.readyState === "closed";
  }

  async answers(): Promise<PeerMessage[]> {
    await settle();
    const { queue } = this.wire[this.victim.role].talk;
    return queue.map((data) => JSON.parse(String(data)) as PeerMessage);
  }
}

describe("what is read", () => {
  test.each(goldens)("is what the protocol has: %s", (name, text) => {
    const raw: unknown = JSON.parse(text);
    if (isRaw(raw) && isRaw(raw.body)) {
      const writers = (["host", "guest"] as const).filter((role) => readBody(raw.body, role));
      const type = String(raw.body.type);
      const isHosts = /^(tableOffered|tableLaid|tableCleared|words)$/.test(type);
      const isGuests = /^(tableJoined|tablePicked)$/.test(type);
      expect(writers, name).toEqual(isHosts ? ["host"] : isGuests ? ["guest"] : ["host", "guest"]);
      expect(readBody(raw.body, writers[0] ?? "host")).toEqual(raw.body);
    } else {
      expect(readMessage(text)).toEqual(raw);
    }
  });

  test("never throws, whatever is bent in it", () => {
    const chance = new Chance(7);
    const odd = [null, -1, 0.5, 2 ** 32, 2 ** 53, "", "x".repeat(70_000), [], {}, true, "\ud800"];
    const bend = (value: unknown): unknown => {
      if (chance.happens(0.2)) return chance.of(odd);
      if (Array.isArray(value)) return value.map(bend);
      if (!isRaw(value)) return value;
      const fields = Object.entries(value).filter(() => chance.happens(0.95));
      return Object.fromEntries(fields.map(([key, inner]) => [key, bend(inner)]));
    };
    for (let round = 0; round < 20_000; round += 1) {
      const bent = bend(JSON.parse(chance.of(goldens)[1]));
      readMessage(JSON.stringify(bent));
      if (isRaw(bent)) readBody(bent.body, chance.of(["host", "guest"]));
    }
    for (const data of ["", "{", "null", "[]", '"x"', "1e999", new ArrayBuffer(8), undefined]) {
      expect(readMessage(data)).toBeNull();
    }
  });
});

describe("a hostile other side", () => {
  test("gets nowhere with what is not a message", async () => {
    const attack = await Attack.begin();
    attack.greet();
    for (const junk of ["{", "null", "[1]", '{"type":"nonsense"}', "x".repeat(1e6), {}]) {
      attack.send(junk);
    }
    attack.say({ type: "chat", text: "아직 있어요" });
    expect(attack.victim.texts).toEqual(["아직 있어요"]);
    expect(attack.isOver).toBe(false);
  });

  test("cannot say what only the host may say; the entry keeps its number", async () => {
    const attack = await Attack.begin("guest");
    attack.greet();
    const seal = "ab".repeat(32);
    const cards = [{ place: 0, position: 0, card: "major-17", orientation: "upright" }];
    attack.say({ type: "tableOffered", spread: "one", seal });
    attack.say({ type: "tableLaid", spread: "one", cards });
    attack.say({ type: "words", text: "가짜" });
    attack.say({ type: "somethingNewer", text: "?" });
    attack.say({ type: "chat", text: "네" });
    expect(attack.victim.talk.view()).toMatchObject({ table: null, words: "" });
    expect(attack.victim.texts).toEqual(["네"]);
    expect(await attack.answers()).toContainEqual({ type: "delivered", number: 5 });
  });

  test("cannot say what only the client may say", async () => {
    const attack = await Attack.begin("host");
    attack.greet();
    attack.say({ type: "tableOffered", spread: "one", seal: "ab".repeat(32) });
    attack.say({ type: "tablePicked", table: 1, position: 5 });
    attack.send({ type: "hover", table: 1, position: 5 });
    expect(attack.victim.talk.view().table).toMatchObject({ picked: [], hover: null });
  });

  test.each([
    ["an entry before a greeting", (a: Attack) => a.say({ type: "chat", text: "먼저" })],
    ["a clock that stands still", (a: Attack) => twice(a, { clock: 1 })],
    ["a clock that leaps", (a: Attack) => twice(a, { clock: 4_000_000_000 })],
    ["marks for what was never sent", (a: Attack) => greeted(a, { type: "delivered", number: 9 })],
    ["seen marks for it", (a: Attack) => greeted(a, { type: "seen", number: 9 })],
    [
      "more entries than fit in memory",
      (a: Attack) => a.greet({ yours: { log: "x", number: 99_999 } }),
    ],
  ])("ends the connection with %s", async (_, act) => {
    const attack = await Attack.begin();
    act(attack);
    expect(attack.isOver).toBe(true);
    expect(attack.victim.talk.view().connected).toBe(false);
    attack.victim.talk.say("그래도 돼요");
    expect(attack.victim.texts).toContain("그래도 돼요");
  });

  test("does not replace a log that it has acknowledged", async () => {
    const attack = await Attack.begin();
    attack.victim.talk.say("제가 한 말");
    attack.greet();
    await settle();
    attack.send({ type: "delivered", number: 1 });
    const [second] = [new Wire()];
    attack.victim.talk.connect(second.host.talk, second.host.file);
    second.open();
    const place = { log: "attacker", number: 0 };
    const yours = { log: "forged", number: 1 };
    second.host.talk.receive(JSON.stringify({ type: "resume", mine: place, yours }));
    expect(second.guest.talk.readyState).toBe("closed");
    expect(attack.victim.texts).toEqual(["제가 한 말"]);
  });

  test("does not restore what was not asked for", async () => {
    const attack = await Attack.begin();
    attack.victim.talk.say("제가 한 말");
    attack.greet();
    const entry = { number: 1, clock: 1, at: 1, body: { type: "chat", text: "가짜" } };
    attack.send({ type: "restore", log: "forged", entries: [entry], more: false });
    expect(attack.victim.texts).toEqual(["제가 한 말"]);
  });

  test("is asked once for what is missing, and told when a number comes again", async () => {
    const attack = await Attack.begin();
    attack.greet();
    attack.say({ type: "chat", text: "하나" });
    attack.say({ type: "chat", text: "셋" }, { number: 3, clock: 3 });
    attack.say({ type: "chat", text: "넷" }, { number: 4, clock: 4 });
    attack.say({ type: "chat", text: "가짜 하나" }, { number: 1, clock: 9 });
    const asked = (await attack.answers()).filter(({ type }) => type === "resume");
    expect(asked.slice(1)).toEqual([
      expect.objectContaining({ yours: { log: "attacker", number: 1 } }),
    ]);
    expect(attack.victim.texts).toEqual(["하나"]);
    attack.say({ type: "chat", text: "둘" }, { number: 2, clock: 2 });
    expect(attack.victim.texts).toEqual(["하나", "둘"]);
  });

  test("cannot send a page that never ends", async () => {
    const attack = await Attack.begin();
    attack.greet({ yours: { log: "x", number: 2 } });
    const entry = { number: 1, clock: 1, at: 1, body: { type: "chat", text: "하나" } };
    attack.send({ type: "restore", log: "x", entries: [entry], more: true });
    attack.send({ type: "restore", log: "x", entries: [], more: true });
    attack.send({ type: "restore", log: "x", entries: [entry], more: true });
    expect(attack.isOver).toBe(true);
  });

  test("cannot flood the memory with entries", async () => {
    const attack = await Attack.begin();
    attack.greet();
    const body = { type: "profile", nickname: "x", filler: "y".repeat(60_000) };
    for (let i = 0; i < 1_000 && !attack.isOver; i += 1) attack.say(body);
    expect(attack.isOver).toBe(true);
  });
});

describe("an honest side", () => {
  test("sends again what a gap was noticed of", async () => {
    const stage = await Stage.set();
    const wire = await stage.meet();
    const texts = ["하나", "둘", "셋"];
    for (const text of texts) stage.guest.talk.say(text);
    await settle();
    wire.guest.talk.deliver();
    wire.guest.talk.deliver(0);
    await stage.quiet();
    expect(stage.host.texts).toEqual(texts);
  });
});

function twice(attack: Attack, envelope: object): void {
  attack.greet();
  attack.say({ type: "chat", text: "하나" } satisfies LogBody);
  attack.say({ type: "chat", text: "둘" } satisfies LogBody, envelope);
}

function greeted(attack: Attack, message: object): void {
  attack.greet();
  attack.send(message);
}
