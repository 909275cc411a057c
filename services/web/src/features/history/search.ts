/** What is asked of the server for what somebody typed: a date in its own way of writing. Pure. */

/** Longest search, in characters. */
const LONGEST = 100;

const DAY = /^(?:(\d{4})\s*[년./-]\s*)?(\d{1,2})\s*[월./-]\s*(\d{1,2})\s*[일.]?$/;
const MONTH = /^(\d{4})\s*[년./-]\s*(\d{1,2})\s*[월.]?$/;
const MONTH_ALONE = /^(\d{1,2})월$/;

/** The search; empty where there is none. */
export function searchOf(text: string, now: Date): string {
  const typed = text.trim();
  return dateOf(typed, now) ?? [...typed].slice(0, LONGEST).join("");
}

function dateOf(typed: string, now: Date): string | null {
  const month = MONTH.exec(typed);
  if (month !== null) return written(Number(month[1]), Number(month[2]));
  const alone = MONTH_ALONE.exec(typed);
  if (alone !== null) {
    const wanted = Number(alone[1]);
    return written(yearOf(wanted, 1, now), wanted);
  }
  const day = DAY.exec(typed);
  if (day === null) return null;
  const [, year, monthOf, dayOf] = day.map(Number);
  if (monthOf === undefined || dayOf === undefined) return null;
  return written(year || yearOf(monthOf, dayOf, now), monthOf, dayOf);
}

/** A day without a year is the last one of that name: nobody looks for a talk of tomorrow. */
function yearOf(month: number, day: number, now: Date): number {
  const year = now.getFullYear();
  return new Date(year, month - 1, day) > now ? year - 1 : year;
}

function written(year: number, month: number, day?: number): string | null {
  const date = new Date(year, month - 1, day ?? 1);
  // The thirty-first of February is a word like any other.
  if (date.getMonth() !== month - 1) return null;
  const two = (number: number) => String(number).padStart(2, "0");
  return [year, two(month), ...(day === undefined ? [] : [two(day)])].join("-");
}
