import { describe, expect, test } from "vitest";
import vectors from "../../../../crates/tarot/vectors/joint-draw.json";
import { drawJointly, jointSeedOf, sealOf, verifyJoint } from "../../src/peer/table/joint";
import type { DrawnCard } from "../../src/protocol/events";
import { deckOf } from "../../src/stream/draw";

const opened = ({ seed, commitment }: { seed: string; commitment: string }) => ({
  seed,
  seal: commitment,
});

describe("the joint draw", () => {
  test("has vectors to run", () => {
    expect(vectors.version).toBe(1);
    expect(vectors.domain).toBe("magic-conch/joint-draw/v1");
    expect(vectors.decks.length).toBeGreaterThan(5);
    expect(vectors.forgeries.length).toBeGreaterThan(6);
  });

  test.each(vectors.decks)("gives what the library gives: $name", async (deck) => {
    const { host, client, draws } = deck;
    expect([sealOf(host.seed), sealOf(client.seed)]).toEqual([host.commitment, client.commitment]);
    expect(jointSeedOf(host.seed, client.seed)).toBe(deck.seed);
    for (const { positions, cards } of draws) {
      expect(await drawJointly(opened(host), opened(client), positions)).toEqual(cards);
      const claimed = cards as DrawnCard[];
      expect(await verifyJoint(opened(host), opened(client), claimed)).toBe(true);
      const whole = await deckOf(deck.seed);
      expect(cards.every((card) => whole?.[card.position]?.card === card.card)).toBe(true);
    }
  });

  test.each(vectors.forgeries)("refuses a forgery: $name", async ({ host, client, cards }) => {
    const claimed = cards as DrawnCard[];
    expect(await verifyJoint(opened(host), opened(client), claimed)).toBe(false);
  });

  test("refuses what is no seed and no deck", async () => {
    const seed = "01".repeat(32);
    const good = { seed, seal: sealOf(seed) };
    expect(await drawJointly({ seed: "zz", seal: "" }, good, [1])).toBeNull();
    expect(await drawJointly(good, good, [1, 1])).toBeNull();
    expect(await drawJointly(good, good, [78])).toBeNull();
  });
});
