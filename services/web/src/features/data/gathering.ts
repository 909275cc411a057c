/**
 * Everything that is kept of a member, on its way into one archive. It knows no framework; a page
 * subscribes and paints `view()`.
 */
import type { MemberApi } from "../../api/member";
import { type ApiProblem, asProblem } from "../../api/problem";
import type { ExportPart } from "../../protocol/rest";

export interface GatheringView {
  state: "none" | "asking" | "coming" | "ready";
  parts: ExportPart[];
  /** Why it does not go on; what was asked for still is. */
  problem: ApiProblem | null;
  /** It was there once, and is no more. */
  gone: boolean;
}

export interface GatheringWorld {
  api: Pick<MemberApi, "askForData" | "data">;
  after: (milliseconds: number, task: () => void) => () => void;
  /** Whether one was asked for in this tab, over a reload. */
  mark: { isSet: () => boolean; set: () => void; clear: () => void };
  /** Has the browser fetch the archive. */
  save: () => void;
}

const FIRST_MS = 600;
const LONGEST_MS = 5000;
/** So many failures in a row are a blip and nobody's business. */
const BLIPS = 2;

const NONE: GatheringView = { state: "none", parts: [], problem: null, gone: false };

export class Gathering {
  #view = NONE;
  #listeners = new Set<() => void>();
  #giveUp: (() => void) | null = null;
  #wait = FIRST_MS;
  #blips = 0;
  /** Answers to what was asked before a rest are not heard. */
  #round = 0;

  constructor(private readonly world: GatheringWorld) {}

  view = (): GatheringView => this.#view;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Somebody comes to the page: what was under way goes on. */
  resume(): void {
    if (!this.world.mark.isSet()) return;
    this.#change({ ...NONE, state: "asking" });
    // Nobody has pressed anything: what is ready is only offered.
    void this.#look(false);
  }

  rest(): void {
    this.#round += 1;
    this.#giveUp?.();
    this.#giveUp = null;
  }

  /** Has everything gathered, and saved when it is here. */
  async ask(): Promise<void> {
    this.rest();
    const round = this.#round;
    this.#change({ ...NONE, state: "asking" });
    try {
      const { parts } = await this.world.api.askForData();
      if (round !== this.#round) return;
      this.world.mark.set();
      this.#change({ state: "coming", parts });
      this.#wait = FIRST_MS;
      this.#lookLater();
    } catch (error) {
      if (round === this.#round) this.#change({ ...NONE, problem: asProblem(error) });
    }
  }

  /** Goes on after a problem, or saves what is ready once more: it may be gone by now. */
  async again(): Promise<void> {
    this.rest();
    this.#change({ problem: null });
    await this.#look(true);
  }

  async #look(saves: boolean): Promise<void> {
    const round = this.#round;
    try {
      const data = await this.world.api.data();
      if (round !== this.#round) return;
      this.#blips = 0;
      if (data === null) {
        this.world.mark.clear();
        this.#change({ ...NONE, gone: true });
      } else if (data === "whole") {
        this.#change({ state: "ready", problem: null });
        if (saves) this.world.save();
      } else {
        this.#change({ state: "coming", parts: data.parts, problem: null });
        this.#lookLater();
      }
    } catch (error) {
      if (round !== this.#round) return;
      this.#blips += 1;
      const problem = asProblem(error);
      // A sign-in that is over is no blip: this archive is not ours to ask for any more.
      if (problem.status === 403) this.world.mark.clear();
      if (this.#blips <= BLIPS && problem.status !== 403) this.#lookLater();
      else this.#change({ problem });
    }
  }

  #lookLater(): void {
    this.#giveUp = this.world.after(this.#wait, () => void this.#look(true));
    this.#wait = Math.min(LONGEST_MS, this.#wait * 1.5);
  }

  #change(change: Partial<GatheringView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** From 0 to 1: how much is here of what is known to come. */
export function shareOf(parts: readonly ExportPart[]): number {
  if (parts.length === 0) return 0;
  return parts.reduce((sum, part) => sum + doneOf(part), 0) / parts.length;
}

function doneOf({ found, of }: ExportPart): number {
  if (of === undefined || of === null) return 0;
  return of === 0 ? 1 : Math.min(1, found / of);
}

export const isHere = (part: ExportPart): boolean => doneOf(part) === 1;
