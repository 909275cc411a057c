const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The first letter of a name, whole: an emoji of many parts is one. */
export function initialOf(name: string): string {
  const [first] = letters.segment(name.trim());
  return first === undefined ? "·" : first.segment.toLocaleUpperCase();
}
