/**
 * The draw that two browsers seal together: the same steps as `crates/tarot` publishes in its
 * README ("Two who shuffle together"), checked by the same vectors.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { DrawnCard } from "../../protocol/events";
import { deckOf } from "../../stream/draw";

const DOMAIN = new TextEncoder().encode("magic-conch/joint-draw/v1");

/** A seed that was opened, and the seal that had been given for it. */
export interface Opened {
  seed: string;
  seal: string;
}

/** Commitment of a seed of 64 lower-case hexadecimal digits. */
export function sealOf(seed: string): string {
  return bytesToHex(sha256(hexToBytes(seed)));
}

export function jointSeedOf(host: string, client: string): string {
  const hash = sha256.create().update(DOMAIN);
  return bytesToHex(hash.update(hexToBytes(host)).update(hexToBytes(client)).digest());
}

export function fits({ seed, seal }: Opened): boolean {
  return isSeed(seed) && sealOf(seed) === seal;
}

/** What lies at these positions of the joint deck; `null` if one of the seeds was not promised. */
export async function drawJointly(
  host: Opened,
  client: Opened,
  positions: readonly number[],
): Promise<DrawnCard[] | null> {
  if (!fits(host) || !fits(client)) return null;
  const deck = await deckOf(jointSeedOf(host.seed, client.seed));
  const cards: DrawnCard[] = [];
  for (const [place, position] of positions.entries()) {
    const there = deck?.[position];
    if (there === undefined || positions.indexOf(position) !== place) return null;
    cards.push({ place, position, ...there });
  }
  return cards;
}

/** Whether both seeds are the promised ones, and these cards one whole draw of their deck. */
export async function verifyJoint(
  host: Opened,
  client: Opened,
  cards: readonly DrawnCard[],
): Promise<boolean> {
  const positions = cards.map((card) => card.position);
  const drawn = await drawJointly(host, client, positions);
  if (drawn === null || drawn.length === 0) return false;
  return drawn.every((card, at) => {
    const claimed = cards[at];
    return (
      claimed?.place === card.place &&
      claimed.card === card.card &&
      claimed.orientation === card.orientation
    );
  });
}

function isSeed(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
