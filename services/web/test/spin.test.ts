import { describe, expect, test } from "vitest";
import { Spin } from "../src/cards/spin";
import { positionAt, STEP } from "../src/cards/wheel";

/** Milliseconds until it lies still; it does so within ten seconds, or the test fails. */
function untilStill(spin: Spin, frame = 16): number {
  for (let passed = 0; passed < 10_000; passed += frame) if (spin.step(frame)) return passed;
  throw new Error("it never came to rest");
}

/** A finger that pulls by so many radians in ten moves, and lets go in full swing. */
function thrown(by: number): Spin {
  const spin = new Spin(38);
  spin.hold();
  for (let move = 0; move < 10; move += 1) spin.drag(by / 10, 16);
  spin.letGo(false);
  return spin;
}

describe("the wheel, when it is thrown", () => {
  test.each([0.4, -0.4, 2, -7])("by %f, goes on and comes to rest on a card", (by) => {
    const spin = thrown(by);
    const released = spin.turned;
    untilStill(spin);
    expect(Math.sign(spin.turned - released)).toBe(Math.sign(by));
    expect(spin.turned / STEP).toBeCloseTo(Math.round(spin.turned / STEP), 6);
  });

  test("goes equally far however often it is painted", () => {
    const [often, seldom] = [thrown(0.5), thrown(0.5)];
    untilStill(often, 4);
    untilStill(seldom, 40);
    expect(positionAt(often.turned)).toBe(positionAt(seldom.turned));
  });

  test("is heavy: half a second later it still turns", () => {
    const spin = thrown(0.8);
    for (let frame = 0; frame < 31; frame += 1) expect(spin.step(16)).toBe(false);
  });

  test("stays where a resting finger leaves it, but for the nearest card", () => {
    const spin = new Spin(10);
    spin.hold();
    spin.drag(STEP * 3.3, 16);
    spin.letGo(true);
    untilStill(spin);
    expect(positionAt(spin.turned)).toBe(13);
  });
});

describe("the wheel, when it is asked", () => {
  test("brings a card to the top, and others to either side of it", () => {
    const spin = new Spin(38);
    spin.turnToCard(2);
    untilStill(spin);
    expect(positionAt(spin.turned)).toBe(2);
    spin.turnBy(-5);
    untilStill(spin);
    expect(positionAt(spin.turned)).toBe(75);
  });

  test("does so at once where nothing is to move", () => {
    const spin = new Spin(38);
    spin.turnToCard(60);
    spin.jump();
    expect(spin.step(16)).toBe(true);
    expect(positionAt(spin.turned)).toBe(60);
  });
});
