/** A slow, quiet ground of tones and far waves under a talk, for as long as it is wished. */
import { LOUDEST, noiseOf } from "./voices";

/** Of 1, at its fullest: it is to be forgotten. */
const LEVEL = LOUDEST * 0.55;
/** Seconds. */
const FADE = 2.4;
const CHORD_SECONDS = 14;
/** Four chords without a third, so that no mood is imposed: root and its companions, in hertz. */
const CHORDS = [
  [110, 164.8, 246.9],
  [98, 146.8, 220],
  [87.3, 130.8, 196],
  [98, 146.8, 246.9],
];

/** Begins it into an outlet; what it gives back lets it fade away. */
export function openPad(outlet: AudioNode): () => void {
  const { context } = outlet;
  const out = context.createGain();
  out.gain.setValueAtTime(0, context.currentTime);
  out.connect(outlet);
  const fadeTo = (level: number) => {
    out.gain.cancelScheduledValues(context.currentTime);
    out.gain.setTargetAtTime(level, context.currentTime, FADE / 3);
  };
  fadeTo(LEVEL);

  const voices = (CHORDS[0] ?? []).map((hertz, index) => {
    const tone = context.createOscillator();
    tone.type = index === 0 ? "sine" : "triangle";
    tone.frequency.value = hertz;
    tone.detune.value = (index - 1) * 4;
    const gain = context.createGain();
    gain.gain.value = 0.42 / (index + 1);
    const dark = context.createBiquadFilter();
    dark.type = "lowpass";
    dark.frequency.value = 520;
    tone.connect(dark).connect(gain).connect(out);
    tone.start();
    return tone;
  });
  const sea = noiseOf(context, 7);
  sea.loop = true;
  const waves = context.createBiquadFilter();
  waves.type = "lowpass";
  waves.frequency.value = 320;
  const swell = context.createGain();
  swell.gain.value = 0.2;
  const tide = context.createOscillator();
  tide.frequency.value = 0.07;
  const depth = context.createGain();
  depth.gain.value = 0.14;
  tide.connect(depth).connect(swell.gain);
  sea.connect(waves).connect(swell).connect(out);
  sea.start();
  tide.start();

  let chord = 0;
  const change = setInterval(() => {
    chord = (chord + 1) % CHORDS.length;
    for (const [index, tone] of voices.entries())
      tone.frequency.setTargetAtTime(CHORDS[chord]?.[index] ?? 110, context.currentTime, 2.5);
  }, CHORD_SECONDS * 1000);

  return () => {
    clearInterval(change);
    fadeTo(0);
    const end = context.currentTime + FADE;
    for (const source of [...voices, sea, tide]) source.stop(end);
  };
}
