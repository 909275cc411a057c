/** The files of a talk as the two logs tell of them. Pure. */
import type { Line } from "../log/logs";

export interface FileFacts {
  /** In the log of whoever sends it. */
  number: number;
  mine: boolean;
  name: string;
  size: number;
  mime: string;
  /** The receiver's word; `null` before it. */
  accepted: boolean | null;
  /** The number of the entry with that word, in the receiver's log. */
  answer: number;
  cancelled: boolean;
  /** It was cancelled since it could not go on, not since somebody wanted that. */
  failed: boolean;
  arrived: boolean;
}

/** By the keys of the entries that offered them, in the order of the logs. */
export type FilesByLine = Map<string, FileFacts>;

export function foldFiles(own: readonly Line[], other: readonly Line[]): FilesByLine {
  return new Map([...filesOf(own, other, true), ...filesOf(other, own, false)]);
}

/** Nothing of it will move any more. */
export function isOver(file: FileFacts): boolean {
  return file.arrived || file.cancelled || file.accepted === false;
}

function filesOf(sender: readonly Line[], receiver: readonly Line[], mine: boolean): FilesByLine {
  const files: FilesByLine = new Map();
  const clocks = new Map<number, { file: FileFacts; clock: number }>();
  for (const { key, entry, body } of sender) {
    if (body?.type === "fileOffer") {
      const { name, size, mime } = body;
      const facts = { number: entry.number, mine, name, size, mime };
      const before = { accepted: null, answer: 0, cancelled: false, failed: false, arrived: false };
      const file = { ...facts, ...before };
      files.set(key, file);
      clocks.set(entry.number, { file, clock: entry.clock });
    } else if (body?.type === "fileCancelled" && body.mine) {
      const found = clocks.get(body.file);
      if (found) cancel(found.file, body.failed);
    }
  }
  for (const { entry, body } of receiver) {
    if (body === null || !("file" in body)) continue;
    const found = clocks.get(body.file);
    // Nobody answers what they cannot have seen.
    if (found === undefined || entry.clock <= found.clock) continue;
    const { file } = found;
    if (body.type === "fileAnswer" && file.accepted === null) {
      file.accepted = body.accepted;
      file.answer = entry.number;
    }
    if (body.type === "fileArrived" && file.accepted) file.arrived = true;
    if (body.type === "fileCancelled" && !body.mine) cancel(file, body.failed);
  }
  // Both may end a file at the same moment: what has arrived is there.
  for (const file of files.values()) if (file.arrived) file.cancelled = false;
  return files;
}

/** Where both say it, it is as the sender says. */
function cancel(file: FileFacts, failed: boolean): void {
  if (!file.cancelled) file.failed = failed;
  file.cancelled = true;
}
