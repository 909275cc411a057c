/** A long list is read by when its talks were last gone on with. Pure. */

export type Age = "today" | "yesterday" | "week" | "month";

export interface Group<T> {
  /** The same for the same group, and different from every other one. */
  key: string;
  age: Age;
  items: T[];
}

/** Groups what is sorted by date, the latest first; days are those of the reader's own clock. */
export function groupsOf<T extends { updatedAt: string }>(items: readonly T[], now: Date) {
  const groups: Group<T>[] = [];
  for (const item of items) {
    const date = new Date(item.updatedAt);
    const age = ageOf(date, now);
    const key = age === "month" ? `${date.getFullYear()}-${date.getMonth() + 1}` : age;
    const last = groups.at(-1);
    if (last?.key === key) last.items.push(item);
    else groups.push({ key, age, items: [item] });
  }
  return groups;
}

function ageOf(date: Date, now: Date): Age {
  // Whatever a server's clock says of the future is today's.
  if (date >= daysBefore(now, 0)) return "today";
  if (date >= daysBefore(now, 1)) return "yesterday";
  return date >= daysBefore(now, 6) ? "week" : "month";
}

/** The midnight that began the day so many days ago; days of 23 or 25 hours count as days. */
function daysBefore(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
}
