/**
 * Whether an entry is already contained in what is true at a cursor. Every turn is told in an epoch
 * of its own, later than all before it; within one, entries are numbered.
 */
export function isCovered(entry: string, by: string): boolean {
  const a = parse(entry);
  const b = parse(by);
  if (a === null || b === null) return false;
  return a.epoch === b.epoch ? a.number <= b.number : a.epoch < b.epoch;
}

function parse(cursor: string): { epoch: number; number: number } | null {
  const [, epoch, number] = /^(\d+)-(\d+)$/.exec(cursor) ?? [];
  return epoch && number ? { epoch: Number(epoch), number: Number(number) } : null;
}
