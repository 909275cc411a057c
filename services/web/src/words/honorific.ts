/** A name as Korean addresses whoever bears it; a `손님` has the syllable already. */
export const honoured = (name: string): string => (name.endsWith("님") ? name : `${name}님`);
