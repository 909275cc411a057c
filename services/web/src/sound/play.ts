import { isSoundOn } from "../preferences/settings";
import { type Sound, voice } from "./voices";

/** A sound that comes later than this after its moment is better not heard. */
const LATE_MS = 300;

let context: AudioContext | null = null;

/** Plays a sound, if sounds are wanted and somebody looks. Nothing ever waits for it. */
export function play(sound: Sound, laterMs = 0): void {
  if (!isSoundOn() || document.hidden) return;
  const asked = performance.now();
  awake()?.then(
    (open) => {
      if (performance.now() - asked < LATE_MS) voice(open, sound, laterMs / 1000);
    },
    () => undefined,
  );
}

function awake(): Promise<AudioContext> | null {
  try {
    context ??= new AudioContext();
    const open = context;
    return open.state === "running" ? Promise.resolve(open) : open.resume().then(() => open);
  } catch {
    // A device without sound is a silent one.
    return null;
  }
}

// Browsers let a page sound only from a touch or a key on: the first one wakes it.
for (const sign of ["pointerdown", "keydown"]) {
  addEventListener(sign, () => void (isSoundOn() && awake()?.catch(() => undefined)), {
    passive: true,
  });
}
