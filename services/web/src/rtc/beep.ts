/** A short tone to try a speaker with. */

type Directed = AudioContext & { setSinkId?: (id: string) => Promise<void> };

/** Resolves when it has been heard; false if nothing could sound. */
export async function beep(speaker = "", make = () => new AudioContext()): Promise<boolean> {
  let context: Directed;
  try {
    context = make();
  } catch {
    return false;
  }
  try {
    if (speaker !== "") await context.setSinkId?.(speaker).catch(() => undefined);
    await context.resume();
    await new Promise<void>((resolve) => {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const now = context.currentTime;
      tone.frequency.setValueAtTime(523.25, now);
      tone.frequency.setValueAtTime(659.25, now + 0.18);
      volume.gain.setValueAtTime(0, now);
      volume.gain.linearRampToValueAtTime(0.2, now + 0.03);
      volume.gain.setValueAtTime(0.2, now + 0.34);
      volume.gain.linearRampToValueAtTime(0, now + 0.4);
      tone.connect(volume).connect(context.destination);
      tone.onended = () => resolve();
      tone.start(now);
      tone.stop(now + 0.42);
    });
    return true;
  } catch {
    return false;
  } finally {
    await context.close().catch(() => undefined);
  }
}
