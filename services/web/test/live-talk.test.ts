import { beforeEach, describe, expect, test } from "vitest";
import type { ConversationsApi } from "../src/api/conversations";
import { ApiProblem } from "../src/api/problem";
import type { Conversation, Draw } from "../src/protocol/rest";
import { LiveTalk } from "../src/stream/live-talk";
import { FakeWorld, settle } from "./fake-world";
import { snapshot } from "./snapshot";

let world: FakeWorld;
let live: LiveTalk;
let asked: string[];
let refuse: ApiProblem | null;
let fresh: Conversation;

beforeEach(async () => {
  world = new FakeWorld();
  asked = [];
  refuse = null;
  fresh = snapshot();
  let ids = 0;
  const answer = async <T>(what: string, value: T): Promise<T> => {
    asked.push(what);
    if (refuse !== null) throw refuse;
    return value;
  };
  const offered: Draw = { spread: "three", commitment: "ab".repeat(32), state: "offered" };
  const api = {
    show: async () => fresh,
    say: (_: string, text: string, id: string) => answer(`say ${id} ${text}`, {}),
    offer: (_: string, spread: string) => answer(`offer ${spread}`, offered),
    draw: (_: string, positions: number[]) => answer(`draw ${positions}`, {}),
    stop: (_: string, turn: string) => answer(`stop ${turn}`, {}),
    retry: (_: string, turn: string) => answer(`retry ${turn}`, {}),
    eventsUrl: (id: string, cursor: string) => `/events/${id}?after=${cursor}`,
  } as unknown as ConversationsApi;
  live = new LiveTalk(snapshot(), {
    fetch: world.fetch,
    after: world.after,
    random: world.random,
    api,
    renewSession: async () => undefined,
    now: () => new Date("2026-11-23T12:00:00Z"),
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    schedule: (paint) => paint,
  });
  live.start();
  await settle();
  await world.line.open();
});

const started = (clientId: string, text: string) => ({
  type: "turnStarted",
  turnId: "t1",
  kind: "talk",
  message: { id: "m1", clientId, text },
});

describe("an open conversation", () => {
  test("shows what is being sent until the server tells it itself", async () => {
    const sending = live.say("떨려");
    expect(live.view().unsent).toMatchObject({ text: "떨려" });
    expect(live.view().waitingSince).not.toBeNull();
    expect(await sending).toBe(true);
    await world.line.event("7-11", started("id-1", "떨려"));
    expect(live.view().unsent).toBeNull();
    expect(live.view().talk.messages.at(-1)).toMatchObject({ id: "m1", text: "떨려" });
  });

  test("sends the same words after a failure as the same message", async () => {
    refuse = new ApiProblem(0, "offline");
    expect(await live.say("떨려")).toBe(false);
    expect(live.view()).toMatchObject({ unsent: null, problem: { code: "offline" } });
    refuse = null;
    expect(await live.say("떨려")).toBe(true);
    expect(asked).toEqual(["say id-1 떨려", "say id-1 떨려"]);
    expect(live.view().problem).toBeNull();
  });

  test("gives other words an id of their own", async () => {
    refuse = new ApiProblem(503, "unavailable");
    await live.say("떨려");
    refuse = null;
    await live.say("다른 말");
    expect(asked[1]).toBe("say id-2 다른 말");
  });

  test("learns the quota after each turn", async () => {
    await live.say("떨려");
    await world.line.event("7-11", started("id-1", "떨려"));
    fresh = snapshot({ quota: { ...fresh.quota, remaining: 2 }, title: "떨려", cursor: "7-11" });
    await world.line.event("7-12", { type: "delta", text: "응" });
    await world.line.event("7-13", { type: "turnCompleted", turnId: "t1", messageId: "m2" });
    expect(live.view().talk.quota.remaining).toBe(2);
    expect(live.view().talk.messages.at(-1)).toMatchObject({ id: "m2", text: "응" });
    expect(live.view().waitingSince).toBeNull();
  });

  test("stops and retries the turn that it is about", async () => {
    await world.line.event("7-11", started("c", "떨려"));
    await live.stop();
    const failure = { type: "turnFailed", turnId: "t1", code: "reader_busy", retryable: true };
    await world.line.event("7-12", failure);
    await live.retry();
    expect(asked).toEqual(["stop t1", "retry t1"]);
  });

  test("has a deck sealed once", async () => {
    expect(await live.offer("three")).toBe(true);
    expect(await live.offer("three")).toBe(true);
    expect(asked).toEqual(["offer three"]);
    expect(live.view().talk.draw).toMatchObject({ state: "offered", spread: "three" });
  });

  test("takes the truth where another tab has drawn", async () => {
    refuse = new ApiProblem(409, "already_drawn");
    const drawn: Draw = { spread: "one", commitment: "ab".repeat(32), state: "drawn", cards: [] };
    fresh = snapshot({ cursor: "7-30", draw: drawn });
    expect(await live.draw([4])).toBe(false);
    expect(live.view().talk.draw?.state).toBe("drawn");
  });

  test("says when it cannot be followed any more", async () => {
    await world.line.end();
    await world.pass(1000);
    await world.line.refuse(404, "not_found");
    expect(live.view().lost?.status).toBe(404);
  });
});
