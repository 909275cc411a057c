/** The ring of 78 cards, as numbers. Angles are in radians, lengths in CSS pixels. */
export const CARDS = 78;
export const STEP = (2 * Math.PI) / CARDS;

export interface Wheel {
  radius: number;
  cardWidth: number;
  /** How far to each side cards can be seen. */
  reach: number;
  /** Where the uppermost card begins, so that the arc lies where the eye is. */
  top: number;
}

/** A wheel that fills a stage: neighbours overlap, yet each shows enough to be touched. */
export function wheelFor(width: number, height: number): Wheel {
  const cardWidth = Math.max(64, Math.min(168, width * 0.35, height * 0.34));
  const gap = Math.max(46, cardWidth * 0.46, Math.min(width * 0.062, cardWidth * 0.7));
  const radius = gap / STEP;
  const reach = Math.min(Math.PI * 0.42, Math.asin(Math.min(1, (width / 2 + cardWidth) / radius)));
  const sag = (1 - Math.cos(Math.min(reach, Math.asin(Math.min(1, width / 2 / radius))))) * radius;
  const rest = height - (cardWidth * 5) / 3 - sag;
  return { radius, cardWidth, reach, top: Math.max(44, rest * 0.42) };
}

/** The angle of a card from the top of the wheel, from -π to π. */
export function angleOf(position: number, turned: number): number {
  const angle = (position * STEP - turned) % (2 * Math.PI);
  if (angle > Math.PI) return angle - 2 * Math.PI;
  return angle < -Math.PI ? angle + 2 * Math.PI : angle;
}

/** The card that lies at the top. */
export function positionAt(turned: number): number {
  return ((Math.round(turned / STEP) % CARDS) + CARDS) % CARDS;
}

/** How far to turn so that a card comes to the top, the short way round. */
export function turnTo(position: number, turned: number): number {
  return turned + angleOf(position, turned);
}

/** A number from 0 to n - 1 from a cryptographic source, each equally likely. */
export function chance(n: number): number {
  const fair = 256 - (256 % n);
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte);
  while ((byte[0] ?? 0) >= fair);
  return (byte[0] ?? 0) % n;
}

/** So many more positions at random, none twice. */
export function atRandom(count: number, taken: readonly number[]): number[] {
  const free = Array.from({ length: CARDS }, (_, i) => i).filter((it) => !taken.includes(it));
  return Array.from({ length: Math.min(count, free.length) }, () => {
    const [position] = free.splice(chance(free.length), 1);
    return position ?? 0;
  });
}
