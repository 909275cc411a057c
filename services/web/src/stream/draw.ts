/**
 * The sealed draw, recomputed in the browser: the same steps as `crates/tarot` publishes in its
 * README, checked by the same vectors.
 */
import type { DrawnCard, Orientation } from "../protocol/events";

const DOMAIN = "magic-conch/sealed-draw/v1";
const CARDS = 78;

export interface DeckCard {
  card: string;
  orientation: Orientation;
}

/** SHA-256 of the seed's bytes, as lower-case hex. `null` if the seed is not 64 hex digits. */
export async function commitmentOf(seed: string): Promise<string | null> {
  const bytes = fromHex(seed);
  if (bytes === null) return null;
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** The whole deck of a seed, from position 0 to 77. */
export async function deckOf(seed: string): Promise<DeckCard[] | null> {
  const bytes = fromHex(seed);
  if (bytes === null) return null;
  const stream = await KeyStream.open(bytes);
  const order = Array.from({ length: CARDS }, (_, index) => index);
  for (let i = CARDS - 1; i > 0; i -= 1) {
    const j = await stream.below(i + 1);
    const held = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = held;
  }
  const bits: number[] = [];
  for (let i = 0; i < Math.ceil(CARDS / 8); i += 1) bits.push(await stream.byte());
  return order.map((number, position) => {
    const bit = ((bits[position >> 3] ?? 0) >> (7 - (position % 8))) & 1;
    return { card: nameOf(number), orientation: bit === 1 ? "reversed" : "upright" };
  });
}

/** Whether these cards are what the promised deck held at the touched positions. */
export async function verifyDraw(
  seed: string,
  commitment: string,
  cards: readonly DrawnCard[],
): Promise<boolean> {
  if ((await commitmentOf(seed)) !== commitment) return false;
  const deck = await deckOf(seed);
  if (deck === null || cards.length === 0) return false;
  const touched = new Set<number>();
  return cards.every((drawn, place) => {
    const there = deck[drawn.position];
    const fresh = !touched.has(drawn.position);
    touched.add(drawn.position);
    return (
      fresh &&
      drawn.place === place &&
      there?.card === drawn.card &&
      there.orientation === drawn.orientation
    );
  });
}

class KeyStream {
  #block = new Uint8Array();
  #used = 0;
  #next = 0n;

  private constructor(private readonly key: CryptoKey) {}

  static async open(seed: Uint8Array<ArrayBuffer>): Promise<KeyStream> {
    const hmac = { name: "HMAC", hash: "SHA-256" };
    return new KeyStream(await crypto.subtle.importKey("raw", seed, hmac, false, ["sign"]));
  }

  async byte(): Promise<number> {
    if (this.#used === this.#block.length) await this.#refill();
    const byte = this.#block[this.#used] ?? 0;
    this.#used += 1;
    return byte;
  }

  /** A number from 0 to n - 1, each equally likely: bytes that would favour some are spent. */
  async below(n: number): Promise<number> {
    const fair = 256 - (256 % n);
    for (;;) {
      const byte = await this.byte();
      if (byte < fair) return byte % n;
    }
  }

  async #refill(): Promise<void> {
    const domain = new TextEncoder().encode(DOMAIN);
    const message = new Uint8Array(domain.length + 8);
    message.set(domain);
    new DataView(message.buffer).setBigUint64(domain.length, this.#next);
    this.#block = new Uint8Array(await crypto.subtle.sign("HMAC", this.key, message));
    this.#used = 0;
    this.#next += 1n;
  }
}

function nameOf(number: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  if (number < 22) return `major-${two(number)}`;
  const suits = ["wands", "cups", "swords", "pentacles"];
  return `${suits[Math.floor((number - 22) / 14)]}-${two(((number - 22) % 14) + 1)}`;
}

function fromHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[0-9a-f]{64}$/.test(text)) return null;
  return Uint8Array.from({ length: 32 }, (_, i) =>
    Number.parseInt(text.slice(i * 2, i * 2 + 2), 16),
  );
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
