/**
 * One open conversation: its state, its line to the server, and what the seeker can do in it.
 * It knows no framework; a page subscribes and paints `view()`.
 */
import type { ConversationsApi } from "../api/conversations";
import { type ApiProblem, asProblem } from "../api/problem";
import type { ChatEvent, SpreadId } from "../protocol/events";
import type { Conversation } from "../protocol/rest";
import { apply, refresh, type Talk } from "./conversation";
import { Follower, type Line, type Surroundings } from "./follow";

/** What the seeker wrote and the server has not confirmed yet. */
export interface Unsent {
  clientId: string;
  text: string;
}

export interface LiveView {
  talk: Talk;
  line: Line;
  unsent: Unsent | null;
  /** The last thing that could not be done. */
  problem: ApiProblem | null;
  /** The conversation cannot be followed any more. */
  lost: ApiProblem | null;
  /** When the running turn began to be waited for, in milliseconds since the epoch. */
  waitingSince: number | null;
}

export interface LiveWorld extends Surroundings {
  api: ConversationsApi;
  renewSession: () => Promise<void>;
  now: () => Date;
  newId: () => string;
  /** Asks for `paint` to be called soon; many askings, one call. */
  schedule: (paint: () => void) => () => void;
}

export class LiveTalk {
  readonly id: string;
  #view: LiveView;
  #listeners = new Set<() => void>();
  #follower: Follower;
  #paint: () => void;
  #refused: Unsent | null = null;

  constructor(
    snapshot: Conversation,
    private readonly world: LiveWorld,
  ) {
    this.id = snapshot.id;
    const running = snapshot.turn?.state === "running";
    this.#view = {
      talk: snapshot,
      line: "connecting",
      unsent: null,
      problem: null,
      lost: null,
      waitingSince: running ? world.now().getTime() : null,
    };
    this.#paint = world.schedule(() => {
      for (const listener of this.#listeners) listener();
    });
    this.#follower = new Follower(
      {
        url: (cursor) => world.api.eventsUrl(snapshot.id, cursor),
        cursor: snapshot.cursor,
        onEvent: (event, cursor) => this.#take(event, cursor),
        onLine: (line) => this.#change({ line }),
        onGone: async () => {
          const fresh = await world.api.show(this.id);
          this.#change({ talk: { ...refresh(this.#view.talk, fresh), cursor: fresh.cursor } });
          return fresh.cursor;
        },
        onRefused: (lost) => this.#change({ lost }),
        onUnauthenticated: world.renewSession,
      },
      world,
    );
  }

  view = (): LiveView => this.#view;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(): void {
    this.#follower.start();
  }

  rest(): void {
    this.#follower.rest();
  }

  wake(): void {
    this.#follower.wake();
  }

  cut(): void {
    this.#follower.cut();
  }

  /** Whether it was kept by the server; if not, `problem` says why and nothing was lost. */
  async say(text: string): Promise<boolean> {
    // The same words again after a failure are the same message: it may have arrived after all.
    const again = this.#refused?.text === text ? this.#refused : null;
    const unsent = again ?? { clientId: this.world.newId(), text };
    this.#refused = null;
    this.#change({ unsent, waitingSince: this.world.now().getTime() });
    const done = await this.#try(() => this.world.api.say(this.id, text, unsent.clientId));
    if (!done) {
      this.#refused = unsent;
      this.#change({ unsent: null, waitingSince: null });
    }
    return done;
  }

  stop(): Promise<boolean> {
    const turn = this.#view.talk.turn;
    if (turn === null) return Promise.resolve(true);
    return this.#try(() => this.world.api.stop(this.id, turn.id));
  }

  async retry(): Promise<boolean> {
    const turn = this.#view.talk.turn;
    if (turn === null) return true;
    this.#change({ waitingSince: this.world.now().getTime() });
    return this.#try(() => this.world.api.retry(this.id, turn.id));
  }

  /** Has a deck sealed for this spread, if there is none that waits. */
  async offer(spread: SpreadId): Promise<boolean> {
    const there = this.#view.talk.draw;
    if (there?.state === "offered" && there.spread === spread) return true;
    return this.#try(async () => {
      const draw = await this.world.api.offer(this.id, spread);
      this.#change({ talk: { ...this.#view.talk, draw, spread } });
    });
  }

  async draw(positions: number[]): Promise<boolean> {
    const done = await this.#try(() => this.world.api.draw(this.id, positions));
    if (done) this.#change({ waitingSince: this.world.now().getTime() });
    if (!done && this.#view.problem?.code === "already_drawn") await this.refresh();
    return done;
  }

  forget(): void {
    this.#change({ problem: null });
  }

  async refresh(): Promise<void> {
    try {
      const fresh = await this.world.api.show(this.id);
      this.#change({ talk: refresh(this.#view.talk, fresh) });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 404) this.#change({ lost: problem });
    }
  }

  async #try(act: () => Promise<unknown>): Promise<boolean> {
    this.#change({ problem: null });
    try {
      await act();
      return true;
    } catch (error) {
      this.#change({ problem: asProblem(error) });
      return false;
    }
  }

  #take(event: ChatEvent, cursor: string): void {
    const before = this.#view.talk;
    const talk = apply(before, event, cursor, this.world.now().toISOString());
    if (talk === before) return;
    const change: Partial<LiveView> = { talk };
    const ends =
      event.type === "turnCompleted" || event.type === "turnFailed" || event.type === "stopped";
    if (event.type === "turnStarted") {
      change.problem = null;
      change.waitingSince = this.#view.waitingSince ?? this.world.now().getTime();
    }
    if (ends) change.waitingSince = null;
    this.#change(change);
    // What only the server knows: quota, title, what a failed turn left behind, and what was
    // promised about a deck that another tab had sealed.
    const unpromised = event.type === "cardsDrawn" && talk.draw === null;
    const left = before.turn?.state === "failed" && event.type === "turnStarted";
    if (ends || unpromised || (left && before.turn?.id !== event.turnId)) void this.refresh();
  }

  #change(change: Partial<LiveView>): void {
    const view = { ...this.#view, ...change };
    const said = view.unsent?.clientId;
    if (said !== undefined && view.talk.messages.some(({ clientId }) => clientId === said)) {
      view.unsent = null;
      if (view.talk.turn === null) view.waitingSince = null;
    }
    this.#view = view;
    this.#paint();
  }
}
