/**
 * Two knuckles on wood. Whoever has opened a room waits for it, so that it is on until it is switched
 * off, and sounds in a hidden tab as well. Made of noise and tones: no file is loaded for it.
 */

const KEY = "conch.knock.sound";
let context: AudioContext | null = null;

/** Called within a press: later, a browser lets the page sound only because of it. */
export function wakeKnock(): void {
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume().catch(() => undefined);
  } catch {
    // A device without sound is a silent one.
  }
}

let heard: boolean | null = null;

export function isKnockHeard(): boolean {
  if (heard === null) {
    try {
      heard = localStorage.getItem(KEY) !== "off";
    } catch {
      heard = true;
    }
  }
  return heard;
}

export function setKnockHeard(isHeard: boolean): void {
  heard = isHeard;
  try {
    if (isHeard) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // It holds until the page is closed.
  }
}

/** Plays it now, or not at all: a knock that is heard late is a riddle. */
export function knock(): void {
  wakeKnock();
  if (context === null || context.state !== "running" || !isKnockHeard()) return;
  const at = context.currentTime + 0.02;
  for (const later of [0, 0.19]) rap(context, at + later);
}

function rap(context: AudioContext, at: number): void {
  const body = context.createOscillator();
  body.type = "sine";
  body.frequency.setValueAtTime(230, at);
  body.frequency.exponentialRampToValueAtTime(120, at + 0.09);
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.34, at + 0.006);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.16);
  body.connect(gain).connect(context.destination);
  body.start(at);
  body.stop(at + 0.17);

  const click = context.createOscillator();
  click.type = "triangle";
  click.frequency.setValueAtTime(1500, at);
  const edge = context.createGain();
  edge.gain.setValueAtTime(0.08, at);
  edge.gain.exponentialRampToValueAtTime(0.0001, at + 0.03);
  click.connect(edge).connect(context.destination);
  click.start(at);
  click.stop(at + 0.04);
}
