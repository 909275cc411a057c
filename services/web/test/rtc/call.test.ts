import { beforeEach, describe, expect, test } from "vitest";
import { type FakePage, FakeTable } from "./fake-call";

let table: FakeTable;
let host: FakePage;
let guest: FakePage;

async function sitDown(): Promise<void> {
  table = new FakeTable();
  host = table.page("s1");
  await table.clock.pass(200);
  guest = table.page("s2");
  await table.clock.pass(500);
  host.call.admit("s2");
  await table.clock.pass(500);
}

function expectCall(...pages: FakePage[]): void {
  for (const page of pages) {
    expect(page.view.stage).toEqual({ name: "seated" });
    expect(page.view.link).toBe("connected");
    expect(page.view.line).toBe("open");
    expect(page.view.remoteVideo).not.toBeNull();
    expect(page.live).toHaveLength(1);
    expect(page.newest.getTransceivers()).toHaveLength(3);
    expect(page.newest.violations).toEqual([]);
    expect(page.pairs.at(-1)?.readyState).toBe("open");
  }
}

const describes = () => table.room.said.filter(({ type }) => type === "describe");

describe("coming together", () => {
  test("the guest's offer stands at the door, and the host answers only when it lets in", async () => {
    table = new FakeTable();
    host = table.page("s1");
    guest = table.page("s2");
    await table.clock.pass(1000);
    expect(guest.view.stage).toEqual({ name: "waiting", held: null });
    expect(guest.view.link).toBe("none");
    expect(host.view.knocks).toMatchObject([{ seat: "s2", nickname: "바다" }]);
    expect(host.newest.signalingState).toBe("have-remote-offer");
    expect(describes().map(({ seat }) => seat)).toEqual(["s2"]);

    const before = table.clock.now();
    host.call.admit("s2");
    expect(host.view.admitting).toBe("s2");
    while (guest.view.link !== "connected") await table.clock.pass(5);
    // One way of signalling, what the browsers need for a description, and the network.
    expect(table.clock.now() - before).toBeLessThan(120);
    await table.clock.pass(200);
    expect(host.view.admitting).toBeNull();
    expect(host.view.knocks).toEqual([]);
    expect(describes()).toHaveLength(2);
    expect([host.connections.length, guest.connections.length]).toEqual([1, 1]);
    expectCall(host, guest);
  });

  test("the guest's page changes when the answer is taken, so that it does not wait", async () => {
    table = new FakeTable();
    host = table.page("s1");
    guest = table.page("s2");
    await table.clock.pass(1000);
    const painted: string[] = [];
    guest.call.subscribe(() => {
      painted.push(`${guest.view.stage.name} ${guest.newest.signalingState}`);
    });
    host.call.admit("s2");
    await table.clock.pass(500);
    expect(painted[0]).toBe("seated stable");
    expectCall(host, guest);
  });

  test("a guest who was there before the host's page offers to it as soon as it comes", async () => {
    table = new FakeTable();
    guest = table.page("s2");
    await table.clock.pass(1000);
    expect(guest.connections).toHaveLength(0);
    host = table.page("s1");
    await table.clock.pass(1000);
    host.call.admit("s2");
    await table.clock.pass(1000);
    expectCall(host, guest);
  });

  test("tracks of both sides are in their places", async () => {
    await sitDown();
    for (const page of [host, guest]) {
      const kinds = page.newest.getTransceivers().map(({ sender }) => sender.track?.kind ?? null);
      expect(kinds).toEqual(["audio", "video", null]);
    }
    await guest.call.setCamera(false);
    expect(guest.newest.getTransceivers()[1]?.sender.track).toBeNull();
    expect(guest.call.mediaState()).toMatchObject({ camera: false, microphone: true });
    expect(describes()).toHaveLength(2);
  });

  test("a camera that is turned on while somebody waits is seen when they are let in", async () => {
    table = new FakeTable();
    host = table.page("s1");
    await table.clock.pass(200);
    await host.call.setCamera(false);
    guest = table.page("s2");
    await table.clock.pass(500);
    expect(host.newest.signalingState).toBe("have-remote-offer");
    await host.call.setCamera(true);
    host.call.admit("s2");
    await table.clock.pass(500);
    const kinds = host.newest.getTransceivers().map(({ sender }) => sender.track?.kind ?? null);
    expect(kinds).toEqual(["audio", "video", null]);
    expectCall(host, guest);
  });

  test("a standing offer is made anew on another network, and before its relay runs out", async () => {
    table = new FakeTable();
    host = table.page("s1");
    guest = table.page("s2");
    await table.clock.pass(1000);
    guest.sign("network");
    await table.clock.pass(1000);
    expect(guest.connections).toHaveLength(2);
    await table.clock.pass(3600 * 750);
    expect(guest.connections).toHaveLength(3);
    expect(host.live).toHaveLength(1);
    host.call.admit("s2");
    await table.clock.pass(1000);
    expectCall(host, guest);
  });

  test("a room that hides addresses uses the relay alone", async () => {
    table = new FakeTable();
    table.relayOnly = true;
    host = table.page("s1");
    guest = table.page("s2");
    await table.clock.pass(1000);
    expect(guest.newest.configuration.iceTransportPolicy).toBe("relay");
    expect(host.newest.configuration.iceTransportPolicy).toBe("relay");
  });
});

describe("the channels", () => {
  test("keep what comes before the page has its talk, in order and once", async () => {
    table = new FakeTable();
    host = table.page("s1", false);
    guest = table.page("s2");
    await table.clock.pass(1000);
    host.call.admit("s2");
    await table.clock.pass(1000);
    guest.pairs.at(-1)?.send("하나");
    guest.pairs.at(-1)?.send("둘");
    host.takeChannels();
    guest.pairs.at(-1)?.send("셋");
    expect(host.words).toEqual(["하나", "둘", "셋"]);
    expectCall(host, guest);
  });

  test("of a connection that is let go of are closed", async () => {
    await sitDown();
    let closed = 0;
    host.pairs[0]?.addEventListener("close", () => {
      closed += 1;
    });
    host.call.rejoin();
    await table.clock.pass(3000);
    expect(closed).toBeGreaterThan(0);
    expectCall(host, guest);
  });
});

describe("a line that breaks", () => {
  const dialogue = Array.from({ length: 14 }, (_, index) => index);
  for (const who of ["s1", "s2"])
    for (const fromPage of [true, false])
      test.each(dialogue)(
        `cut at text %i ${fromPage ? "of" : "to"} ${who} does no harm`,
        async (at) => {
          table = new FakeTable();
          let count = 0;
          table.onText = (seat, _, isOut) => {
            if (seat !== who || isOut !== fromPage) return true;
            count += 1;
            return count - 1 !== at;
          };
          host = table.page("s1");
          guest = table.page("s2");
          await table.clock.pass(3000);
          host.call.admit("s2");
          await table.clock.pass(5000);
          expectCall(host, guest);
          expect([host.connections.length, guest.connections.length]).toEqual([1, 1]);
        },
      );

  test("is shown as that and nothing else, however often", async () => {
    await sitDown();
    for (let times = 0; times < 10; times += 1) {
      table.room.cut(times % 2 === 0 ? "s1" : "s2");
      await table.clock.pass(times * 150);
    }
    await table.clock.pass(5000);
    expectCall(host, guest);
    for (const page of [host, guest]) {
      expect(page.links.slice(page.links.indexOf("connected"))).toEqual(["connected"]);
      expect(page.lines).toContain("reconnecting");
      expect(page.connections).toHaveLength(1);
    }
  });
});

describe("a connection that breaks", () => {
  beforeEach(sitDown);

  test("is restarted with fresh servers after two seconds, and comes back as it was", async () => {
    await table.clock.pass(40_000);
    const asked = table.iceAsked;
    table.network.up = false;
    await table.clock.pass(3500);
    expect(host.view.link).toBe("unstable");
    expect(host.newest.restarts).toBe(1);
    expect(table.iceAsked).toBeGreaterThan(asked);
    expect(host.newest.configuration.iceServers).not.toEqual([{ urls: ["stun:1"] }]);
    table.network.up = true;
    await table.clock.pass(2000);
    expectCall(host, guest);
    expect(host.view.notice?.kind).toBe("recovered");
    expect(host.connections).toHaveLength(1);
    expect(host.pairs).toHaveLength(1);
  });

  test("is made anew when restarts do not help, and recovers whenever the network does", async () => {
    table.network.up = false;
    await table.clock.pass(12_500);
    expect(host.view.link).toBe("rebuilding");
    await table.clock.pass(18_500);
    expect([host.view.link, guest.view.link]).toEqual(["broken", "broken"]);
    expect(host.view.remoteVideo).not.toBeNull();
    await table.clock.pass(300_000);
    expect(host.live.length).toBeLessThanOrEqual(2);
    table.network.up = true;
    table.network.look();
    await table.clock.pass(20_000);
    expectCall(host, guest);
    expect(host.view.notice?.kind).toBe("recovered");
  });

  test("comes back at once when the person does not want to wait", async () => {
    table.network.up = false;
    await table.clock.pass(60_000);
    table.network.up = true;
    guest.call.rejoin();
    await table.clock.pass(500);
    expectCall(guest, host);
  });

  test("is restarted at once on another network, before anybody sees anything", async () => {
    guest.sign("network");
    await table.clock.pass(500);
    expect(guest.newest.restarts).toBe(1);
    await table.clock.pass(3000);
    expectCall(host, guest);
    expect(guest.links).not.toContain("unstable");
    expect(guest.lines.slice(guest.lines.indexOf("open"))).toEqual(["open"]);
  });

  test("both rebuild at one moment, and agree on one connection", async () => {
    for (let times = 0; times < 10; times += 1) {
      host.call.rejoin();
      await table.clock.pass(times);
      guest.call.rejoin();
      await table.clock.pass(3000);
      expectCall(host, guest);
    }
  });

  test("everything breaks at once, signals too, and everything comes back", async () => {
    table.network.up = false;
    table.onText = () => false;
    table.room.cut("s1");
    table.room.cut("s2");
    await table.clock.pass(20_000);
    expect(host.view).toMatchObject({ line: "reconnecting", link: "unstable" });
    table.network.up = true;
    table.onText = () => true;
    host.sign("online");
    guest.sign("online");
    await table.clock.pass(4000);
    expectCall(host, guest);
    expect(host.connections).toHaveLength(1);
  });
});

describe("a page that is loaded again", () => {
  beforeEach(sitDown);

  test.each(["guest", "host"] as const)("the %s is back at once", async (who) => {
    const stays = who === "guest" ? host : guest;
    const goes = who === "guest" ? guest : host;
    goes.vanish();
    await table.clock.pass(100);
    const back = table.page(who === "guest" ? "s2" : "s1");
    expect(stays.view.remoteVideo).not.toBeNull();
    await table.clock.pass(1000);
    expectCall(stays, back);
    expect(stays.connections).toHaveLength(2);
    expect(stays.pairs).toHaveLength(2);
  });

  test("the last picture stays until the next one is there, or two seconds", async () => {
    const first = host.view.remoteVideo;
    guest.vanish();
    table.network.up = false;
    guest = table.page("s2");
    await table.clock.pass(1000);
    expect(host.view.remoteVideo).toBe(first);
    await table.clock.pass(2000);
    expect(host.view.remoteVideo).not.toBe(first);
    expect(host.view.remoteMedia.camera).toBe(false);
    table.network.up = true;
    table.network.look();
    await table.clock.pass(20_000);
    expectCall(host, guest);
  });
});

describe("the end", () => {
  beforeEach(sitDown);

  test("leaving tells the room, and lets go of everything", async () => {
    const leaving = guest.call.leave();
    await table.clock.pass(1500);
    await leaving;
    expect(table.room.said.filter(({ seat }) => seat === "s2").at(-1)?.type).toBe("leave");
    expect(guest.view.stage).toMatchObject({ name: "ended", reason: "left" });
    expect(guest.live).toEqual([]);
    expect(guest.view.camera).toMatchObject({ on: false, id: null });
  });

  test("another page that takes the seat puts an end to this one", async () => {
    const again = table.page("s2");
    await table.clock.pass(1000);
    expect(guest.view.stage).toEqual({ name: "replaced" });
    expect(guest.live).toEqual([]);
    expectCall(host, again);
  });

  test("closing leaves no clock running", async () => {
    host.call.close();
    guest.call.close();
    await table.clock.pass(1000);
    expect([...host.live, ...guest.live]).toEqual([]);
    expect(table.clock.waiting).toBe(0);
  });
});
