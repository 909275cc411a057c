/**
 * The conch as geometry: a nautilus, whose shell grows by the same factor with every turn.
 * Lengths are in units of a picture that goes from -64 to 64, angles in radians, clockwise.
 */

const TURN = 2 * Math.PI;
/** How much wider each turn is than the one before. */
const GROWTH = 3.05;
const RATE = Math.log(GROWTH) / TURN;
/** Where the shell ends, and how far from its middle. */
const LIP = -0.12 * TURN;
const REACH = 66;
/** From the lip back to the wall of the first chamber: where the animal lives. */
const ROOM = 0.34 * TURN;
const CHAMBER = TURN / 14;

type Point = readonly [number, number];

export interface ConchShape {
  /** How far the innermost chamber is from the middle. */
  heart: number;
  /** From the outermost to the innermost. */
  chambers: string[];
  mouth: string;
  /** The shell's edge, which gets finer as it winds inwards. */
  rim: string;
  lip: string;
  /** Traces of how the mouth grew. */
  growth: string;
}

export function conchShape(chambers: number): ConchShape {
  const first = LIP - ROOM;
  const begins = Array.from({ length: chambers }, (_, index) => first - index * CHAMBER);
  const end = first - chambers * CHAMBER;
  return {
    heart: Math.round(reach(end)),
    chambers: begins.map(chamber),
    mouth: `M${at(on(first))}${along(first, LIP)}${bent(LIP + 0.26, 0.9, LIP + 0.23, 0.52)} ${at(
      on(LIP - TURN),
    )}${along(LIP - TURN, first - TURN)}${wall(first).outwards}z`,
    rim: `M${at(on(LIP, 1.03))}${along(LIP, end, 1.03)}L${at(on(end, 0.955))}${along(end, LIP, 0.955)}z`,
    lip: `M${at(on(LIP, 1.03))}${bent(LIP + 0.3, 0.93, LIP + 0.24, 0.53)} ${at(
      on(LIP - TURN, 1.03),
    )}L${at(on(LIP - TURN, 0.97))}${bent(LIP + 0.2, 0.5, LIP + 0.2, 0.83)} ${at(on(LIP, 0.955))}z`,
    growth: [0.05, 0.12, 0.19, 0.26].map((back) => trace(LIP - back * TURN)).join(""),
  };
}

function chamber(from: number): string {
  const to = from - CHAMBER;
  return `M${at(on(from))}${wall(from).inwards}${along(from - TURN, to - TURN)}${
    wall(to).outwards
  }${along(to, from)}z`;
}

/** The wall between two chambers, bowed towards the older one. */
function wall(angle: number) {
  const [outer, inner] = [at(on(angle - 0.3, 0.84)), at(on(angle - 0.34, 0.56))];
  return {
    inwards: `C${outer} ${inner} ${at(on(angle - TURN))}`,
    outwards: `C${inner} ${outer} ${at(on(angle))}`,
  };
}

function trace(angle: number): string {
  const [a, b, c] = [on(angle + 0.12, 0.88), on(angle + 0.16, 0.74), on(angle + 0.12, 0.6)];
  return `M${at(on(angle, 0.955))}C${at(a)} ${at(b)} ${at(c)}`;
}

function bent(a: number, outer: number, b: number, inner: number): string {
  return `C${at(on(a, outer))} ${at(on(b, inner))}`;
}

/** A point of the spiral, or beside it by a part of its distance from the middle. */
function on(angle: number, part = 1): Point {
  const far = reach(angle) * part;
  return [Math.cos(angle) * far, Math.sin(angle) * far];
}

function reach(angle: number): number {
  return REACH * Math.exp(RATE * (angle - LIP));
}

/** The spiral between two angles, in Bézier curves of at most an eighth of a turn. */
function along(from: number, to: number, part = 1): string {
  const pieces = Math.max(1, Math.ceil(Math.abs(to - from) / (TURN / 8)));
  const third = (to - from) / pieces / 3;
  let path = "";
  for (let piece = 0; piece < pieces; piece += 1) {
    const start = from + 3 * third * piece;
    const p = on(start, part);
    const q = on(start + 3 * third, part);
    path += `C${at(beside(p, third))} ${at(beside(q, -third))} ${at(q)}`;
  }
  return path;
}

/** From a point of the spiral in its direction. */
function beside([x, y]: Point, by: number): Point {
  return [x + (RATE * x - y) * by, y + (RATE * y + x) * by];
}

function at([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): string {
  return String(Number(value.toFixed(1)));
}
