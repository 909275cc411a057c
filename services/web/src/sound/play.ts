import { isSoundOn } from "../preferences/settings";
import { type Sound, voice } from "./voices";

/** A sound that comes later than this after its moment is better not heard. */
const LATE_MS = 300;

/** What is left of every sound under somebody's voice, of 1. */
const DUCKED = 0.3;

let device: { context: AudioContext; out: GainNode } | null = null;
let ducks = 0;

/** Plays a sound, if sounds are wanted and somebody looks. Nothing ever waits for it. */
export function play(sound: Sound, laterMs = 0): void {
  const asked = performance.now();
  sample(sound, laterMs, () => performance.now() - asked < LATE_MS);
}

/** Plays a sound to whoever has just wished to hear one, however long the device takes to wake. */
export function sample(sound: Sound, laterMs = 0, isInTime = () => true): void {
  if (!isSoundOn() || document.hidden) return;
  awake()?.then(
    (out) => {
      if (isInTime()) voice(out, sound, laterMs / 1000);
    },
    () => undefined,
  );
}

/** Everything is softer until what it gives back is called: somebody speaks. */
export function duck(): () => void {
  ducks += 1;
  level();
  return () => {
    ducks -= 1;
    level();
  };
}

function level(): void {
  device?.out.gain.setTargetAtTime(ducks > 0 ? DUCKED : 1, device.context.currentTime, 0.15);
}

/** The outlet of the device that sounds, once it is awake; null where there is none. */
export function awake(): Promise<AudioNode> | null {
  try {
    device ??= open();
    const { context, out } = device;
    return context.state === "running" ? Promise.resolve(out) : context.resume().then(() => out);
  } catch {
    // A device without sound is a silent one.
    return null;
  }
}

function open() {
  const context = new AudioContext();
  const out = context.createGain();
  out.gain.value = ducks > 0 ? DUCKED : 1;
  out.connect(context.destination);
  return { context, out };
}

// Browsers let a page sound only from a touch or a key on: the first one wakes it.
for (const sign of ["pointerdown", "keydown"]) {
  addEventListener(sign, () => void (isSoundOn() && awake()?.catch(() => undefined)), {
    passive: true,
  });
}
