import { describe, expect, test } from "vitest";
import { LOUDEST, type Sound, voice } from "../src/sound/voices";

/** A device that writes down what it is asked to play. */
function device() {
  const seen = {
    gains: [] as [number, number][],
    started: [] as number[],
    stopped: [] as number[],
  };
  const param = (write?: [number, number][]) => {
    const set = (value: number, at: number) => void write?.push([value, at]);
    return {
      value: 0,
      setValueAtTime: set,
      linearRampToValueAtTime: set,
      exponentialRampToValueAtTime: set,
    };
  };
  const node = (more: object = {}) => {
    const it = { connect: (to: unknown) => to, ...more };
    return it;
  };
  const source = () =>
    node({
      frequency: param(),
      start: (at: number) => seen.started.push(at),
      stop: (at: number) => seen.stopped.push(at),
    });
  const context = {
    currentTime: 10,
    sampleRate: 8000,
    createGain: () => node({ gain: param(seen.gains) }),
    createBiquadFilter: () => node({ frequency: param(), Q: param() }),
    createOscillator: source,
    createBufferSource: source,
    createBuffer: (_: number, length: number) => ({
      getChannelData: () => new Float32Array(length),
    }),
  };
  const out = Object.assign(node(), { context });
  return { seen, out: out as unknown as AudioNode };
}

describe.each<Sound>(["spread", "lift", "turn", "breath"])("the sound of %s", (sound) => {
  test("is soft, begins and ends in silence, and is over soon", () => {
    const { seen, out } = device();
    voice(out, sound, 0.5);
    const loudest = Math.max(...seen.gains.map(([value]) => value));
    expect(loudest).toBeGreaterThan(0);
    expect(loudest).toBeLessThanOrEqual(LOUDEST);
    expect(seen.gains[0]?.[0]).toBe(0);
    expect(seen.gains.at(-1)?.[0]).toBe(0);
    expect(seen.started.every((at) => at >= 10.5)).toBe(true);
    expect(seen.stopped).toHaveLength(seen.started.length);
    expect(Math.max(...seen.stopped)).toBeLessThanOrEqual(12.6);
  });
});
