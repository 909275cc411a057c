/** Longest nickname, in characters as the server counts them. */
export const LONGEST = 20;

/** The name as it will be kept, with plain spaces; `null` if it is none. */
export function asNickname(text: string): string | null {
  const name = text.split(/\s+/).filter(Boolean).join(" ");
  const length = [...name].length;
  return length >= 1 && length <= LONGEST ? name : null;
}
