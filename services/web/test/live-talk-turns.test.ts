import { beforeEach, describe, expect, test } from "vitest";
import type { ConversationsApi } from "../src/api/conversations";
import { ApiProblem } from "../src/api/problem";
import type { Conversation, Draw } from "../src/protocol/rest";
import { LiveTalk } from "../src/stream/live-talk";
import { Chronicle, lived } from "./chronicle";
import { FakeWorld, settle } from "./fake-world";
import { snapshot } from "./snapshot";

let world: FakeWorld;
let clock: number;
let painted: number;
let renewals: number;
/** Answers to whoever asks for the snapshot, in the order of asking. */
let asked: ((answer: Conversation | ApiProblem) => void)[];
/** What the next request is answered with. */
let answer: () => Promise<unknown>;
let requests: unknown[][];

function open(opening: Conversation): LiveTalk {
  const request =
    (name: string) =>
    (...values: unknown[]) => {
      requests.push([name, ...values.slice(1)]);
      return answer();
    };
  const api = {
    show: () =>
      new Promise<Conversation>((resolve, reject) => {
        asked.push((it) => (it instanceof ApiProblem ? reject(it) : resolve(it)));
      }),
    say: request("say"),
    offer: request("offer"),
    draw: request("draw"),
    stop: request("stop"),
    retry: request("retry"),
    eventsUrl: (id: string, cursor: string) => `/events/${id}?after=${cursor}`,
  } as unknown as ConversationsApi;
  let ids = 0;
  return new LiveTalk(opening, {
    fetch: world.fetch,
    after: world.after,
    random: world.random,
    api,
    renewSession: async () => {
      renewals += 1;
    },
    now: () => new Date(clock),
    newId: () => {
      ids += 1;
      return `client-${ids}`;
    },
    schedule: (paint) => paint,
  });
}

async function started(opening: Conversation): Promise<LiveTalk> {
  const live = open(opening);
  live.subscribe(() => {
    painted += 1;
  });
  live.start();
  await settle();
  await world.line.open();
  return live;
}

async function give(it: Conversation | ApiProblem): Promise<void> {
  const waiting = asked.shift();
  if (waiting === undefined) throw new Error("nobody asked for the snapshot");
  waiting(it);
  await settle();
}

const begun = (turnId: string, kind: string, words?: { clientId: string; text: string }) => ({
  type: "turnStarted",
  turnId,
  kind,
  ...(words ? { message: { id: `m-${words.clientId}`, ...words } } : {}),
});

beforeEach(() => {
  world = new FakeWorld();
  clock = Date.parse("2026-11-23T12:00:00Z");
  painted = 0;
  renewals = 0;
  asked = [];
  answer = async () => ({});
  requests = [];
});

describe("an open conversation", () => {
  test("becomes the server's truth over a line that breaks at every word", async () => {
    for (const seed of [3, 8, 21, 34]) {
      world = new FakeWorld();
      const { opening, entries, truth } = lived(seed);
      const live = await started(opening);
      for (const { cursor, event } of entries) {
        await world.line.event(cursor, event);
        await world.line.breakOff();
        await world.pass(1000);
        expect(world.line.cursor).toBe(cursor);
        await world.line.open();
      }
      const { talk } = live.view();
      expect(talk.messages.map(({ id, text }) => [id, text])).toEqual(
        truth.messages.map(({ id, text }) => [id, text]),
      );
      expect(talk.draw).toEqual(truth.draw);
      expect(talk.turn).toEqual(truth.turn);
      live.rest();
    }
  });

  test("takes the snapshot where its cursor is gone, and goes on from there", async () => {
    const chronicle = new Chronicle();
    const live = await started(chronicle.opening);
    await world.line.end();
    await world.pass(1000);
    await world.line.refuse(410, "cursor_gone");
    chronicle.begin("talk", "떨려");
    chronicle.speak("그랬");
    await give(chronicle.truth);
    await world.pass(400);
    expect(live.view().talk).toEqual(chronicle.truth);
    expect(world.line.cursor).toBe(chronicle.truth.cursor);
    await world.line.open();
    chronicle.speak("구나");
    const last = chronicle.entries.at(-1);
    await world.line.event(last?.cursor ?? "", last?.event ?? {});
    expect(live.view().talk.turn?.text).toBe("그랬구나");
  });

  test("renews its session and stays where it is", async () => {
    const live = open(snapshot());
    live.start();
    await settle();
    await world.line.refuse(401, "unauthenticated");
    await world.pass(400);
    expect(renewals).toBe(1);
    expect(world.line.cursor).toBe("7-10");
    expect(live.view().lost).toBeNull();
  });

  test("does not paint for what it knows already", async () => {
    const live = await started(snapshot());
    const before = painted;
    const view = live.view();
    await world.line.event("7-9", { type: "delta", text: "alt" });
    expect(painted).toBe(before);
    expect(live.view()).toBe(view);
  });

  test("tells nobody who has left", async () => {
    const live = await started(snapshot());
    let told = 0;
    const leave = live.subscribe(() => {
      told += 1;
    });
    await world.line.event("8-1", begun("t1", "talk"));
    const before = told;
    expect(before).toBeGreaterThan(0);
    leave();
    await world.line.event("8-2", { type: "delta", text: "응" });
    expect(told).toBe(before);
  });
});

describe("a snapshot that comes late", () => {
  test("does not take back the turn that has begun since it was asked for", async () => {
    const live = await started(snapshot());
    await world.line.event("8-1", begun("t1", "talk", { clientId: "c-1", text: "하나" }));
    await world.line.event("8-2", { type: "delta", text: "응" });
    await world.line.event("8-3", { type: "turnCompleted", turnId: "t1", messageId: "a-1" });
    const { messages } = live.view().talk;
    await world.line.event("9-1", begun("t2", "talk", { clientId: "c-2", text: "둘" }));
    await world.line.event("9-2", { type: "delta", text: "그" });
    await give(snapshot({ cursor: "8-3", messages, title: "하나" }));
    await world.line.event("9-3", { type: "delta", text: "래" });
    expect(live.view().talk).toMatchObject({ title: "하나", turn: { id: "t2", text: "그래" } });
    expect(live.view().talk.messages.map(({ id }) => id)).toEqual(["m0", "m-c-1", "a-1", "m-c-2"]);
  });

  test("is asked for again when the cards come from a deck that another tab had sealed", async () => {
    const live = await started(snapshot());
    const card = { place: 0, position: 3, card: "cups-02", orientation: "upright" } as const;
    const seed = "22".repeat(32);
    await world.line.event("8-1", begun("t1", "reading"));
    expect(asked).toHaveLength(0);
    await world.line.event("8-2", { type: "cardsDrawn", cards: [card], seed });
    const commitment = "bb".repeat(32);
    const draw: Draw = { spread: "one", commitment, state: "drawn", cards: [card], seed };
    const turn = { id: "t1", kind: "reading", state: "running", text: "" } as const;
    await give(snapshot({ cursor: "8-2", draw, turn }));
    expect(live.view().talk.draw).toEqual(draw);
    expect(asked).toHaveLength(0);
  });

  test("says that the conversation is not there any more", async () => {
    const live = await started(snapshot());
    void live.refresh();
    await give(new ApiProblem(503, "unavailable"));
    expect(live.view().lost).toBeNull();
    void live.refresh();
    await give(new ApiProblem(404, "not_found"));
    expect(live.view().lost?.code).toBe("not_found");
  });

  test("brings what a failed turn left behind when another one begins", async () => {
    const turn = { id: "t1", kind: "talk", state: "failed", text: "그랬" } as const;
    await started(snapshot({ turn }));
    await world.line.event("8-1", begun("t1", "talk"));
    expect(asked).toHaveLength(0);
    const failure = { type: "turnFailed", turnId: "t1", code: "reader_busy", retryable: true };
    await world.line.event("8-2", failure);
    expect(asked).toHaveLength(1);
    await world.line.event("9-1", begun("t2", "talk"));
    expect(asked).toHaveLength(2);
  });
});

describe("waiting", () => {
  test("begins with the message and ends with the turn", async () => {
    const live = await started(snapshot());
    await live.say("떨려");
    expect(live.view().waitingSince).toBe(clock);
    const since = clock;
    clock += 900;
    await world.line.event("8-1", begun("t1", "talk", { clientId: "client-1", text: "떨려" }));
    await world.line.event("8-2", { type: "delta", text: "응" });
    expect(live.view().waitingSince).toBe(since);
    await world.line.event("8-3", { type: "turnCompleted", turnId: "t1", messageId: "a-1" });
    expect(live.view().waitingSince).toBeNull();
  });

  test("is there at once for a turn that ran before the page was opened", () => {
    const turn = { id: "t1", kind: "talk", state: "running", text: "그" } as const;
    expect(open(snapshot({ turn })).view().waitingSince).toBe(clock);
    expect(open(snapshot()).view().waitingSince).toBeNull();
    const failed = { ...turn, state: "failed" } as const;
    expect(open(snapshot({ turn: failed })).view().waitingSince).toBeNull();
  });

  test.each(["turnFailed", "stopped"])("ends with %s, too", async (type) => {
    const live = await started(snapshot());
    await world.line.event("8-1", begun("t1", "talk"));
    expect(live.view().waitingSince).toBe(clock);
    await world.line.event("8-2", { type, turnId: "t1", code: "reader_busy", retryable: true });
    expect(live.view().waitingSince).toBeNull();
  });

  test("ends for a message that was answered before its request was", async () => {
    let arrive: () => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        arrive = () => resolve({});
      });
    const live = await started(snapshot());
    const saying = live.say("떨려");
    await world.line.event("8-1", begun("t1", "talk", { clientId: "client-1", text: "떨려" }));
    await world.line.event("8-2", { type: "turnCompleted", turnId: "t1", messageId: "a-1" });
    arrive();
    expect(await saying).toBe(true);
    expect(live.view()).toMatchObject({ unsent: null, waitingSince: null });
    expect(live.view().talk.messages.filter(({ text }) => text === "떨려")).toHaveLength(1);
  });
});

describe("a message whose events were missed", () => {
  test("is confirmed by the snapshot, and nobody waits any more", async () => {
    const live = await started(snapshot());
    await live.say("떨려");
    await world.line.breakOff();
    expect(live.view().unsent).toEqual({ clientId: "client-1", text: "떨려" });
    const chronicle = new Chronicle();
    chronicle.begin("talk", "떨려");
    chronicle.speak("응");
    chronicle.complete();
    const { messages, ...rest } = chronicle.truth;
    const mine = messages.map((it) =>
      it.role === "seeker" ? { ...it, clientId: "client-1" } : it,
    );
    void live.refresh();
    await give({ ...rest, messages: mine });
    expect(live.view()).toMatchObject({ unsent: null, waitingSince: null });
  });
});

describe("a problem", () => {
  test("goes when the next turn begins, or when it was understood", async () => {
    const live = await started(snapshot());
    answer = async () => {
      throw new ApiProblem(503, "unavailable");
    };
    await live.say("떨려");
    expect(live.view().problem?.code).toBe("unavailable");
    await world.line.event("8-1", begun("t1", "talk"));
    expect(live.view().problem).toBeNull();
    await live.stop();
    expect(live.view().problem?.code).toBe("unavailable");
    live.forget();
    expect(live.view().problem).toBeNull();
  });

  test("is a broken network where nothing answers, and ours where something else is wrong", async () => {
    const live = await started(snapshot());
    answer = () => Promise.reject(new TypeError("Failed to fetch"));
    await live.say("떨려");
    expect(live.view().problem).toMatchObject({ status: 0, code: "offline" });
    answer = () => Promise.reject(new RangeError("?"));
    await live.say("떨려");
    expect(live.view().problem?.code).toBe("internal");
  });

  test("leaves a draw as it is, so that the same cards can be drawn again", async () => {
    const draw: Draw = { spread: "one", commitment: "bb".repeat(32), state: "offered" };
    const live = await started(snapshot({ draw }));
    answer = async () => {
      throw new ApiProblem(0, "offline");
    };
    expect(await live.draw([41])).toBe(false);
    expect(live.view()).toMatchObject({ talk: { draw }, waitingSince: null });
    answer = async () => ({});
    expect(await live.draw([41])).toBe(true);
    expect(requests).toEqual([
      ["draw", [41]],
      ["draw", [41]],
    ]);
    expect(live.view().waitingSince).toBe(clock);
  });
});

describe("a deck", () => {
  test("is sealed anew for another spread, and after the cards were drawn", async () => {
    const live = await started(snapshot());
    const sealed = (spread: "one" | "three"): Draw => ({
      spread,
      commitment: spread.repeat(4),
      state: "offered",
    });
    answer = async () => sealed("one");
    await live.offer("one");
    answer = async () => sealed("three");
    await live.offer("three");
    expect(live.view().talk).toMatchObject({ spread: "three", draw: sealed("three") });
    const drawn: Draw = { ...sealed("three"), state: "drawn" };
    void live.refresh();
    await give(snapshot({ draw: drawn }));
    await live.offer("three");
    expect(requests).toEqual([
      ["offer", "one"],
      ["offer", "three"],
      ["offer", "three"],
    ]);
  });

  test("is not laid out where it could not be sealed", async () => {
    const live = await started(snapshot());
    answer = async () => {
      throw new ApiProblem(409, "turn_running");
    };
    expect(await live.offer("three")).toBe(false);
    expect(live.view().talk).toMatchObject({ draw: null, spread: "one" });
    expect(live.view().problem?.code).toBe("turn_running");
  });
});

describe("stopping and trying again", () => {
  test("ask for nothing where nothing runs", async () => {
    const live = await started(snapshot());
    expect(await live.stop()).toBe(true);
    expect(await live.retry()).toBe(true);
    expect(requests).toEqual([]);
    expect(live.view().waitingSince).toBeNull();
  });
});
