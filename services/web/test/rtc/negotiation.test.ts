import { describe, expect, test } from "vitest";
import type { Description, IceCandidate } from "../../src/protocol/events";
import { Negotiation } from "../../src/rtc/negotiation";
import { chance } from "./fake-clock";
import { FakeNegotiable } from "./fake-negotiable";

type Letter = { description: Description } | { candidate: IceCandidate };

/** Two sides and the mail between them; a test or chance says what happens next. */
class Pair {
  readonly troubles: unknown[] = [];
  readonly mail: Record<"a" | "b", Letter[]> = { a: [], b: [] };
  readonly steps: (() => void)[] = [];
  readonly pcs: Record<"a" | "b", FakeNegotiable>;
  readonly sides: Record<"a" | "b", Negotiation>;

  constructor(polite: "a" | "b", quiet: { held?: boolean; waits?: boolean } = {}) {
    const step = () => new Promise<void>((resolve) => this.steps.push(resolve));
    const later = (task: () => void) => void this.steps.push(task);
    this.pcs = { a: new FakeNegotiable("a", step, later), b: new FakeNegotiable("b", step, later) };
    const side = (me: "a" | "b", other: "a" | "b") =>
      new Negotiation(this.pcs[me].asPeer(), {
        polite: polite === me,
        waitsForOffer: me === "b" && (quiet.waits ?? false),
        held: me === "b" && (quiet.held ?? false),
        sendDescription: (description) => this.mail[other].push({ description }),
        sendCandidate: (candidate) => this.mail[other].push({ candidate }),
        onDescribed: step,
        onTrouble: (error) => this.troubles.push(error),
      });
    this.sides = { a: side("a", "b"), b: side("b", "a") };
  }

  deliver(to: "a" | "b"): boolean {
    const letter = this.mail[to].shift();
    if (letter === undefined) return false;
    if ("description" in letter) void this.sides[to].describe(letter.description);
    else void this.sides[to].candidate(letter.candidate);
    return true;
  }

  async step(index = 0): Promise<boolean> {
    const [next] = this.steps.splice(index, 1);
    next?.();
    await turns();
    return next !== undefined;
  }

  /** Until nothing moves any more. */
  async settle(random: () => number = () => 0): Promise<void> {
    for (let moves = 0; moves < 3000; moves += 1) {
      await turns();
      const ways: (() => boolean | Promise<boolean>)[] = [];
      if (this.steps.length > 0) ways.push(() => this.step());
      if (this.mail.a.length > 0) ways.push(() => this.deliver("a"));
      if (this.mail.b.length > 0) ways.push(() => this.deliver("b"));
      const way = ways[Math.floor(random() * ways.length)];
      if (way === undefined) return;
      await way();
    }
    throw new Error("it never settles");
  }

  expectAgreement(): void {
    const { a, b } = this.pcs;
    expect([a.signalingState, b.signalingState]).toEqual(["stable", "stable"]);
    expect([...a.violations, ...b.violations, ...this.troubles]).toEqual([]);
    expect(a.said.local).toEqual(b.said.remote);
    expect(b.said.local).toEqual(a.said.remote);
    expect(a.said.local?.changes).toBe(a.changes);
    expect(b.said.local?.changes).toBe(b.changes);
  }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

describe("perfect negotiation", () => {
  test.each(["a", "b"] as const)("one offer is answered, while %s is polite", async (polite) => {
    const pair = new Pair(polite);
    pair.pcs.a.change();
    await pair.settle();
    pair.expectAgreement();
  });

  test.each(["a", "b"] as const)("two offers that meet leave one, %s gives way", async (polite) => {
    const pair = new Pair(polite);
    pair.pcs.a.change();
    pair.pcs.b.change();
    // Both have said theirs before either hears the other's.
    while (await pair.step()) await turns();
    expect(pair.mail.a.length * pair.mail.b.length).toBeGreaterThan(0);
    await pair.settle();
    pair.expectAgreement();
  });

  test("ten thousand random schedules of changes and restarts all end in agreement", async () => {
    for (let seed = 1; seed <= 10_000; seed += 1) {
      const random = chance(seed);
      const pair = new Pair(random() < 0.5 ? "a" : "b");
      pair.pcs.a.change();
      const wishes = 1 + Math.floor(random() * 6);
      for (let wish = 0; wish < wishes; wish += 1) {
        const pc = random() < 0.5 ? pair.pcs.a : pair.pcs.b;
        if (random() < 0.5) pc.change();
        else if (pc.said.local !== null) pc.restartIce();
        const moves = Math.floor(random() * 8);
        for (let move = 0; move < moves; move += 1) {
          const to = random() < 0.5 ? "a" : "b";
          if (random() < 0.6) await pair.step();
          else pair.deliver(to);
        }
      }
      await pair.settle(random);
      try {
        pair.expectAgreement();
      } catch (error) {
        throw new Error(`seed ${seed}: ${(error as Error).message}`);
      }
    }
  }, 120_000);

  test("candidates that come before the description wait for it", async () => {
    const pair = new Pair("a");
    pair.pcs.a.change();
    while (await pair.step()) await turns();
    const [description, candidate] = pair.mail.b.splice(0);
    if (description === undefined || candidate === undefined) throw new Error("nothing was said");
    pair.mail.b.push(candidate, description);
    await pair.settle();
    pair.expectAgreement();
  });

  test("only candidates of an offer that is ignored may fail in silence", async () => {
    const pair = new Pair("a");
    pair.pcs.a.change();
    await pair.settle();
    const stray = { candidate: "x", sdpMid: "0", sdpMLineIndex: 0, usernameFragment: "nobody" };
    const adding = pair.sides.b.candidate(stray);
    await pair.settle();
    await adding;
    expect(pair.troubles).toHaveLength(1);
  });

  test("an offer that is held is answered on release, and not before", async () => {
    const pair = new Pair("a", { held: true, waits: true });
    pair.pcs.b.change();
    await pair.settle();
    expect(pair.mail.a).toEqual([]);
    pair.pcs.a.change();
    await pair.settle();
    expect(pair.pcs.b.signalingState).toBe("have-remote-offer");
    expect(pair.pcs.a.signalingState).toBe("have-local-offer");
    void pair.sides.b.release();
    await turns();
    // Before the browser has done anything more.
    expect(pair.mail.a).toHaveLength(1);
    await pair.settle();
    pair.expectAgreement();
  });

  test("a newer offer takes the place of one that is held", async () => {
    const pair = new Pair("a", { held: true, waits: true });
    pair.pcs.a.change();
    await pair.settle();
    const again = pair.pcs.a.setLocalDescription();
    await turns();
    while (await pair.step()) await turns();
    await again;
    const description = pair.pcs.a.localDescription;
    if (description === null) throw new Error("no offer");
    pair.mail.b.unshift({ description });
    await pair.settle();
    void pair.sides.b.release();
    await pair.settle();
    pair.expectAgreement();
  });

  test("nothing is said after it was closed", async () => {
    const pair = new Pair("a");
    pair.pcs.a.change();
    await turns();
    pair.sides.a.close();
    await pair.settle();
    expect(pair.mail.b).toEqual([]);
  });
});
