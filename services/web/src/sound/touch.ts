import { isMotionReduced } from "../preferences/settings";

/** What a hand may feel, in milliseconds of trembling and rest. */
const FEELINGS = { pick: [10], open: [8, 50, 16] } as const;

/** Lets the device be felt, where it can be and movement is not unwanted. */
export function feel(what: keyof typeof FEELINGS): void {
  if (isMotionReduced()) return;
  navigator.vibrate?.([...FEELINGS[what]]);
}
