/** Where faces, a second picture and cards lie on the stage, as numbers. Lengths in CSS pixels. */

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** A phone upright, a phone on its side, or room for a panel beside the faces. */
export type Shape = "portrait" | "landscape" | "wide";

export function shapeOf(width: number, height: number): Shape {
  if (height < 540 && width > height) return "landscape";
  return width >= 960 ? "wide" : "portrait";
}

/** Whatever is seen on the stage beside the cards. */
export type TileId = "remote" | "second" | "self" | "ownTable";

/** What is seen large. */
export type Main = "remote" | "second" | "cards";

/** The corner that the small pictures keep to. */
export type Corner = "topLeft" | "topRight" | "bottomRight" | "bottomLeft";

const ROUND: readonly Corner[] = ["topRight", "bottomRight", "bottomLeft", "topLeft"];

export function nextCorner(corner: Corner): Corner {
  return ROUND[(ROUND.indexOf(corner) + 1) % ROUND.length] ?? "topRight";
}

/** The corner that a dropped picture goes to, by its middle. */
export function nearestCorner(x: number, y: number, width: number, height: number): Corner {
  if (y < height / 2) return x < width / 2 ? "topLeft" : "topRight";
  return x < width / 2 ? "bottomLeft" : "bottomRight";
}

export interface Asked {
  width: number;
  height: number;
  shape: Shape;
  main: Main;
  /** What there is, the large one among it. */
  tiles: readonly TileId[];
  corner: Corner;
  /** What lies over the edges of the stage. */
  insets: Insets;
  /** Width by height of the large picture; null until it is known. */
  aspect: number | null;
  /** Nothing of a second picture may be cut off: it shows cards or a screen. */
  whole: boolean;
}

export interface Arranged {
  tiles: Partial<Record<TileId, Rect>>;
  /** Where the cards lie, while they are what is seen large. */
  cards: Rect | null;
}

const GAP = 10;

export function arrange(asked: Asked): Arranged {
  return asked.main === "cards" ? beside(asked) : within(asked);
}

/** One picture fills the stage, or as much of it as its shape allows; the others float in a corner. */
function within(asked: Asked): Arranged {
  const { width, height, shape, main, insets, aspect } = asked;
  const tiles: Arranged["tiles"] = {};
  const whole = { x: 0, y: 0, width, height };
  const fills = frame(whole, aspect, asked.whole) === whole;
  // What lies over the edges hides nothing of a framed picture on a phone upright.
  const edge = shape === "portrait" ? insets : even(shape === "wide" ? 8 : 4);
  tiles[main as TileId] = fills ? whole : frame(inner(whole, edge), aspect, asked.whole);
  const small = asked.tiles.filter((tile) => tile !== main);
  const size = floating(asked, small.length);
  const right = asked.corner.endsWith("Right");
  const bottom = asked.corner.startsWith("bottom");
  for (const [at, tile] of small.entries()) {
    // One's own face keeps to the corner; the others lie towards the middle.
    const step = small.length - 1 - at;
    const along = shape === "portrait" ? step * (size.width + GAP) : 0;
    const down = shape === "portrait" ? 0 : step * (size.height + GAP);
    tiles[tile] = {
      ...size,
      x: right ? width - insets.right - GAP - size.width - along : insets.left + GAP + along,
      y: bottom ? height - insets.bottom - GAP - size.height - down : insets.top + GAP + down,
    };
  }
  return { tiles, cards: null };
}

/** On a phone upright they stand in a row, else one over the other. */
function floating({ width, height, shape, insets }: Asked, count: number) {
  const many = Math.max(1, count);
  const room = height - insets.top - insets.bottom - GAP * 2;
  if (shape === "portrait") {
    const most = (width - insets.left - insets.right - GAP * (many + 1)) / many;
    const wide = Math.min(clamp(width * 0.27, 84, 150), most, (room * 3) / 4);
    return { width: wide, height: (wide * 4) / 3 };
  }
  const high = Math.min(clamp(height * 0.24, 84, 172), (room - GAP * (many - 1)) / many);
  return { width: (high * 4) / 3, height: high };
}

/** Cards take the stage; the faces stand in a row above them, or in a column beside them. */
function beside({ width, height, shape, tiles, insets }: Asked): Arranged {
  const placed: Arranged["tiles"] = {};
  const count = Math.max(1, tiles.length);
  const box = inner({ x: 0, y: 0, width, height }, insets);
  if (shape === "portrait") {
    const high = clamp(height * 0.17, 64, 190);
    const wide = Math.min(high * 1.25, (box.width - GAP * (count + 1)) / count);
    const from = box.x + (box.width - wide * count - GAP * (count - 1)) / 2;
    for (const [at, tile] of tiles.entries()) {
      placed[tile] = { x: from + at * (wide + GAP), y: box.y, width: wide, height: high };
    }
    const top = box.y + high + GAP;
    const left = { x: box.x, width: box.width };
    return { tiles: placed, cards: { ...left, y: top, height: box.y + box.height - top } };
  }
  const most = (box.height - GAP * (count + 1)) / count;
  const wide = Math.min(clamp(width * 0.2, 112, 280), (most * 4) / 3);
  const high = (wide * 3) / 4;
  const from = box.y + (box.height - high * count - GAP * (count - 1)) / 2;
  for (const [at, tile] of tiles.entries()) {
    placed[tile] = { x: box.x + GAP, y: from + at * (high + GAP), width: wide, height: high };
  }
  const x = box.x + wide + GAP * 2;
  // What lies over the upper edge lies over the faces alone.
  const top = Math.min(8, insets.top);
  const cards = {
    x,
    y: top,
    width: box.x + box.width - x - insets.right,
    height: height - top - insets.bottom,
  };
  return { tiles: placed, cards };
}

/** Of a picture that is too wide, this part of its width is seen at least: a face is in the middle. */
const LEAST_WIDTH = 0.5;
/** Of one that is too high, this part of its height: heads are not cut off. */
const LEAST_HEIGHT = 0.72;

/** The largest part of a box for a picture that may be cut, or (`whole`) may not. */
export function frame(box: Rect, aspect: number | null, whole: boolean): Rect {
  const own = box.width / box.height;
  const least = whole ? 1 : LEAST_WIDTH;
  const most = whole ? 1 : LEAST_HEIGHT;
  const to = aspect === null ? own : clamp(own, aspect * least, aspect / most);
  if (Math.abs(to - own) < 0.01) return box;
  const width = Math.min(box.width, box.height * to);
  const height = Math.min(box.height, box.width / to);
  return {
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
    width,
    height,
  };
}

const even = (by: number): Insets => ({ top: by, right: by, bottom: by, left: by });

function inner(box: Rect, by: Insets): Rect {
  return {
    x: box.x + by.left,
    y: box.y + by.top,
    width: Math.max(0, box.width - by.left - by.right),
    height: Math.max(0, box.height - by.top - by.bottom),
  };
}

const clamp = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(most, value));
