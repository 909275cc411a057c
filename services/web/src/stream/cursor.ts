/** Whether an entry is already contained in what is true at a cursor: same epoch, not later. */
export function isCovered(entry: string, by: string): boolean {
  const a = parse(entry);
  const b = parse(by);
  return a !== null && b !== null && a.epoch === b.epoch && a.number <= b.number;
}

function parse(cursor: string): { epoch: string; number: number } | null {
  const dash = cursor.lastIndexOf("-");
  if (dash < 1) return null;
  const number = Number(cursor.slice(dash + 1));
  return Number.isSafeInteger(number) ? { epoch: cursor.slice(0, dash), number } : null;
}
