/** The words that are here. A language is fetched when somebody reads it, in the parts they come to. */
import type { Locale } from "../protocol/events";
import type { Words } from "./ko";

/** `first` is what every page says; `later` is said around people who read for others. */
type Volume = "first" | "later";

const volumes: Record<Locale, Record<Volume, () => Promise<Partial<Words>>>> = {
  ko: {
    first: () => import("./ko").then((it) => it.ko),
    later: () => import("./later.ko").then((it) => it.later),
  },
  en: {
    first: () => import("./en").then((it) => it.en),
    later: () => import("./later.en").then((it) => it.later),
  },
};

/** What is read on this page, in whichever language. */
const open = new Set<Volume>(["first"]);
const here: Record<Locale, Map<Volume, Partial<Words>>> = { ko: new Map(), en: new Map() };
const words: Record<Locale, Words> = { ko: {} as Words, en: {} as Words };

/** The words of a language, which have been loaded. */
export const wordsOf = (locale: Locale): Words => words[locale];

/** Brings what is missing of a language; null where nothing is. */
export function missingWords(locale: Locale): Promise<unknown> | null {
  const missing = [...open].filter((volume) => !here[locale].has(volume));
  if (missing.length === 0) return null;
  return Promise.all(missing.map((volume) => fetchWords(locale, volume)));
}

/** The same for the words of a part of the page, in the languages that are here. */
export async function laterWords(): Promise<void> {
  open.add("later");
  const spoken = (["ko", "en"] as const).filter((locale) => here[locale].has("first"));
  await Promise.all(spoken.map(missingWords));
}

async function fetchWords(locale: Locale, volume: Volume): Promise<void> {
  const fetched = await volumes[locale][volume]();
  here[locale].set(volume, fetched);
  Object.assign(words[locale], fetched);
}
