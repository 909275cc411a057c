import { describe, expect, test } from "vitest";
import vectors from "../../../crates/tarot/vectors/sealed-draw.json";
import type { DrawnCard } from "../src/protocol/events";
import { commitmentOf, deckOf, verifyDraw } from "../src/stream/draw";

describe("the sealed draw", () => {
  test("has vectors to run", () => {
    expect(vectors.version).toBe(1);
    expect(vectors.decks.length).toBeGreaterThan(5);
    expect(vectors.forgeries.length).toBeGreaterThan(5);
  });

  test.each(vectors.decks)("gives the deck $name as the server does", async (deck) => {
    expect(await commitmentOf(deck.seed)).toBe(deck.commitment);
    expect(await deckOf(deck.seed)).toEqual(deck.order);
    for (const { cards } of deck.draws) {
      expect(await verifyDraw(deck.seed, deck.commitment, cards as DrawnCard[])).toBe(true);
    }
  });

  test.each(vectors.forgeries)("refuses a forgery: $name", async (forgery) => {
    const { seed, commitment, cards } = forgery;
    expect(await verifyDraw(seed, commitment, cards as DrawnCard[])).toBe(false);
  });

  test("refuses what is not a seed", async () => {
    expect(await commitmentOf("ff")).toBeNull();
    expect(await verifyDraw("FF".repeat(32), "", [])).toBe(false);
  });
});
