import { describe, expect, test } from "vitest";
import { Logs } from "../../src/peer/log/logs";
import { shifted } from "../../src/peer/log/rebase";
import type { LogBody } from "../../src/protocol/events";

const nothing = { state: null, own: [], other: [], seeds: new Map<string, string>() };

describe("a log that gets an older copy of itself back", () => {
  test("puts what was said meanwhile behind it, references and all", () => {
    const older = new Logs("host", nothing, "older");
    for (const text of ["하나", "둘"]) older.append({ type: "chat", text }, 1);
    const fresh = new Logs("host", nothing, "fresh");
    fresh.append({ type: "fileOffer", name: "손금.jpg", size: 3, mime: "image/jpeg" }, 2);
    fresh.append({ type: "fileCancelled", file: 1, mine: true, failed: false }, 2);
    const { lines, moved } = fresh.rebase(
      "older",
      older.own.map((line) => line.entry),
    );
    expect(lines.map((line) => line.entry.number)).toEqual([1, 2, 3, 4]);
    expect(lines.map((line) => line.entry.clock)).toEqual([1, 2, 3, 4]);
    expect(lines[3]?.body).toEqual({ type: "fileCancelled", file: 3, mine: true, failed: false });
    expect(moved).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(new Set(lines.map((line) => line.key)).size).toBe(4);
    expect(fresh.ownId).toBe("older");
  });

  test("does not say again what is in the copy", () => {
    const log = new Logs("guest", nothing, "same");
    for (const text of ["하나", "둘"]) log.append({ type: "chat", text }, 1);
    const entries = log.own.map((line) => JSON.parse(JSON.stringify(line.entry)));
    const third = { number: 3, clock: 3, at: 1, body: { type: "chat", text: "셋" } as const };
    expect(log.rebase("same", [...entries, third]).lines).toHaveLength(3);
  });

  test("moves only what refers to an entry of the same log that moved", () => {
    const cases: [LogBody, "host" | "guest", number | null][] = [
      [{ type: "tableCleared", table: 5 }, "host", 8],
      [{ type: "tableCleared", table: 2 }, "host", 2],
      [{ type: "tableOpened", table: 5, seed: "" }, "host", 8],
      [{ type: "tableOpened", table: 5, seed: "" }, "guest", 5],
      [{ type: "tablePicked", table: 5, position: 1 }, "guest", 5],
      [{ type: "fileCancelled", file: 5, mine: true, failed: false }, "host", 8],
      [{ type: "fileCancelled", file: 5, mine: false, failed: false }, "host", 5],
      [{ type: "fileArrived", file: 5 }, "guest", 5],
    ];
    for (const [body, writer, expected] of cases) {
      const moved = shifted(body, writer, 2, 3) as { table?: number; file?: number };
      expect(moved.table ?? moved.file).toBe(expected);
    }
    const anew: LogBody = { type: "tableOffered", spread: "one", seal: "", insteadOf: 5 };
    expect(shifted(anew, "host", 2, 3)).toMatchObject({ insteadOf: 8 });
  });
});
