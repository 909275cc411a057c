import { describe, expect, test } from "vitest";
import type { PeerMessage } from "../../src/protocol/events";
import { accepted, fileIn, fileOf, filesOf, noise } from "./file-stage";
import { Stage } from "./stage";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

describe("a picture", () => {
  test("is one by its bytes, not by its name", async () => {
    const picture = new Uint8Array([...PNG, ...new Array(100).fill(7)]);
    const stage = await accepted(fileOf(picture, "손금.txt", "text/plain"));
    await stage.quiet();
    expect(fileIn(stage.host).isImage).toBe(true);
    expect((await (await fetch(fileIn(stage.host).url ?? "")).blob()).type).toBe("image/png");
    const other = await accepted(fileOf(noise(100), "손금.png", "image/png"));
    await other.quiet();
    expect(fileIn(other.host).isImage).toBe(false);
    const plain = (await (await fetch(fileIn(other.host).url ?? "")).blob()).type;
    expect(plain).toBe("application/octet-stream");
  });
});

describe("what is refused", () => {
  test.each([
    ["empty", fileOf("", "a.txt")],
    ["dangerous", fileOf("x", "setup.EXE")],
    ["dangerous", fileOf("x", "a.txt.js")],
    ["dangerous", fileOf("x", "page.png", "text/html; charset=utf-8")],
    ["dangerous", fileOf(" \n<!-- hi --><svg onload=x>", "a.png")],
    ["dangerous", fileOf(new Uint8Array([0x4d, 0x5a, 0, 0]), "a.pdf")],
    ["dangerous", fileOf("#!/bin/sh", "notes")],
    ["tooLarge", fileOf(new Uint8Array(2_001), "a.txt")],
  ] as const)("as %s is not offered at all", async (refusal, file) => {
    const stage = await Stage.set(1, { bytes: 2_000, inFlight: 2 });
    expect(await stage.guest.talk.send(file)).toBe(refusal);
    expect(filesOf(stage.guest)).toEqual([]);
  });

  test("is what is too much at the same time", async () => {
    const stage = await Stage.set(1, { bytes: 2_000, inFlight: 2 });
    await stage.meet();
    const send = () => stage.guest.talk.send(fileOf("x", "a.txt"));
    expect([await send(), await send(), await send()]).toEqual([null, null, "tooMany"]);
    stage.guest.talk.cancel(1, true);
    expect(await send()).toBeNull();
  });

  test("is said to the receiver of an offer that an honest program would not make", async () => {
    const stage = await Stage.set(1, { bytes: 2_000, inFlight: 2 });
    const wire = await stage.meet();
    const offers = [
      { name: "../../etc/\u202Egpj.exe", size: 10 },
      { name: "a.txt", size: 2_001 },
    ];
    wire.guest.talk.bend = (data) => {
      const message = JSON.parse(String(data)) as PeerMessage;
      if (message.type === "entry") Object.assign(message.entry.body, offers.shift());
      return JSON.stringify(message);
    };
    await stage.guest.talk.send(fileOf("x", "a.txt"));
    await stage.guest.talk.send(fileOf("x", "a.txt"));
    await stage.quiet();
    expect(filesOf(stage.host)).toMatchObject([
      { name: "gpj.exe", warning: "dangerous" },
      { name: "a.txt", warning: "tooLarge" },
    ]);
    stage.host.talk.answer(2, true);
    await stage.quiet();
    expect(filesOf(stage.host)[1]?.state).toBe("offered");
  });
});
