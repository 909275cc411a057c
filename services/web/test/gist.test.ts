import { describe, expect, test } from "vitest";
import type { DrawnCard } from "../src/protocol/events";
import { refresh } from "../src/stream/conversation";
import { gistOf, isSameGist } from "../src/stream/gist";
import { snapshot } from "./snapshot";

const card = (id: string): DrawnCard => ({
  card: id,
  orientation: "upright",
  place: 0,
  position: 3,
});
const { messages: greeting } = snapshot();
const said = {
  id: "m1",
  role: "seeker" as const,
  kind: "talk" as const,
  text: "떨려",
  createdAt: "2026-11-23T12:01:00Z",
};
const read = { ...said, id: "m2", role: "reader" as const, kind: "reading" as const };
const commitment = "0".repeat(64);

describe("a conversation in a list", () => {
  test("is in none while nothing was said or drawn, and never where no record is kept", () => {
    expect(gistOf(snapshot())).toBeNull();
    const messages = [...greeting, said];
    expect(gistOf(snapshot({ messages, title: "떨려", temporary: true }))).toBeNull();
  });

  test("is named by its first words until the server names it", () => {
    const messages = [...greeting, said];
    expect(gistOf(snapshot({ messages }))?.title).toBe("떨려");
    expect(gistOf(snapshot({ messages, title: "면접" }))?.title).toBe("면접");
  });

  test("has the cards that were drawn last, also when another deck lies ready", () => {
    const cards = [card("major-17")];
    const drawn = { spread: "one" as const, commitment, state: "drawn" as const, cards };
    expect(gistOf(snapshot({ draw: drawn }))?.cards).toEqual(cards);
    const messages = [...greeting, said, { ...read, cards }];
    const offered = { spread: "one" as const, commitment, state: "offered" as const };
    expect(gistOf(snapshot({ messages, draw: offered }))?.cards).toEqual(cards);
  });

  test("is the same until something of it changes", () => {
    const talk = snapshot({ messages: [...greeting, said] });
    const gist = gistOf(talk);
    const later = gistOf({ ...talk, cursor: "7-11", followUpsLeft: 2 });
    const moved = gistOf({ ...talk, updatedAt: "2026-11-23T12:02:00Z" });
    if (gist === null || later === null || moved === null) throw new Error("it is in the list");
    expect(isSameGist(gist, later)).toBe(true);
    expect(isSameGist(gist, moved)).toBe(false);
  });
});

test("what is said puts off the end of a talk, also where its snapshot comes late", () => {
  const before = { ...snapshot(), expiresAt: "2026-11-23T13:00:00Z", cursor: "7-12" };
  const late = snapshot({ cursor: "7-11", expiresAt: "2026-11-23T13:05:00Z" });
  expect(refresh(before, late).expiresAt).toBe("2026-11-23T13:05:00Z");
});
