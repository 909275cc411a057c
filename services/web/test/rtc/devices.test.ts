import { beforeEach, describe, expect, test } from "vitest";
import { LocalMedia } from "../../src/rtc/local-media";
import type { Slot } from "../../src/rtc/peer-link";
import type { DeviceWorld } from "../../src/rtc/world";
import { settle } from "../fake-world";
import { FakeClock } from "./fake-clock";
import { FakeStream, FakeTrack } from "./fake-connection";

interface Plugged {
  kind: MediaDeviceKind;
  deviceId: string;
  label: string;
}

const mic = (id: string): Plugged => ({ kind: "audioinput", deviceId: id, label: `마이크 ${id}` });
const cam = (id: string): Plugged => ({ kind: "videoinput", deviceId: id, label: `카메라 ${id}` });

/** Devices that can be pulled out, refused, and taken by others. */
class Desk {
  plugged: Plugged[] = [mic("m1"), cam("c1")];
  permissions: Record<string, PermissionState | null> = { camera: "prompt", microphone: "prompt" };
  /** Whether asking for this kind fails, and how. */
  refuses: (wants: { audio: boolean; video: boolean }) => DOMException | null = () => null;
  asked: MediaStreamConstraints[] = [];
  opened: FakeTrack[] = [];
  screens: (FakeTrack | null)[] = [];
  isPhone = false;
  #plug: (() => void) | null = null;
  slow: Promise<void> = Promise.resolve();

  world(): DeviceWorld {
    return {
      ...new FakeClock(),
      devices: this as unknown as MediaDevices,
      permission: async (name) => this.permissions[name] ?? null,
      stream: (tracks) =>
        new FakeStream(tracks as unknown as FakeTrack[]) as unknown as MediaStream,
      isPhone: this.isPhone,
    };
  }

  getUserMedia = async (wants: MediaStreamConstraints) => {
    this.asked.push(wants);
    await this.slow;
    const refusal = this.refuses({ audio: !!wants.audio, video: !!wants.video });
    if (refusal !== null) throw refusal;
    const tracks = [
      ...(wants.audio ? [this.#open("audioinput", wants.audio)] : []),
      ...(wants.video ? [this.#open("videoinput", wants.video)] : []),
    ];
    this.opened.push(...tracks);
    return new FakeStream(tracks);
  };

  getDisplayMedia = async () => {
    const track = this.screens.shift() ?? null;
    if (track === null) throw new DOMException("no", "NotAllowedError");
    return new FakeStream([track]);
  };

  enumerateDevices = async () => this.plugged;

  addEventListener = (_: string, listener: () => void) => {
    this.#plug = listener;
  };

  removeEventListener = () => {
    this.#plug = null;
  };

  async plug(...devices: Plugged[]): Promise<void> {
    const gone = this.plugged.filter(
      ({ deviceId }) => !devices.some((d) => d.deviceId === deviceId),
    );
    this.plugged = devices;
    this.#plug?.();
    await settle();
    for (const track of this.opened)
      if (track.readyState === "live" && gone.some((d) => d.deviceId === track.deviceId))
        track.end();
    await settle();
  }

  #open(kind: MediaDeviceKind, wants: true | MediaTrackConstraints): FakeTrack {
    const all = this.plugged.filter((device) => device.kind === kind);
    const id = wants === true ? undefined : (wants.deviceId as ConstrainDOMStringParameters);
    const exact = all.find(({ deviceId }) => deviceId === id?.exact);
    if (id?.exact !== undefined && exact === undefined)
      throw new DOMException("", "OverconstrainedError");
    const device = exact ?? all.find(({ deviceId }) => deviceId === id?.ideal) ?? all[0];
    if (device === undefined) throw new DOMException("none", "NotFoundError");
    return new FakeTrack(kind === "audioinput" ? "audio" : "video", device.deviceId, device.label);
  }
}

let desk: Desk;
let media: LocalMedia;
let places: Partial<Record<Slot, FakeTrack | null>>;
let notices: string[];

const both = { camera: true, microphone: true };

function sit(): void {
  media = new LocalMedia(desk.world());
  places = {};
  notices = [];
  media.onTrack = (slot, track) => {
    places[slot] = track as unknown as FakeTrack | null;
  };
  media.onNotice = ({ kind, label }) => notices.push(`${kind} ${label}`);
}

beforeEach(() => {
  desk = new Desk();
  sit();
});

describe("joining", () => {
  test("asks once for everything that is wanted", async () => {
    await media.join(both);
    expect(desk.asked).toHaveLength(1);
    expect(media.view()).toMatchObject({
      camera: { on: true, opening: false, trouble: null, id: "c1" },
      microphone: { on: true, trouble: null, id: "m1" },
      choices: { cameras: [{ id: "c1", label: "카메라 c1" }] },
    });
    expect(media.view().localVideo).not.toBeNull();
    expect(media.state()).toMatchObject({ camera: true, microphone: true, screen: false });
  });

  test("asks for nothing that is not wanted", async () => {
    await media.join({ camera: false, microphone: true });
    expect(desk.asked).toEqual([{ audio: expect.anything() }]);
    expect(media.view().camera).toMatchObject({ on: false, trouble: null });
    await new LocalMedia(desk.world()).join({ camera: false, microphone: false });
    expect(desk.asked).toHaveLength(1);
  });

  test("takes the devices of the last time, and others if those are gone", async () => {
    desk.plugged = [mic("m1"), mic("m2"), cam("c1")];
    await media.join({ ...both, microphoneId: "m2", cameraId: "gone" });
    expect(media.view()).toMatchObject({ microphone: { id: "m2" }, camera: { id: "c1" } });
    expect(desk.asked).toHaveLength(1);
  });

  test("a computer without a camera joins with its microphone", async () => {
    desk.plugged = [mic("m1")];
    await media.join(both);
    expect(media.view()).toMatchObject({
      camera: { on: true, trouble: "absent", id: null },
      microphone: { on: true, trouble: null, id: "m1" },
    });
    expect(media.state()).toMatchObject({ camera: false, microphone: true });
  });

  test("a camera that another program holds is busy, and the voice still goes", async () => {
    desk.refuses = ({ video }) => (video ? new DOMException("", "NotReadableError") : null);
    await media.join(both);
    expect(media.view()).toMatchObject({ camera: { trouble: "busy" }, microphone: { id: "m1" } });
  });

  test("whoever says no is not asked again", async () => {
    desk.refuses = () => new DOMException("Permission denied", "NotAllowedError");
    await media.join(both);
    expect(desk.asked).toHaveLength(1);
    expect(media.view()).toMatchObject({
      camera: { trouble: "denied" },
      microphone: { trouble: "denied" },
    });
  });

  test("a camera that was refused before does not take the microphone with it", async () => {
    desk.permissions = { camera: "denied", microphone: "granted" };
    desk.refuses = ({ video }) => (video ? new DOMException("", "NotAllowedError") : null);
    await media.join(both);
    expect(media.view()).toMatchObject({ camera: { trouble: "denied" }, microphone: { id: "m1" } });
  });

  test("what the system keeps from the browser is blocked, not denied", async () => {
    desk.refuses = ({ video }) =>
      video ? new DOMException("Permission denied by system", "NotAllowedError") : null;
    await media.join(both);
    expect(media.view()).toMatchObject({
      camera: { trouble: "blocked" },
      microphone: { id: "m1" },
    });

    desk.permissions = { camera: "granted", microphone: "granted" };
    desk.refuses = () => new DOMException("", "NotAllowedError");
    sit();
    await media.join(both);
    expect(media.view().microphone.trouble).toBe("blocked");
  });

  test("a page that may not ask at all has no devices", async () => {
    media = new LocalMedia({ ...desk.world(), devices: null });
    await media.join(both);
    expect(media.view()).toMatchObject({
      camera: { trouble: "absent" },
      microphone: { trouble: "absent" },
    });
  });

  test("a trouble can be tried again", async () => {
    desk.refuses = () => new DOMException("", "NotReadableError");
    await media.join(both);
    desk.refuses = () => null;
    await media.retry("camera");
    expect(media.view().camera).toMatchObject({ on: true, trouble: null, id: "c1" });
  });
});

describe("during a call", () => {
  beforeEach(() => media.join(both));

  test("a camera that is off is closed, and opened anew", async () => {
    const first = places.video;
    await media.set("camera", false);
    expect(first?.readyState).toBe("ended");
    expect(places.video).toBeNull();
    expect(media.view()).toMatchObject({ camera: { on: false, id: null }, localVideo: null });
    await media.set("camera", true);
    expect(places.video?.readyState).toBe("live");
  });

  test("a microphone that is off only falls silent", async () => {
    const voice = places.audio;
    await media.set("microphone", false);
    expect(voice).toMatchObject({ enabled: false, readyState: "live" });
    await media.set("microphone", true);
    expect(places.audio).toBe(voice);
    expect(voice?.enabled).toBe(true);
    expect(desk.asked).toHaveLength(1);
  });

  test("the last word counts, however slowly a camera opens", async () => {
    await media.set("camera", false);
    let open = () => {};
    desk.slow = new Promise((resolve) => {
      open = resolve;
    });
    const opening = media.set("camera", true);
    await settle();
    expect(media.view().camera).toMatchObject({ on: true, opening: true });
    await media.set("camera", false);
    open();
    await opening;
    expect(media.view().camera).toMatchObject({ on: false, opening: false });
    expect(desk.opened.at(-1)?.readyState).toBe("ended");
    expect(places.video).toBeNull();
  });

  test("another device takes the place of the one before", async () => {
    await desk.plug(mic("m1"), mic("m2"), cam("c1"));
    const before = places.audio;
    await media.choose("microphone", "m2");
    expect(places.audio?.deviceId).toBe("m2");
    expect(before?.readyState).toBe("ended");
    expect(notices).toEqual([]);
  });

  test("a microphone that is pulled out is followed by another, which is said", async () => {
    await desk.plug(mic("m1"), mic("m2"), cam("c1"));
    await media.choose("microphone", "m2");
    await desk.plug(mic("m1"), cam("c1"));
    expect(media.view().microphone).toMatchObject({ on: true, trouble: null, id: "m1" });
    expect(notices).toEqual(["microphoneFellBack 마이크 m1"]);
  });

  test("the only camera that is pulled out is missed, and taken again when it is back", async () => {
    await desk.plug(mic("m1"));
    expect(media.view().camera).toMatchObject({ on: true, trouble: "unplugged", id: null });
    expect(places.video).toBeNull();
    await desk.plug(mic("m1"), cam("c1"));
    expect(media.view().camera).toMatchObject({ on: true, trouble: null, id: "c1" });
  });

  test("what an interruption ended or muted is opened anew when the page is seen again", async () => {
    const [voice, picture] = [places.audio, places.video];
    if (voice) voice.muted = true;
    await media.wake();
    expect(places.audio).not.toBe(voice);
    expect(places.video).toBe(picture);
    expect(notices).toEqual([]);
  });

  test("a camera that another program took is tried once more, and then busy", async () => {
    desk.refuses = ({ video }) => (video ? new DOMException("", "NotReadableError") : null);
    places.video?.end();
    await settle();
    expect(media.view().camera).toMatchObject({ on: true, trouble: "busy" });
  });

  test("the table camera is another one than the face's, in a place of its own", async () => {
    await desk.plug(mic("m1"), cam("c1"), cam("c2"));
    await media.set("tableCamera", true);
    expect(places.table).toMatchObject({ deviceId: "c2", contentHint: "detail" });
    expect(places.video?.deviceId).toBe("c1");
    // A wish could lose against the size of the picture.
    expect(desk.asked.at(-1)?.video).toMatchObject({ deviceId: { exact: "c2" } });
    expect(media.state()).toMatchObject({ tableCamera: true, screen: false });
  });

  test("the screen takes the place of the table camera, and leaves it empty", async () => {
    await desk.plug(mic("m1"), cam("c1"), cam("c2"));
    await media.set("tableCamera", true);
    const camera = places.table;
    const screen = new FakeTrack("video");
    desk.screens = [screen];
    await media.setScreen(true);
    expect(places.table).toBe(screen);
    expect(camera?.readyState).toBe("ended");
    expect(media.state()).toMatchObject({ screen: true, tableCamera: false });
    screen.end();
    expect(media.view().screen.on).toBe(false);
    expect(places.table).toBeNull();
    expect(media.view().localTable).toBeNull();
  });

  test("a no to the screen is no trouble", async () => {
    await media.setScreen(true);
    expect(media.view().screen).toEqual({ on: false, possible: true });
  });

  test("everything is let go of at the end", async () => {
    media.close();
    expect(desk.opened.map(({ readyState }) => readyState)).toEqual(["ended", "ended"]);
    await desk.plug(mic("m1"), cam("c1"), cam("c2"));
    expect(desk.asked).toHaveLength(1);
  });
});

describe("a phone", () => {
  beforeEach(async () => {
    desk.isPhone = true;
    desk.plugged = [mic("m1"), cam("front"), cam("back")];
    sit();
    await media.join(both);
  });

  test("asks for a small picture of the face", () => {
    expect(desk.asked[0]?.video).toMatchObject({
      facingMode: { ideal: "user" },
      height: { ideal: 360 },
    });
    expect(media.view()).toMatchObject({ choices: { canFlip: true }, screen: { possible: false } });
  });

  test("turns to its other camera, after it has closed the first", async () => {
    const first = places.video;
    await media.flip();
    expect(first?.readyState).toBe("ended");
    expect(desk.asked.at(-1)?.video).toMatchObject({ facingMode: { ideal: "environment" } });
    await media.flip();
    expect(desk.asked.at(-1)?.video).toMatchObject({ facingMode: { ideal: "user" } });
  });
});
