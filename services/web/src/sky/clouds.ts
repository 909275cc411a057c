/** What clouds are made of: noise that goes on without a seam at every edge. */
import { numbersFrom } from "./stars";

/** Pixels along each edge. */
export const CLOUD_SIZE = 128;

/** Heights from 0 to 255, line by line: hills upon hills, each half as wide and half as high. */
export function cloudHeights(size = CLOUD_SIZE, seed = 20): Uint8Array {
  const sum = new Float32Array(size * size);
  for (let octave = 0, cells = 4, weight = 1; octave < 5; octave += 1, cells *= 2, weight /= 2)
    addHills(sum, size, cells, weight, seed + octave);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const height of sum) {
    low = Math.min(low, height);
    high = Math.max(high, height);
  }
  return Uint8Array.from(sum, (height) => (255 * (height - low)) / (high - low));
}

function addHills(sum: Float32Array, size: number, cells: number, weight: number, seed: number) {
  const next = numbersFrom(seed);
  const tops = Float32Array.from({ length: cells * cells }, next);
  const steps = Array.from({ length: size }, (_, at) => step(at, size, cells));
  for (let y = 0; y < size; y += 1) {
    const down = steps[y] as Step;
    for (let x = 0; x < size; x += 1) {
      const across = steps[x] as Step;
      const upper = down.here * cells;
      const lower = down.after * cells;
      const above = mix(tops[upper + across.here], tops[upper + across.after], across.by);
      const below = mix(tops[lower + across.here], tops[lower + across.after], across.by);
      const at = y * size + x;
      sum[at] = (sum[at] ?? 0) + weight * mix(above, below, down.by);
    }
  }
}

/** Between which cells a pixel lies, and how far, eased. */
interface Step {
  here: number;
  after: number;
  by: number;
}

function step(at: number, size: number, cells: number): Step {
  const place = (at * cells) / size;
  const here = Math.floor(place);
  const rest = place - here;
  return { here, after: (here + 1) % cells, by: rest * rest * (3 - 2 * rest) };
}

function mix(from = 0, to = 0, by = 0): number {
  return from + (to - from) * by;
}
