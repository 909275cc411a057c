import { describe, expect, test } from "vitest";
import { Stage } from "./stage";

describe("a talk", () => {
  test("brings what is said to the other side, and its marks back", async () => {
    const stage = await Stage.set();
    const { host, guest } = stage;
    guest.talk.say("안녕하세요");
    expect(guest.talk.view().items.map((item) => item.mark)).toEqual(["waiting"]);
    await stage.meet();
    expect(host.texts).toEqual(["안녕하세요"]);
    expect(guest.talk.view().items.map((item) => item.mark)).toEqual(["delivered"]);
    expect(host.talk.view()).toMatchObject({ connected: true, unseen: 1, unkept: false });
    host.talk.seen();
    await stage.quiet();
    expect(host.talk.view().unseen).toBe(0);
    expect(guest.talk.view().items.map((item) => item.mark)).toEqual(["seen"]);
  });

  test("is the same after both sides have reloaded, marks and all", async () => {
    const stage = await Stage.set();
    const { host, guest } = stage;
    await stage.meet();
    host.talk.say("네");
    await stage.quiet();
    guest.talk.say("들려요");
    await stage.quiet();
    guest.talk.seen();
    await stage.quiet();
    await host.reload();
    await guest.reload();
    expect(host.texts).toEqual(["네", "들려요"]);
    expect(guest.texts).toEqual(["네", "들려요"]);
    expect(host.talk.view()).toMatchObject({ connected: false, unseen: 1 });
    expect(host.talk.view().items.map((item) => item.mark)).toEqual(["seen", null]);
  });

  test("keeps what was said in the last moment of a page, once", async () => {
    const stage = await Stage.set();
    await stage.meet();
    stage.disk.isSlow = true;
    stage.guest.talk.say("one");
    // gone before the database has written anything, and then a moment after it has
    await stage.guest.reload();
    expect(stage.guest.texts).toEqual(["one"]);
    await stage.disk.all();
    await stage.guest.reload();
    stage.disk.isSlow = false;
    await stage.disk.all();
    await stage.meet();
    expect(stage.sides.map((side) => side.texts)).toEqual([["one"], ["one"]]);
    expect(stage.guest.store.seat("room", "guest").noted()).toEqual([]);
  });

  test("comes back from the other side to a browser that lost its storage", async () => {
    const stage = await Stage.set();
    const { host, guest } = stage;
    await stage.meet();
    for (const text of ["하나", "둘", "셋"]) {
      guest.talk.say(text);
      host.talk.say(`${text}!`);
      await stage.quiet();
    }
    const script = host.script;
    await guest.loseStorage();
    guest.talk.say("넷");
    expect(guest.texts).toEqual(["넷"]);
    await stage.meet();
    expect(guest.script).toEqual([...script, "guest: chat 넷"]);
    expect(host.script).toEqual(guest.script);
    expect(guest.talk.view().items.at(-1)?.mark).toBe("delivered");
    await guest.reload();
    await stage.meet();
    expect(guest.script).toEqual(host.script);
    guest.talk.say("다섯");
    await stage.quiet();
    expect(host.texts.at(-1)).toBe("다섯");
  });

  test("shows typing until it ends, is sent, or is forgotten", async () => {
    const stage = await Stage.set();
    const { host, guest } = stage;
    const wire = await stage.meet();
    guest.talk.typing(true);
    guest.talk.typing(true);
    expect(wire.guest.talk.queue).toHaveLength(1);
    await stage.quiet();
    expect(host.talk.view().peerTyping).toBe(true);
    stage.clock.pass(2_000);
    guest.talk.typing(true);
    await stage.quiet();
    stage.clock.pass(4_000);
    expect(host.talk.view().peerTyping).toBe(true);
    stage.clock.pass(1_000);
    expect(host.talk.view().peerTyping).toBe(false);
    guest.talk.typing(true);
    guest.talk.say("네");
    await stage.quiet();
    expect(host.talk.view().peerTyping).toBe(false);
    guest.talk.typing(true);
    await stage.quiet();
    guest.talk.typing(false);
    await stage.quiet();
    expect(host.talk.view().peerTyping).toBe(false);
    guest.talk.typing(true);
    await stage.quiet();
    wire.cut();
    expect(host.talk.view()).toMatchObject({ peerTyping: false, connected: false });
  });

  test("says what cameras do at every connection", async () => {
    const stage = await Stage.set();
    const heard: boolean[] = [];
    stage.host.talk.onMedia((media) => heard.push(media.camera));
    const media = { camera: true, microphone: true, screen: false, tableCamera: false };
    stage.guest.talk.sendMedia(media);
    await stage.meet();
    stage.guest.talk.sendMedia({ ...media, camera: false });
    await stage.quiet();
    await stage.meet();
    expect(heard).toEqual([true, false, false]);
  });

  test("tells names and pictures once, and only pictures that are some", async () => {
    const stage = await Stage.set();
    const { host, guest } = stage;
    guest.talk.setProfile("바다", "/9j/4AAQ");
    guest.talk.setProfile("바다", "/9j/4AAQ");
    await stage.meet();
    expect(host.talk.view().peerProfile).toEqual({ nickname: "바다", picture: "/9j/4AAQ" });
    guest.talk.setProfile("바다", "data:text/html,x");
    await stage.quiet();
    expect(host.talk.view().peerProfile).toEqual({ nickname: "바다", picture: null });
    expect(host.talk.view().items).toEqual([]);
  });

  test("takes the host's last words home, and nobody else's", async () => {
    const stage = await Stage.set();
    const { host, guest } = stage;
    await stage.meet();
    host.talk.setWords("천천");
    host.talk.setWords("천천히");
    expect(host.talk.view().words).toBe("천천히");
    stage.clock.pass(1_000);
    guest.talk.setWords("아니요");
    stage.clock.pass(1_000);
    await stage.quiet();
    expect([host, guest].map((side) => side.talk.view().words)).toEqual(["천천히", "천천히"]);
  });

  test("says a text that is too long in parts, and an empty one not at all", async () => {
    const stage = await Stage.set();
    await stage.meet();
    stage.guest.talk.say(" \n ");
    stage.guest.talk.say("😀".repeat(4_001));
    await stage.quiet();
    expect(stage.host.texts.map((text) => [...text].length)).toEqual([4_000, 1]);
  });

  test("lets a second connection replace the first, and forgets its listeners", async () => {
    const stage = await Stage.set();
    const first = await stage.meet();
    stage.guest.talk.say("하나");
    await new Promise(setImmediate);
    const second = stage.connect();
    stage.guest.talk.say("둘");
    for (const channel of first.waiting) channel.deliver();
    await stage.quiet();
    expect(stage.host.texts).toEqual(["하나", "둘"]);
    expect([first.host.talk.listeners, first.guest.file.listeners]).toEqual([0, 0]);
    expect(second.isDead).toBe(false);
  });

  test("tells its listeners once for many changes, and paints the same view until then", async () => {
    const stage = await Stage.set();
    let told = 0;
    const stop = stage.host.talk.subscribe(() => {
      told += 1;
    });
    for (let i = 0; i < 10; i += 1) stage.host.talk.say(String(i));
    expect(stage.host.talk.view()).toBe(stage.host.talk.view());
    await Promise.resolve();
    expect(told).toBe(1);
    stop();
    stage.host.talk.say("끝");
    await Promise.resolve();
    expect(told).toBe(1);
  });

  test("says nothing more once it is closed", async () => {
    const stage = await Stage.set();
    const wire = await stage.meet();
    stage.host.talk.setWords("안녕히");
    stage.host.talk.close();
    stage.host.talk.say("들리나요");
    stage.host.talk.connect(wire.host.talk, wire.host.file);
    expect(stage.host.texts).toEqual([]);
    await stage.host.load();
    await stage.meet();
    expect(stage.guest.talk.view().words).toBe("안녕히");
  });
});
