/** What the sky should know of what goes on before it. */

interface Mood {
  /** The reader thinks or speaks: stars grow livelier, and the conch's light stronger. */
  answering: boolean;
}

let mood: Mood = { answering: false };
const listeners = new Set<() => void>();

export function setMood(change: Partial<Mood>): void {
  mood = { ...mood, ...change };
  for (const listener of listeners) listener();
}

export function moodNow(): Mood {
  return mood;
}

export function onMood(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
