/** What lies where on the cloth of a spread. */
import type { SpreadId } from "../protocol/events";

/** Where a card lies, in widths of a card from the upper left corner. */
export interface Spot {
  x: number;
  y: number;
  /** It lies across the one under it. */
  across: boolean;
}

export interface Cloth {
  spots: Spot[];
  /** In widths of a card. */
  width: number;
  height: number;
}

const CARD = 5 / 3;

/**
 * The cloth of a spread. Where it is wider than high, the staff of ten cards stands in two columns, so
 * that all of them are larger.
 */
export function clothOf(spread: SpreadId, isWide = false): Cloth {
  if (spread === "one") return row(1);
  if (spread === "three") return row(3);
  const step = 1.36;
  const high = CARD + 0.16;
  const rise = isWide ? (high * 2) / 3 : high;
  const middle = isWide ? high : high * 1.5;
  const at = (x: number, y: number, across = false): Spot => ({ x, y, across });
  const near = step * 2 + 1.5;
  const far = isWide ? near + 1.14 : near;
  const spots = [
    at(step, middle),
    at(step, middle, true),
    at(step, middle - high),
    at(step, middle + high),
    at(0, middle),
    at(step * 2, middle),
    at(near, rise * 3),
    at(far, rise * 2),
    at(near, rise),
    at(far, 0),
  ];
  return { spots, width: far + 1, height: rise * 3 + CARD };
}

function row(count: number): Cloth {
  const step = 1.14;
  const spots = Array.from({ length: count }, (_, at) => ({ x: at * step, y: 0, across: false }));
  return { spots, width: (count - 1) * step + 1, height: CARD };
}
