/**
 * Follows a conversation's events over fetch: from a cursor, across every break, until it is told
 * to rest. It knows nothing of pages; time, chance and the network are passed in.
 */
import { ApiProblem, problemOf } from "../api/problem";
import type { ChatEvent } from "../protocol/events";
import { SseParser } from "./sse";

/** `open`: events arrive. `lost`: trying to come back. `resting`: nobody needs events now. */
export type Line = "connecting" | "open" | "lost" | "resting";

export interface Surroundings {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Runs `task` after so many milliseconds; the answer cancels it. */
  after: (milliseconds: number, task: () => void) => () => void;
  /** A number from 0 up to 1. */
  random: () => number;
}

export interface Following {
  url: (cursor: string) => string;
  cursor: string;
  onEvent: (event: ChatEvent, cursor: string) => void;
  onLine: (line: Line) => void;
  /** The cursor is not known any more: load the snapshot and answer with its cursor. */
  onGone: () => Promise<string>;
  /** It cannot be followed at all, such as a conversation that was deleted. */
  onRefused: (problem: ApiProblem) => void;
  /** The session ran out: get another one. */
  onUnauthenticated: () => Promise<void>;
}

/** A heartbeat comes every 15 s; a line that is silent for longer is dead. */
export const SILENCE_MS = 40_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

export class Follower {
  #cursor: string;
  #abort: AbortController | null = null;
  #failures = 0;
  /** The session was renewed since the line was last open. */
  #renewed = false;
  #cancelPause: (() => void) | null = null;
  #resting = true;

  constructor(
    private readonly following: Following,
    private readonly world: Surroundings,
  ) {
    this.#cursor = following.cursor;
  }

  start(): void {
    if (!this.#resting) return;
    this.#resting = false;
    this.#failures = 0;
    void this.#connect();
  }

  /** Lets go of the line; `start` goes on from the same place. */
  rest(): void {
    if (this.#resting) return;
    this.#resting = true;
    this.#letGo();
    this.following.onLine("resting");
  }

  /** The network may be back: try now instead of later. */
  wake(): void {
    if (this.#cancelPause === null) return;
    this.#clearPause();
    this.#failures = 0;
    void this.#connect();
  }

  /** The network is known to be gone: what is open is dead. */
  cut(): void {
    if (this.#resting || this.#abort === null) return;
    this.#letGo();
    this.#comeBack(0);
  }

  #letGo(): void {
    this.#clearPause();
    this.#abort?.abort();
    this.#abort = null;
  }

  #clearPause(): void {
    this.#cancelPause?.();
    this.#cancelPause = null;
  }

  async #connect(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const isMine = () => this.#abort === abort;
    if (this.#failures === 0) this.following.onLine("connecting");
    let quickly = false;
    let atLeast = 0;
    let guard = this.#watch(abort);
    try {
      const response = await this.world.fetch(this.following.url(this.#cursor), {
        headers: { accept: "text/event-stream" },
        cache: "no-store",
        signal: abort.signal,
      });
      // A network that wants a login answers with a page of its own.
      const streams = response.headers.get("content-type")?.startsWith("text/event-stream");
      if (!response.ok || !streams || response.body === null) throw await problemOf(response);
      if (!isMine()) return;
      this.#failures = 0;
      this.#renewed = false;
      this.following.onLine("open");
      const reader = response.body.getReader();
      const parser = new SseParser(({ id, data }) => {
        if (!isMine()) return;
        const event = JSON.parse(data) as ChatEvent;
        if (event.type === "gone") throw new ApiProblem(410, "cursor_gone");
        if (event.type === "moving") quickly = true;
        if (id !== "") this.#cursor = id;
        this.following.onEvent(event, id);
      });
      for (;;) {
        const { done, value } = await reader.read();
        if (done || !isMine()) break;
        guard();
        guard = this.#watch(abort);
        parser.push(value);
      }
    } catch (error) {
      if (!isMine()) return;
      if (error instanceof ApiProblem) {
        const answer = await this.#refused(error);
        if (!isMine()) return;
        if (answer === "stop") {
          this.#abort = null;
          this.#resting = true;
          return;
        }
        if (answer === "again") quickly = true;
        atLeast = (error.retryAfterSeconds ?? 0) * 1000;
      }
    } finally {
      guard();
    }
    if (!isMine()) return;
    abort.abort();
    this.#abort = null;
    if (quickly) this.#pause(this.world.random() * 300);
    else this.#comeBack(atLeast);
  }

  async #refused(problem: ApiProblem): Promise<"stop" | "again" | "later"> {
    const { onGone, onRefused, onUnauthenticated } = this.following;
    try {
      if (problem.status === 410) {
        this.#cursor = await onGone();
        return "again";
      }
      if (problem.status === 401 && !this.#renewed) {
        this.#renewed = true;
        await onUnauthenticated();
        return "again";
      }
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status < 400 || error.status >= 500)
        return "later";
      onRefused(error);
      return "stop";
    }
    if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
      onRefused(problem);
      return "stop";
    }
    return "later";
  }

  #comeBack(atLeast: number): void {
    this.following.onLine("lost");
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures += 1;
    this.#pause(Math.max(atLeast, longest * (0.5 + this.world.random() / 2)));
  }

  #pause(milliseconds: number): void {
    this.#clearPause();
    this.#cancelPause = this.world.after(milliseconds, () => {
      this.#cancelPause = null;
      void this.#connect();
    });
  }

  #watch(abort: AbortController): () => void {
    return this.world.after(SILENCE_MS, () => abort.abort());
  }
}
