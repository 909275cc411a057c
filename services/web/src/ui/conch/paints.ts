/** What the conch is painted with, on a page and wherever a file has to show it. */
export interface Paint {
  kind: "radialGradient" | "linearGradient";
  /** Where it lies, in the conch's own units. */
  at: Readonly<Record<string, number>>;
  /** The colours on the way, each with how far along it comes. */
  stops: readonly (readonly [number, string])[];
}

export const PAINTS: Readonly<Record<"c" | "m" | "g", Paint>> = {
  /** The chambers, from the heart on. */
  c: {
    kind: "radialGradient",
    at: { cx: 0, cy: 0, r: 52 },
    stops: [
      [0, "#fffaf0"],
      [0.2, "#ffe6b8"],
      [0.42, "#f0b392"],
      [0.62, "#b9799f"],
      [0.85, "#5c57a6"],
      [1, "#34418f"],
    ],
  },
  /** The mouth. */
  m: {
    kind: "radialGradient",
    at: { cx: 6, cy: -14, r: 62 },
    stops: [
      [0, "#ffdfa8"],
      [0.3, "#cf8f96"],
      [0.62, "#54509c"],
      [1, "#1c2a68"],
    ],
  },
  /** The gilding of walls and rim. */
  g: {
    kind: "linearGradient",
    at: { x1: -40, y1: -50, x2: 20, y2: 50 },
    stops: [
      [0, "#fff0c4"],
      [0.5, "#e3c079"],
      [1, "#b48a45"],
    ],
  },
};
