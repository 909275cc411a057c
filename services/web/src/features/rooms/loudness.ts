/** How a level is seen: ears, and these bars, count in powers. Pure. */

const QUIETEST_DB = -52;
const LOUDEST_DB = -10;

/** From the loudness of a wave (0 to 1) to how much of a bar is lit (0 to 1). */
export function litOf(level: number): number {
  if (level <= 0) return 0;
  const decibels = 20 * Math.log10(level);
  return Math.min(1, Math.max(0, (decibels - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB)));
}

/** Louder than this it is a voice. */
export const isVoice = (level: number): boolean => litOf(level) > 0.35;
