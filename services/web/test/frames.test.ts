import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { oncePerFrame } from "../src/stream/frames";

let frames: Map<number, () => void>;
let painted: number;
let ask: () => void;

function frame(): void {
  const due = [...frames.values()];
  frames.clear();
  for (const run of due) run();
}

beforeEach(() => {
  vi.useFakeTimers();
  frames = new Map();
  painted = 0;
  let last = 0;
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => {
    last += 1;
    frames.set(last, run);
    return last;
  });
  vi.stubGlobal("cancelAnimationFrame", (id: number) => frames.delete(id));
  ask = oncePerFrame(() => {
    painted += 1;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("painting", () => {
  test("waits for its frame", () => {
    ask();
    expect(painted).toBe(0);
    frame();
    expect(painted).toBe(1);
  });

  test("happens once a frame, however many words came", () => {
    for (let words = 0; words < 50; words += 1) ask();
    frame();
    expect(painted).toBe(1);
    ask();
    frame();
    expect(painted).toBe(2);
  });

  test("happens no more once it is done", () => {
    ask();
    frame();
    frame();
    vi.advanceTimersByTime(10_000);
    expect(painted).toBe(1);
  });

  test("is not held back by a page that was hidden before its frame came", () => {
    ask();
    vi.advanceTimersByTime(1000);
    expect(painted).toBe(1);
    ask();
    vi.advanceTimersByTime(1000);
    expect(painted).toBe(2);
    frame();
    expect(painted).toBe(2);
  });

  test("can be asked for while it happens", () => {
    let again = true;
    const askTwice = oncePerFrame(() => {
      painted += 1;
      if (again) askTwice();
      again = false;
    });
    askTwice();
    frame();
    frame();
    expect(painted).toBe(2);
  });
});
