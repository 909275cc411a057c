/** The sounds of the house, made of noise and tones: no file is loaded for them. */

export type Sound = "spread" | "lift" | "turn" | "breath";

/** As loud as any may become, of 1: beside a voice they are hardly there. */
export const LOUDEST = 0.06;

/** Plays one into an outlet, so many seconds from now. */
export function voice(out: AudioNode, sound: Sound, later = 0): void {
  const at = out.context.currentTime + later;
  SOUNDS[sound](out, at);
}

const SOUNDS: Record<Sound, (out: AudioNode, at: number) => void> = {
  spread,
  lift: (out, at) => paper(out, at, { long: 0.11, from: 3400, to: 1900, peak: LOUDEST * 0.5 }),
  turn,
  breath,
};

/** How the shuffled deck runs out of the hand: many cards, each a little lighter than the one before. */
function spread(out: AudioNode, at: number): void {
  const riffle = (begins: number, cards: number, every: number) => {
    for (let card = 0; card < cards; card += 1) {
      const fade = 1 - (0.6 * card) / cards;
      const from = 2600 + 900 * Math.sin(card * 1.7);
      const peak = LOUDEST * 0.42 * fade;
      paper(out, at + begins + card * every, { long: 0.045, from, to: 1500, peak });
    }
  };
  riffle(0.16, 11, 0.019);
  riffle(0.59, 11, 0.019);
  paper(out, at + 1.02, { long: 0.16, from: 1500, to: 500, peak: LOUDEST * 0.7 });
  riffle(1.3, 16, 0.028);
}

/** Paper over paper, and the air it moves; then a small bell, for there is a face. */
function turn(out: AudioNode, at: number): void {
  paper(out, at, { long: 0.24, from: 2600, to: 700, peak: LOUDEST });
  for (const [index, tone] of [1174.7, 1760].entries()) {
    const ring = out.context.createOscillator();
    const long = 1.3 - index * 0.35;
    ring.frequency.value = tone;
    ring.connect(swell(out, at + 0.3, LOUDEST * (0.2 - index * 0.08), 0.012, long));
    ring.start(at + 0.3);
    ring.stop(at + 0.3 + long);
  }
}

interface Paper {
  /** Seconds. */
  long: number;
  /** Hertz, at its beginning and its end. */
  from: number;
  to: number;
  peak: number;
}

/** A breath of noise that darkens. */
function paper(out: AudioNode, at: number, { long, from, to, peak }: Paper): void {
  const noise = noiseOf(out.context, long);
  const filter = out.context.createBiquadFilter();
  filter.type = "bandpass";
  filter.Q.value = 0.9;
  filter.frequency.setValueAtTime(from, at);
  filter.frequency.exponentialRampToValueAtTime(to, at + long);
  noise.connect(filter).connect(swell(out, at, peak, long * 0.14, long));
  noise.start(at);
  noise.stop(at + long);
}

/** The sea in a shell, and a tone that is more felt than heard. */
function breath(out: AudioNode, at: number): void {
  const long = 1.4;
  const sea = noiseOf(out.context, long);
  const filter = out.context.createBiquadFilter();
  filter.type = "lowpass";
  filter.frequency.setValueAtTime(260, at);
  filter.frequency.linearRampToValueAtTime(520, at + long / 2);
  filter.frequency.linearRampToValueAtTime(220, at + long);
  sea.connect(filter).connect(swell(out, at, LOUDEST * 0.7, long * 0.45, long));
  sea.start(at);
  sea.stop(at + long);

  const tone = out.context.createOscillator();
  tone.frequency.setValueAtTime(174.6, at);
  tone.frequency.linearRampToValueAtTime(164.8, at + long);
  tone.connect(swell(out, at, LOUDEST * 0.3, long * 0.4, long));
  tone.start(at);
  tone.stop(at + long);
}

/** From nothing to its peak and back to nothing, so that it never clicks. */
function swell(out: AudioNode, at: number, peak: number, rise: number, long: number) {
  const gain = out.context.createGain();
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(peak, at + rise);
  gain.gain.linearRampToValueAtTime(0, at + long);
  gain.connect(out);
  return gain;
}

export function noiseOf(context: BaseAudioContext, long: number): AudioBufferSourceNode {
  const length = Math.ceil(context.sampleRate * long);
  const buffer = context.createBuffer(1, length, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < length; index += 1) samples[index] = Math.random() * 2 - 1;
  const source = context.createBufferSource();
  source.buffer = buffer;
  return source;
}
