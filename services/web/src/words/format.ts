import type { Locale } from "../protocol/events";

/** A date as people say it in a list: the time today, the day before that. */
export function dayOrTime(iso: string, locale: Locale, now = new Date()): string {
  const date = new Date(iso);
  const sameDay = date.toDateString() === now.toDateString();
  const options: Intl.DateTimeFormatOptions = sameDay
    ? { hour: "numeric", minute: "2-digit" }
    : { month: "short", day: "numeric" };
  return new Intl.DateTimeFormat(locale, options).format(date);
}

/** The month of a date, with its year. */
export function monthOf(iso: string, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "long" };
  return new Intl.DateTimeFormat(locale, options).format(new Date(iso));
}

/** A time of day, in the reader's own time zone. */
export function timeOfDay(iso: string, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };
  return new Intl.DateTimeFormat(locale, options).format(new Date(iso));
}

/** A time that comes every day: midnight has a word of its own. */
export function dailyTime(iso: string, locale: Locale, midnight: string): string {
  const date = new Date(iso);
  return date.getHours() === 0 && date.getMinutes() === 0 ? midnight : timeOfDay(iso, locale);
}

/** Sentences of a text, so that a screen reader can pause between them. */
export function sentencesOf(text: string, locale: Locale): string[] {
  const plain = text.replaceAll("**", "");
  const segmenter = new Intl.Segmenter(locale, { granularity: "sentence" });
  return Array.from(segmenter.segment(plain), ({ segment }) => segment.trim()).filter(Boolean);
}
