import { describe, expect, test } from "vitest";
import { comesForward, newsText } from "../../src/features/consultation/news";
import {
  canPick,
  laidCards,
  newsOf,
  placesOf,
  sceneOf,
} from "../../src/features/consultation/table";
import { ko } from "../whole-words";
import { drawn, tableView } from "./fakes";

const open = tableView({ stage: "open", picked: [4, 9, 2], cards: drawn(3, [4, 9, 2]) });

describe("the scene on the table", () => {
  test("follows its stage", () => {
    expect(sceneOf(null)).toBe("none");
    expect(sceneOf(tableView({ stage: "offered" }))).toBe("sealing");
    expect(sceneOf(tableView())).toBe("picking");
    expect(sceneOf(tableView({ stage: "opening" }))).toBe("opening");
    expect(sceneOf(open)).toBe("open");
    expect(sceneOf(tableView({ stage: "laid" }))).toBe("open");
  });

  test("is over for the hand as soon as the last place is filled", () => {
    expect(sceneOf(tableView({ picked: [1, 2, 3] }))).toBe("opening");
  });

  test("lets only the client pick, only while both are there", () => {
    const table = tableView({ picked: [1] });
    expect(canPick(table, "guest", true)).toBe(true);
    expect(canPick(table, "host", true)).toBe(false);
    expect(canPick(table, "guest", false)).toBe(false);
    expect(canPick(open, "guest", true)).toBe(false);
    expect(canPick(null, "guest", true)).toBe(false);
  });

  test("has a place for each card, filled in order", () => {
    expect(placesOf(tableView({ picked: [7] }))).toEqual([
      { position: 7, drawn: null },
      { position: null, drawn: null },
      { position: null, drawn: null },
    ]);
    expect(placesOf(open).map(({ drawn }) => drawn?.place)).toEqual([0, 1, 2]);
  });
});

describe("news of the table", () => {
  const kinds = (...[before, after]: Parameters<typeof newsOf>) =>
    newsOf(before, after).map(({ kind }) => kind);

  test("are told in the order in which they happen", () => {
    const steps = [
      null,
      tableView({ stage: "offered" }),
      tableView(),
      tableView({ picked: [4] }),
      tableView({ picked: [4, 9] }),
      tableView({ picked: [4, 9, 2], stage: "opening" }),
      open,
      null,
    ];
    const told = steps.slice(1).map((after, at) => kinds(steps[at] ?? null, after));
    expect(told).toEqual([
      ["offered"],
      ["picking"],
      ["picked"],
      ["picked"],
      ["picked"],
      ["opened"],
      ["cleared"],
    ]);
  });

  test("leave out nothing that came at once", () => {
    expect(kinds(tableView(), open)).toEqual(["picked", "picked", "picked", "opened"]);
  });

  test("say of a table that was begun anew", () => {
    expect(kinds(tableView(), tableView({ number: 2, stage: "offered", isAnew: true }))).toEqual([
      "anew",
    ]);
  });

  test("are none where nothing has changed but a finger", () => {
    expect(kinds(tableView(), tableView({ hover: 12 }))).toEqual([]);
    expect(kinds(open, { ...open, honest: true })).toEqual([]);
  });

  test("are said to each side in its own words", () => {
    const telling = { name: "지민", placeOf: () => "과거", cardOf: () => "별, 정방향" };
    const [picked] = newsOf(tableView(), tableView({ picked: [11] }));
    if (picked === undefined) throw new Error("a pick is news");
    const host = newsText(picked, ko.consultation, { ...telling, role: "host" });
    const guest = newsText(picked, ko.consultation, { ...telling, role: "guest" });
    expect(host).toContain("지민");
    expect(host).toContain("12번째");
    expect(guest).not.toContain("지민");
    const [opened] = newsOf({ ...open, stage: "opening", cards: [] }, open);
    if (opened === undefined) throw new Error("an opening is news");
    expect(newsText(opened, ko.consultation, { ...telling, role: "guest" })).toContain(
      "별, 정방향",
    );
  });

  test("bring a table into view when it begins, and not again when it goes on", () => {
    expect(comesForward(null, tableView({ stage: "offered" }))).toBe(true);
    expect(comesForward(tableView(), tableView({ picked: [1] }))).toBe(false);
    expect(comesForward(tableView(), null)).toBe(false);
  });
});

describe("cards laid by hand", () => {
  const star = { card: "major-17", orientation: "upright" } as const;
  test("are laid once every place has one", () => {
    expect(laidCards([star, null])).toBeNull();
    expect(laidCards([star])).toEqual([{ ...star, place: 0, position: 0 }]);
  });

  test("never lie twice", () => {
    expect(laidCards([star, { ...star, orientation: "reversed" }])).toBeNull();
  });
});
