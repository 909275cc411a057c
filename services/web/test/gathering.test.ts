import { describe, expect, test } from "vitest";
import { ApiProblem } from "../src/api/problem";
import { means } from "../src/features/data/consent";
import { Gathering, shareOf } from "../src/features/data/gathering";
import type { Export } from "../src/protocol/rest";

const coming = (...parts: [found: number, of?: number][]): Export => ({
  id: "e",
  requestedAt: "2026-11-23T12:00:00Z",
  expiresAt: "2026-11-24T12:00:00Z",
  ready: false,
  parts: parts.map(([found, of], index) => ({
    service: index === 0 ? "chat" : "results",
    found,
    ...(of === undefined ? {} : { of }),
  })),
});

const offline = new ApiProblem(0, "offline");

/** A gathering whose answers and time are the test's. */
function gathering(answers: (Export | "whole" | null | ApiProblem)[], marked = false) {
  const seen = { saved: 0, asked: 0, marked, waits: [] as number[] };
  let task: (() => void) | null = null;
  const next = async () => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error("nobody expected another question");
    if (answer instanceof ApiProblem) throw answer;
    return answer;
  };
  const it = new Gathering({
    api: {
      askForData: async () => {
        seen.asked += 1;
        const answer = await next();
        if (answer === null || answer === "whole") throw new Error("no answer to a POST");
        return answer;
      },
      data: next,
    },
    after: (milliseconds, run) => {
      seen.waits.push(milliseconds);
      task = run;
      return () => {
        task = null;
      };
    },
    mark: {
      isSet: () => seen.marked,
      set: () => {
        seen.marked = true;
      },
      clear: () => {
        seen.marked = false;
      },
    },
    save: () => {
      seen.saved += 1;
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const pass = async () => {
    const due = task;
    task = null;
    due?.();
    await settle();
  };
  return { it, seen, pass, settle, waits: () => task !== null };
}

describe("everything that is kept, on its way", () => {
  test("is followed until it is whole, and then saved by itself, once", async () => {
    const { it, seen, pass, waits } = gathering([
      coming([0], [0]),
      coming([1, 2], [0]),
      "whole",
      "whole",
    ]);
    await it.ask();
    expect(it.view()).toMatchObject({ state: "coming", problem: null });
    await pass();
    expect(it.view().parts[0]).toEqual({ service: "chat", found: 1, of: 2 });
    await pass();
    expect(it.view().state).toBe("ready");
    expect(seen).toMatchObject({ saved: 1, marked: true });
    expect(waits()).toBe(false);
    await it.again();
    expect(seen.saved).toBe(2);
    expect(seen.waits[1]).toBeGreaterThan(seen.waits[0] ?? 0);
  });

  test("is not asked about by whoever never asked for it", async () => {
    const { it, settle } = gathering([]);
    it.resume();
    await settle();
    expect(it.view().state).toBe("none");
  });

  test("goes on for whoever comes back, and is only offered when it was there already", async () => {
    const back = gathering([coming([1, 2], [0]), "whole"], true);
    back.it.resume();
    await back.settle();
    expect(back.it.view().state).toBe("coming");
    await back.pass();
    expect(back.seen.saved).toBe(1);

    const late = gathering(["whole"], true);
    late.it.resume();
    await late.settle();
    expect(late.it.view().state).toBe("ready");
    expect(late.seen.saved).toBe(0);
  });

  test("says so when it is gone after a day", async () => {
    const { it, seen, settle } = gathering([null], true);
    it.resume();
    await settle();
    expect(it.view()).toMatchObject({ state: "none", gone: true });
    expect(seen.marked).toBe(false);
  });

  test("bears a blip, tells what lasts, and goes on where it was", async () => {
    const { it, seen, pass } = gathering([
      coming([0], [0]),
      offline,
      offline,
      offline,
      coming([2, 2], [0]),
      "whole",
    ]);
    await it.ask();
    await pass();
    await pass();
    expect(it.view().problem).toBeNull();
    await pass();
    expect(it.view()).toMatchObject({ state: "coming", problem: offline });
    await it.again();
    expect(it.view().problem).toBeNull();
    await pass();
    expect(seen.saved).toBe(1);
    expect(seen.asked).toBe(1);
  });

  test("is over at once for whoever is signed out", async () => {
    const out = new ApiProblem(403, "forbidden");
    const { it, seen, waits, settle } = gathering([out], true);
    it.resume();
    await settle();
    expect(it.view().problem).toBe(out);
    expect(seen.marked).toBe(false);
    expect(waits()).toBe(false);
  });

  test("is not heard of by a page that was left", async () => {
    const { it, seen, pass, waits } = gathering([coming([0], [0]), "whole"]);
    await it.ask();
    const answer = pass();
    it.rest();
    await answer;
    expect(seen.saved).toBe(0);
    expect(waits()).toBe(false);
  });

  test("tells its share of what is known to come", () => {
    expect(shareOf([])).toBe(0);
    expect(shareOf(coming([0], [0]).parts)).toBe(0);
    expect(shareOf(coming([1, 2], [0]).parts)).toBe(0.25);
    expect(shareOf(coming([2, 2], [0, 0]).parts)).toBe(1);
  });
});

describe("the end of an account", () => {
  test("is meant by one's nickname or by the word for it, however they are spaced", () => {
    for (const text of ["밤의 달", " 밤의   달 ", "삭제", "Delete"]) {
      expect(means(text, "밤의 달", "삭제"), text).toBe(true);
    }
  });

  test("is not meant by anything else", () => {
    for (const text of ["", "  ", "밤의", "삭", "del"]) {
      expect(means(text, "밤의 달", "삭제"), text).toBe(false);
    }
  });
});
