import { describe, expect, test } from "vitest";
import type { ClientSignal, ServerSignal } from "../../src/protocol/events";
import { Bulletin } from "../../src/rtc/bulletin";
import { fingerprintOf, signsFor } from "../../src/rtc/check";
import { IceServers } from "../../src/rtc/ice";
import { Heard, type Letter, Mailbox } from "../../src/rtc/letters";
import { MicrophoneMeter, SilentMicrophone, Speaking } from "../../src/rtc/levels";
import { Post } from "../../src/rtc/post";
import { probeNetwork } from "../../src/rtc/probe";
import { hear, outside, part } from "../../src/rtc/room-state";
import { Sound } from "../../src/rtc/sound";
import { WakeLock } from "../../src/rtc/wake-lock";
import { settle } from "../fake-world";
import { FakeClock } from "./fake-clock";

const letter = (from: string, number: number, attempt = 0): Letter => ({
  from,
  type: "describe",
  address: { to: "me", number, attempt },
  description: { type: "offer", sdp: `${number}` },
});

describe("letters", () => {
  test("are heard once, and never after a later one, from each page", () => {
    const heard = new Heard();
    const answers = [1, 2, 2, 1, 5, 4, 6].map((number) => heard.isNew(letter("a", number)));
    expect(answers).toEqual([true, true, false, false, true, false, true]);
    expect(heard.isNew(letter("b", 1))).toBe(true);
  });

  test("of the newest attempt are kept, and of not too many pages", () => {
    const mail = new Mailbox();
    mail.keep(letter("a", 1));
    mail.keep(letter("a", 2, 1));
    mail.keep(letter("a", 3));
    expect(mail.read("a").map(({ address }) => address.number)).toEqual([2]);
    for (let page = 0; page < 20; page += 1) mail.keep(letter(`p${page}`, 1));
    expect(mail.read("a")).toEqual([]);
    expect(mail.take("p19")).toHaveLength(1);
    expect(mail.take("p19")).toEqual([]);
  });
});

describe("our own letters", () => {
  const candidate = {
    candidate:
      "candidate:1 1 udp 5 198.51.100.7 4615 typ relay raddr 192.0.2.9 rport 53 generation 0",
    sdpMid: "0",
    sdpMLineIndex: 0,
    usernameFragment: "EsAw",
  };

  test("are numbered through, whoever they are for", () => {
    const sent: ClientSignal[] = [];
    const office = { send: (signal: ClientSignal) => void sent.push(signal), forget: () => {} };
    const post = new Post(office, () => false);
    post.send("a", 0, { candidate });
    post.send("b", 3, { description: { type: "offer", sdp: "v=0" } });
    expect(sent).toMatchObject([
      { type: "candidate", address: { to: "a", number: 1, attempt: 0 }, candidate },
      { type: "describe", address: { to: "b", number: 2, attempt: 3 } },
    ]);
  });

  test("tell no address where addresses are hidden", () => {
    const sent: ClientSignal[] = [];
    const office = { send: (signal: ClientSignal) => void sent.push(signal), forget: () => {} };
    new Post(office, () => true).send("a", 0, { candidate });
    expect(JSON.stringify(sent)).toContain("raddr 0.0.0.0 rport 0 generation 0");
    expect(JSON.stringify(sent)).not.toContain("192.0.2.9");
  });
});

describe("the four signs", () => {
  const sdp = (print: string) => `v=0\r\na=fingerprint:sha-256 ${print}\r\na=setup:actpass\r\n`;

  test("are the same on both sides, and others with somebody in between", async () => {
    const [ours, theirs] = [fingerprintOf(sdp("AB:01")), fingerprintOf(sdp("cd:02"))];
    expect([ours, theirs]).toEqual(["AB:01", "CD:02"]);
    const signs = await signsFor("AB:01", "CD:02", 1000);
    expect(await signsFor("CD:02", "AB:01", 1000)).toBe(signs);
    expect(await signsFor("AB:01", "CD:03", 1000)).not.toBe(signs);
    expect([...signs]).toHaveLength(4);
  });

  test("are none without fingerprints", () => {
    expect(fingerprintOf(undefined)).toBeNull();
    expect(fingerprintOf("v=0")).toBeNull();
  });
});

describe("the servers that help", () => {
  const answer = { iceServers: [{ urls: ["stun:x"] }], relayOnly: false, ttlSeconds: 600 };

  test("are asked for again when they are old, and only once at a time", async () => {
    const clock = new FakeClock();
    let asked = 0;
    const ice = new IceServers(async () => {
      asked += 1;
      return answer;
    }, clock);
    await Promise.all([ice.refresh(), ice.refresh()]);
    expect(asked).toBe(1);
    await ice.refresh();
    expect(asked).toBe(1);
    await clock.pass(31_000);
    await ice.refresh();
    expect(asked).toBe(2);
    expect(ice.configuration().iceServers).toEqual(answer.iceServers);
  });

  test("are not waited for longer than they are worth", async () => {
    const clock = new FakeClock();
    const ice = new IceServers(() => new Promise(() => undefined), clock);
    const refreshed = ice.refresh();
    await clock.pass(1500);
    expect((await refreshed).iceServers).toEqual([]);
  });

  test("are the relay alone if the room or the answer says so", async () => {
    const ice = new IceServers(async () => answer, new FakeClock());
    expect(ice.configuration().iceTransportPolicy).toBe("all");
    ice.relayOnly = true;
    expect(ice.configuration().iceTransportPolicy).toBe("relay");
  });
});

describe("levels", () => {
  test("somebody speaks at once, and stops a little later", () => {
    const speaking = new Speaking();
    const at = (level: number, now: number) => speaking.hear(level, now);
    expect([at(0.1, 0), at(0, 500), at(0, 600), at(0.001, 700)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("a silent microphone is said once, until it was heard again", () => {
    const silent = new SilentMicrophone();
    const said: number[] = [];
    for (let now = 0; now < 60_000; now += 1000) {
      const level = now === 30_000 ? 0.05 : 0;
      if (silent.hear(level, now)) said.push(now);
    }
    expect(said).toEqual([8000, 39_000]);
  });

  test("a microphone that is off, or cannot be measured, is not silent", () => {
    const silent = new SilentMicrophone();
    for (let now = 0; now < 60_000; now += 1000) expect(silent.hear(null, now)).toBe(false);
  });

  test("nothing is measured where there is nothing to measure with", () => {
    const clock = new FakeClock();
    const stream = { getAudioTracks: () => [{}] } as unknown as MediaStream;
    const meter = new MicrophoneMeter(stream, { ...clock, audio: () => null });
    expect(meter.level()).toBeNull();
  });
});

describe("sound", () => {
  function player(refuses: boolean) {
    const made = {
      srcObject: null as unknown,
      paused: true,
      refuses,
      play: async () => {
        if (made.refuses) throw new DOMException("tap first", "NotAllowedError");
        made.paused = false;
      },
    };
    return { made, element: made as unknown as HTMLMediaElement };
  }

  test("that the browser refuses is said, and comes with a tap", async () => {
    const told: boolean[] = [];
    const sound = new Sound((refused) => told.push(refused));
    const { made, element } = player(true);
    sound.setStream({} as MediaStream);
    const detach = sound.attach(element);
    await settle();
    expect(told.at(-1)).toBe(true);
    made.refuses = false;
    await sound.turnOn();
    expect(told.at(-1)).toBe(false);
    expect(made.paused).toBe(false);
    detach();
    expect(made.srcObject).toBeNull();
  });

  test("of another stream takes its place in every element", async () => {
    const sound = new Sound(() => undefined);
    const { made, element } = player(false);
    sound.attach(element);
    const stream = {} as MediaStream;
    sound.setStream(stream);
    await settle();
    expect(made.srcObject).toBe(stream);
  });

  test("that is only interrupted is not refused", async () => {
    const told: boolean[] = [];
    const sound = new Sound((refused) => told.push(refused));
    const { made, element } = player(false);
    made.play = async () => {
      throw new DOMException("another load", "AbortError");
    };
    sound.setStream({} as MediaStream);
    sound.attach(element);
    await settle();
    expect(told).toEqual([false]);
  });

  test("goes to a speaker only where the browser can send it", async () => {
    const sound = new Sound(() => undefined);
    sound.attach(player(false).element);
    expect(await sound.choose("speaker-2")).toBe(false);
    expect(sound.speaker).toBe("");
  });
});

describe("the screen", () => {
  test("stays on while it is wanted, and is let go of even if that comes first", async () => {
    let held = 0;
    const lock = new WakeLock({
      keepAwake: async () => {
        held += 1;
        return () => {
          held -= 1;
        };
      },
    });
    await lock.hold();
    await lock.hold();
    expect(held).toBe(1);
    lock.letGo();
    expect(held).toBe(0);
    const holding = lock.hold();
    lock.letGo();
    await holding;
    expect(held).toBe(0);
  });
});

describe("how a room stands", () => {
  const room = { relayOnly: false, expiresAt: "2026-11-26T12:00:00Z" };
  const peer = { seat: "s1", role: "host", nickname: "달빛", session: "host-1" } as const;
  const knock = { seat: "s3", nickname: "별", camera: true, microphone: true, at: "" };
  const welcome = (more: object): ServerSignal =>
    ({
      type: "welcome",
      seat: "s2",
      role: "guest",
      standing: "waiting",
      nickname: "바다",
      polite: true,
      room,
      resumed: false,
      ...more,
    }) as ServerSignal;
  const following = (...signals: ServerSignal[]) => signals.reduce(hear, outside);

  test("a guest waits, is held, and is let in", () => {
    expect(following(welcome({ held: "잠시만요" })).stage).toEqual({
      name: "waiting",
      held: "잠시만요",
    });
    const held = following(welcome({ peer }), { type: "held", message: "5분만요" });
    expect(held.stage).toEqual({ name: "waiting", held: "5분만요" });
    const room = {
      relayOnly: false,
      expiresAt: "2026-11-26T16:00:00Z",
      beganAt: "2026-11-26T12:00:00Z",
    };
    const seated = hear(held, { type: "admitted", seat: "s2", peer, room });
    expect(seated).toMatchObject({ stage: { name: "seated" }, peer, room });
  });

  test("a peer who is away keeps the seat until then, and comes back", () => {
    const graceUntil = "2026-11-26T12:01:00Z";
    const away = following(welcome({ standing: "seated", peer }), {
      type: "peerAway",
      seat: "s1",
      graceUntil,
    });
    expect(away.peerAwayUntil).toBe(Date.parse(graceUntil));
    expect(away.peer?.session).toBeUndefined();
    const back = hear(away, { type: "peerJoined", peer });
    expect(back).toMatchObject({ peerAwayUntil: null, peer });
    expect(hear(away, { type: "peerLeft", seat: "s1", reason: "away" }).peer).toBeNull();
  });

  test("a host sees each knock once, in its newest state", () => {
    const host = following(welcome({ role: "host", standing: "seated", knocks: [knock] }));
    const again = hear(host, { type: "knocked", knock: { ...knock, session: "g-1" } });
    expect(again.knocks).toEqual([{ ...knock, session: "g-1" }]);
    expect(hear(again, { type: "knockWithdrawn", seat: "s3" }).knocks).toEqual([]);
    const letting = { ...again, admitting: "s3" };
    const error = { type: "error", message: "" } as const;
    expect(hear(letting, { ...error, code: "not_seated" }).admitting).toBe("s3");
    expect(hear(letting, { ...error, code: "room_full" }).admitting).toBeNull();
  });

  test("the end says until when one can come back", () => {
    const returnUntil = "2026-11-26T12:10:00Z";
    const ended = following(welcome({ standing: "seated", peer }), {
      type: "roomEnded",
      reason: "ended",
      returnUntil,
    });
    const stage = { name: "ended", reason: "ended", returnUntil: Date.parse(returnUntil) };
    expect(ended).toMatchObject({ stage, peer: null });
    expect(part(ended, "ended").stage).toEqual(stage);
    expect(hear(ended, { type: "roomReopened" }).stage).toEqual({ name: "seated" });
  });

  test("a seat that another page gave up is left here, too", () => {
    const seated = following(welcome({ standing: "seated", peer }));
    const left = hear(seated, { type: "peerLeft", seat: "s2", reason: "left" });
    expect(left.stage).toEqual({ name: "ended", reason: "left", returnUntil: null });
    expect(part(left, "ended").stage).toEqual(left.stage);
  });

  test("a socket that is closed for good says what is to be shown", () => {
    const waiting = following(welcome({}));
    expect(part(waiting, "ended").stage).toEqual({ name: "denied", reason: "unanswered" });
    expect(part(waiting, "replaced").stage).toEqual({ name: "replaced" });
    expect(part(waiting, "refused").stage).toMatchObject({ name: "lost" });
    const denied = hear(waiting, { type: "denied", reason: "taken" });
    expect(part(denied, "ended").stage).toEqual({ name: "denied", reason: "taken" });
  });
});

describe("what is painted", () => {
  test("rests while something else matters more, but not for long", async () => {
    const clock = new FakeClock();
    const world = { now: clock.now, after: clock.after, schedule: (paint: () => void) => paint };
    let painted = 0;
    const bulletin: Bulletin = new Bulletin(() => bulletin.paint(), world);
    bulletin.subscribe(() => {
      painted += 1;
    });
    bulletin.pause(250);
    bulletin.say({ line: "open" });
    expect(painted).toBe(0);
    bulletin.goOn();
    expect(painted).toBe(1);
    bulletin.pause(250);
    bulletin.say({ line: "reconnecting" });
    await clock.pass(300);
    expect(painted).toBe(2);
    expect(clock.waiting).toBe(0);
  });
});

describe("the network before the call", () => {
  test("is unknown where no connection can be made", async () => {
    const connection = () => {
      throw new Error("not here");
    };
    expect(await probeNetwork([], { ...new FakeClock(), connection })).toBe(0);
  });
});
