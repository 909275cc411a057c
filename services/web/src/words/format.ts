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

/** A date with its year, in the reader's own time zone. */
export function wholeDate(iso: string, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", day: "numeric" };
  return new Intl.DateTimeFormat(locale, options).format(new Date(iso));
}

/** The same of a day such as `2026-11-26`, which is that day everywhere. */
export function wholeDay(day: string, locale: Locale): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const options: Intl.DateTimeFormatOptions = { dateStyle: "long", timeZone: "UTC" };
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

/** A moment with its date and time of day, in the reader's own time zone. */
export function wholeMoment(iso: string, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "long", timeStyle: "short" };
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

const UNITS = ["B", "KB", "MB", "GB"] as const;

/** A size as people say it: 812 B, 24 KB, 3.2 MB. */
export function sizeOf(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? "B"}`;
}
