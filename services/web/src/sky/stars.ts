/** Where the stars stand. The same sky for everybody, at every visit. */

/** Numbers per star: x, y (0 to 1), size (CSS px), phase (radians), depth (0 far to 1 near). */
export const STAR = 5;

/** So many stars, in a fixed order that looks like none. */
export function stars(count: number): Float32Array {
  const next = numbersFrom(1_618_033);
  const all = new Float32Array(count * STAR);
  for (let index = 0; index < count; index += 1) {
    // most are far and small
    const depth = next() ** 2.4;
    all.set([next(), next(), 0.9 + depth * 3.4, next() * Math.PI * 2, depth], index * STAR);
  }
  return all;
}

/** How many a window of this size shows: a phone some two hundred, a desktop twice that. */
export function countFor(width: number, height: number): number {
  return Math.round(Math.min(520, 110 + (width * height) / 2600));
}

/** A small fair generator (mulberry32), for pictures alone: nothing is drawn by lot with it. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
