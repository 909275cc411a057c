import { describe, expect, test } from "vitest";
import vectors from "../../../crates/tarot/vectors/sealed-draw.json";
import type { DrawnCard } from "../src/protocol/events";
import { commitmentOf, deckOf, verifyDraw } from "../src/stream/draw";

interface Shown {
  seed: string;
  commitment: string;
  cards: DrawnCard[];
}

const draws = vectors.decks.flatMap((deck) =>
  deck.draws.map((draw) => ({ ...deck, ...draw, cards: draw.cards as DrawnCard[] })),
);

const verify = ({ seed, commitment, cards }: Shown) => verifyDraw(seed, commitment, cards);

/** Every way to change one thing about a drawn card. */
function* changes(honest: Shown): Generator<[string, Shown]> {
  const { cards } = honest;
  for (const [at, card] of cards.entries()) {
    const swap = (change: Partial<DrawnCard>): Shown => ({
      ...honest,
      cards: cards.with(at, { ...card, ...change }),
    });
    const turned = card.orientation === "upright" ? "reversed" : "upright";
    yield ["its orientation", swap({ orientation: turned })];
    yield ["its card", swap({ card: card.card === "major-17" ? "major-18" : "major-17" })];
    yield ["its card, to one that does not exist", swap({ card: "major-22" })];
    yield ["its place", swap({ place: card.place + 1 })];
    yield ["its position, by one", swap({ position: (card.position + 1) % 78 })];
    for (const position of [-1, 78, 0.5, Number.NaN]) {
      yield [`its position, to ${position}`, swap({ position })];
    }
  }
}

describe.each(vectors.decks)("the deck $name", (deck) => {
  test("has every card once", async () => {
    const order = await deckOf(deck.seed);
    expect(new Set(order?.map(({ card }) => card)).size).toBe(78);
  });

  test("is promised by no other seed that differs in one digit", async () => {
    const { cards } = deck.draws[0] ?? { cards: [] };
    for (let at = 0; at < 64; at += 1) {
      const digit = deck.seed[at] === "0" ? "1" : "0";
      const seed = deck.seed.slice(0, at) + digit + deck.seed.slice(at + 1);
      expect(await commitmentOf(seed)).not.toBe(deck.commitment);
      expect(await verifyDraw(seed, deck.commitment, cards as DrawnCard[])).toBe(false);
    }
  });
});

describe("a drawn card", () => {
  test("is not believed once anything about it is changed", async () => {
    for (const draw of draws) {
      expect(await verify(draw)).toBe(true);
      for (const [what, forged] of changes(draw)) {
        expect(await verify(forged), `${draw.name}, ${draw.spread}: ${what}`).toBe(false);
      }
    }
  });

  test("is not believed in another order than it was touched in", async () => {
    const wide = draws.filter(({ cards }) => cards.length > 1);
    expect(wide).not.toEqual([]);
    for (const draw of wide) {
      expect(await verify({ ...draw, cards: draw.cards.toReversed() })).toBe(false);
    }
  });

  test("is not believed twice", async () => {
    for (const draw of draws) {
      const [first] = draw.cards;
      if (first === undefined) throw new Error("a draw without a card");
      const again = { ...first, place: draw.cards.length };
      expect(await verify({ ...draw, cards: [...draw.cards, again] })).toBe(false);
    }
  });

  test("is not believed from a deck that nobody promised", async () => {
    for (const draw of draws) {
      const other = vectors.decks.find(({ seed }) => seed !== draw.seed);
      expect(await verify({ ...draw, commitment: other?.commitment ?? "" })).toBe(false);
      expect(await verify({ ...draw, commitment: "" })).toBe(false);
      expect(await verify({ ...draw, commitment: draw.commitment.toUpperCase() })).toBe(false);
    }
  });

  test("is not believed where none is shown", async () => {
    for (const draw of draws) expect(await verify({ ...draw, cards: [] })).toBe(false);
  });
});

test.each([
  "",
  "00",
  "0".repeat(63),
  "0".repeat(65),
  `${"0".repeat(63)}g`,
  `${"0".repeat(64)}\n`,
  `0x${"0".repeat(62)}`,
])("%j is not a seed", async (text) => {
  expect(await commitmentOf(text)).toBeNull();
  expect(await deckOf(text)).toBeNull();
});
