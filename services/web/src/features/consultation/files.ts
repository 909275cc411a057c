/** A file on its way, in words and numbers. */
import type { FileView } from "../../peer/talk-view";

/** How much of it has come, from 0 to 100. */
export function percentOf({ moved, size, state }: FileView): number {
  if (state === "arrived") return 100;
  return size === 0 ? 0 : Math.min(99, Math.floor((moved / size) * 100));
}

export interface FileWays {
  /** The receiver says yes or no. */
  answer: boolean;
  cancel: boolean;
  save: boolean;
  progress: boolean;
}

/** What can be done about it now. */
export function waysOf(file: FileView): FileWays {
  const { mine, state, url, warning } = file;
  const waits = state === "offered";
  const moves = state === "moving" || state === "paused";
  return {
    answer: waits && !mine && warning === null,
    cancel: moves || (waits && mine),
    save: state === "arrived" && url !== null,
    progress: moves,
  };
}

/** The ending of its name, for its sign: at most four letters. */
export function endingOf(name: string): string {
  const [, ending] = /\.([^.]{1,4})$/.exec(name) ?? [];
  return ending?.toUpperCase() ?? "";
}
