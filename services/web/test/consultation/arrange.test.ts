import { describe, expect, test } from "vitest";
import {
  type Asked,
  arrange,
  type Corner,
  frame,
  nearestCorner,
  nextCorner,
  type Rect,
  shapeOf,
  type TileId,
} from "../../src/features/consultation/arrange";

const insets = { top: 58, right: 6, bottom: 112, left: 6 };
const asked = (change: Partial<Asked> = {}): Asked => ({
  width: 390,
  height: 844,
  shape: "portrait",
  main: "remote",
  tiles: ["remote", "self"],
  corner: "topRight",
  insets,
  aspect: 0.5,
  whole: false,
  ...change,
});

const overlaps = (one: Rect, other: Rect) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe("the shape of a page", () => {
  test.each([
    [390, 844, "portrait"],
    [844, 390, "landscape"],
    [1440, 900, "wide"],
    [768, 1024, "portrait"],
    [1024, 500, "landscape"],
  ])("%i by %i is %s", (width, height, shape) => {
    expect(shapeOf(width, height)).toBe(shape);
  });
});

describe("a large picture", () => {
  test("fills a phone where it is upright itself", () => {
    expect(arrange(asked()).tiles.remote).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  });

  test("of a wide camera is framed on a phone, with half of its width to be seen", () => {
    const { remote } = arrange(asked({ aspect: 16 / 9 })).tiles;
    expect(remote?.width).toBe(390 - insets.left - insets.right);
    expect((remote?.width ?? 0) / (remote?.height ?? 1)).toBeCloseTo(8 / 9, 5);
    expect(remote?.y).toBeGreaterThan(insets.top);
  });

  test("of cards is never cut", () => {
    const box = { x: 0, y: 0, width: 400, height: 800 };
    const whole = frame(box, 16 / 9, true);
    expect(whole.width / whole.height).toBeCloseTo(16 / 9, 5);
    expect(whole.y).toBeCloseTo((800 - whole.height) / 2, 5);
  });

  test("that nobody has measured yet fills what there is", () => {
    const box = { x: 0, y: 0, width: 400, height: 800 };
    expect(frame(box, null, true)).toBe(box);
  });
});

describe("small pictures", () => {
  const tiles: TileId[] = ["remote", "second", "ownTable", "self"];
  const corners: Corner[] = ["topLeft", "topRight", "bottomRight", "bottomLeft"];
  const stages = [
    asked({ tiles }),
    asked({ tiles, width: 776, height: 390, shape: "landscape" }),
    asked({ tiles, width: 1030, height: 790, shape: "wide" }),
    asked({ tiles, width: 390, height: 260, insets: { top: 6, right: 4, bottom: 6, left: 4 } }),
  ];
  for (const stage of stages) {
    test.each(corners)(
      `never cover each other nor leave a stage ${stage.width} wide: %s`,
      (corner) => {
        const placed = arrange({ ...stage, corner }).tiles;
        const small = tiles.filter((it) => it !== "remote").map((it) => placed[it] as Rect);
        for (const [at, one] of small.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.y).toBeGreaterThanOrEqual(stage.insets.top);
          expect(one.x + one.width).toBeLessThanOrEqual(stage.width);
          expect(one.y + one.height).toBeLessThanOrEqual(stage.height - stage.insets.bottom);
          for (const other of small.slice(at + 1)) expect(overlaps(one, other)).toBe(false);
        }
      },
    );
  }

  test("one's own keeps to the corner", () => {
    const { self, second } = arrange(asked({ tiles: ["remote", "second", "self"] })).tiles;
    expect(self?.x).toBeGreaterThan(second?.x ?? 0);
  });

  test("go round all corners by the button, and to the nearest by hand", () => {
    const round = corners.reduce<Corner[]>(
      (seen) => [...seen, nextCorner(seen.at(-1) ?? "topLeft")],
      ["topLeft"],
    );
    expect(new Set(round)).toEqual(new Set(corners));
    expect(round.at(-1)).toBe("topLeft");
    expect(nearestCorner(10, 10, 100, 100)).toBe("topLeft");
    expect(nearestCorner(90, 60, 100, 100)).toBe("bottomRight");
  });
});

describe("cards on the stage", () => {
  test.each([
    asked({ main: "cards" }),
    asked({ main: "cards", tiles: ["remote", "second", "self"] }),
    asked({ main: "cards", width: 776, height: 390, shape: "landscape" }),
    asked({ main: "cards", width: 1410, height: 790, shape: "wide" }),
  ])("cover nobody's face", (stage) => {
    const { tiles, cards } = arrange(stage);
    if (cards === null) throw new Error("there is no room for cards");
    expect(cards.width * cards.height).toBeGreaterThan(stage.width * stage.height * 0.35);
    for (const rect of Object.values(tiles)) expect(overlaps(rect, cards)).toBe(false);
  });
});
