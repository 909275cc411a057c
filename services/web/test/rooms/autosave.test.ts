import { describe, expect, test } from "vitest";
import { Autosave, type SaveState } from "../../src/features/rooms/autosave";

/** A server and a clock that move when they are told to. */
function world() {
  const tasks: { at: number; task: () => void }[] = [];
  const states: SaveState[] = [];
  const sent: string[] = [];
  const answers: ((isHeard: boolean) => void)[] = [];
  const save = (text: string) =>
    new Promise<void>((resolve, reject) => {
      sent.push(text);
      answers.push((isHeard) => (isHeard ? resolve() : reject(new Error("lost"))));
    });
  const after = (at: number, task: () => void) => {
    const mine = { at, task };
    tasks.push(mine);
    return () => {
      const index = tasks.indexOf(mine);
      if (index >= 0) tasks.splice(index, 1);
    };
  };
  const tick = async () => {
    for (const { task } of tasks.splice(0)) task();
    await settle();
  };
  const answer = async (isHeard: boolean) => {
    answers.shift()?.(isHeard);
    await settle();
  };
  return { save, after, onState: (it: SaveState) => states.push(it), states, sent, tick, answer };
}

const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe("notes that save themselves", () => {
  test("are sent once after a rest, with the last words", async () => {
    const it = world();
    const notes = new Autosave("", it);
    notes.write("가");
    notes.write("가나");
    await it.tick();
    await it.answer(true);
    expect(it.sent).toEqual(["가나"]);
    expect(it.states.at(-1)).toBe("saved");
  });

  test("send what was written meanwhile after what is on its way", async () => {
    const it = world();
    const notes = new Autosave("", it);
    notes.write("가");
    await it.tick();
    notes.write("가나");
    await it.tick();
    expect(it.sent, "one at a time").toEqual(["가"]);
    await it.answer(true);
    await it.tick();
    await it.answer(true);
    expect(it.sent).toEqual(["가", "가나"]);
    expect(it.states.at(-1)).toBe("saved");
  });

  test("say that they are not saved, and try again by themselves", async () => {
    const it = world();
    const notes = new Autosave("", it);
    notes.write("가");
    await it.tick();
    await it.answer(false);
    expect(it.states.at(-1)).toBe("lost");
    await it.tick();
    await it.answer(true);
    expect(it.sent).toEqual(["가", "가"]);
    expect(it.states.at(-1)).toBe("saved");
  });

  test("are sent at once where the page is about to be gone", async () => {
    const it = world();
    const notes = new Autosave("", it);
    notes.write("가");
    notes.flush();
    expect(it.sent).toEqual(["가"]);
    await it.tick();
    expect(it.sent).toEqual(["가"]);
  });

  test("send nothing that is kept already", async () => {
    const it = world();
    const notes = new Autosave("가", it);
    notes.write("가나");
    notes.write("가");
    await it.tick();
    expect(it.sent).toEqual([]);
    expect(it.states.at(-1)).toBe("saved");
  });
});
