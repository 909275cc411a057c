/** The two sounds of the house, made of noise and tones: no file is loaded for them. */

export type Sound = "card" | "murmur";

/** As loud as either may become, of 1: beside a voice they are hardly there. */
export const LOUDEST = 0.06;

/** Plays one, so many seconds from now. */
export function voice(context: BaseAudioContext, sound: Sound, later = 0): void {
  const at = context.currentTime + later;
  if (sound === "card") turnCard(context, at);
  else murmur(context, at);
}

/** Paper over paper: a breath of noise that darkens. */
function turnCard(context: BaseAudioContext, at: number): void {
  const long = 0.22;
  const noise = noiseOf(context, long);
  const filter = context.createBiquadFilter();
  filter.type = "bandpass";
  filter.Q.value = 0.9;
  filter.frequency.setValueAtTime(2600, at);
  filter.frequency.exponentialRampToValueAtTime(700, at + long);
  noise.connect(filter).connect(swell(context, at, LOUDEST, 0.03, long));
  noise.start(at);
  noise.stop(at + long);
}

/** The sea in a shell, and a tone that is more felt than heard. */
function murmur(context: BaseAudioContext, at: number): void {
  const long = 1.4;
  const sea = noiseOf(context, long);
  const filter = context.createBiquadFilter();
  filter.type = "lowpass";
  filter.frequency.setValueAtTime(260, at);
  filter.frequency.linearRampToValueAtTime(520, at + long / 2);
  filter.frequency.linearRampToValueAtTime(220, at + long);
  sea.connect(filter).connect(swell(context, at, LOUDEST * 0.7, long * 0.45, long));
  sea.start(at);
  sea.stop(at + long);

  const tone = context.createOscillator();
  tone.frequency.setValueAtTime(174.6, at);
  tone.frequency.linearRampToValueAtTime(164.8, at + long);
  tone.connect(swell(context, at, LOUDEST * 0.3, long * 0.4, long));
  tone.start(at);
  tone.stop(at + long);
}

/** From nothing to its peak and back to nothing, so that it never clicks. */
function swell(context: BaseAudioContext, at: number, peak: number, rise: number, long: number) {
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(peak, at + rise);
  gain.gain.linearRampToValueAtTime(0, at + long);
  gain.connect(context.destination);
  return gain;
}

function noiseOf(context: BaseAudioContext, long: number): AudioBufferSourceNode {
  const length = Math.ceil(context.sampleRate * long);
  const buffer = context.createBuffer(1, length, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < length; index += 1) samples[index] = Math.random() * 2 - 1;
  const source = context.createBufferSource();
  source.buffer = buffer;
  return source;
}
