/**
 * Cameras, microphone and screen of this side. The page before the call shows them already, and hands
 * them over to it as they are: a person is asked for permission once.
 */
import type { MediaState } from "../protocol/events";
import type { CallView, DeviceChoices, DeviceKind, Notice } from "./call-view";
import { Device, labelled } from "./device";
import { openTogether } from "./open-devices";
import type { Slot, Tracks } from "./peer-link";
import { ScreenShare } from "./screen";
import type { Cancel, DeviceWorld } from "./world";

export type MediaView = Pick<
  CallView,
  "camera" | "microphone" | "tableCamera" | "screen" | "choices" | "localVideo" | "localTable"
>;

/** What is wanted from the first moment on, and with which devices, as it was the last time. */
export interface MediaWish {
  camera: boolean;
  microphone: boolean;
  cameraId?: string | null;
  microphoneId?: string | null;
}

type Telling = Pick<Notice, "kind" | "label">;

export class LocalMedia {
  readonly camera: Device;
  readonly microphone: Device;
  readonly tableCamera: Device;
  readonly screen: ScreenShare;
  /** Told of each track that takes a place, or leaves it. */
  onTrack: (slot: Slot, track: MediaStreamTrack | null) => void = () => {};
  onNotice: (notice: Telling) => void = () => {};
  #choices: DeviceChoices = { cameras: [], microphones: [], speakers: [], canFlip: false };
  #streams: { video: MediaStream | null; table: MediaStream | null } = { video: null, table: null };
  #listeners = new Set<() => void>();
  #facing: "user" | "environment" = "user";
  #view: MediaView | null = null;
  #closed = false;
  #unwatch: Cancel;

  constructor(private readonly world: DeviceWorld) {
    const onChange = () => this.#changed();
    const fellBack = (kind: Notice["kind"]) => (label: string) => this.onNotice({ kind, label });
    const device = (kind: "camera" | "microphone", slot: Slot, notice: Notice["kind"]) =>
      new Device(
        kind,
        {
          onTrack: (track) => this.#put(slot, track),
          onChange,
          onFellBack: fellBack(notice),
        },
        world,
      );
    this.camera = device("camera", "video", "cameraFellBack");
    this.microphone = device("microphone", "audio", "microphoneFellBack");
    this.tableCamera = device("camera", "table", "cameraFellBack");
    this.screen = new ScreenShare((track) => this.#put("table", track), world);
    const plugged = () => void this.#plugged();
    world.devices?.addEventListener?.("devicechange", plugged);
    this.#unwatch = () => world.devices?.removeEventListener?.("devicechange", plugged);
  }

  view(): MediaView {
    this.#view ??= {
      camera: this.camera.view(),
      microphone: this.microphone.view(),
      tableCamera: this.tableCamera.view(),
      screen: { on: this.screen.on, possible: this.screen.possible },
      choices: this.#choices,
      localVideo: this.#streams.video,
      localTable: this.#streams.table,
    };
    return this.#view;
  }

  subscribe(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the other side is to know; it may see less, when the picture is left out. */
  state(): MediaState {
    return {
      camera: this.camera.view().on && this.camera.track !== null,
      microphone: this.microphone.view().on && this.microphone.track !== null,
      screen: this.screen.on,
      tableCamera: this.tableCamera.view().on && this.tableCamera.track !== null,
    };
  }

  tracks(): Tracks {
    return {
      audio: this.microphone.track,
      video: this.camera.track,
      table: this.screen.track ?? this.tableCamera.track,
    };
  }

  /** One question for everything that is wanted. */
  async join(wish: MediaWish): Promise<void> {
    this.camera.wish = { id: wish.cameraId ?? null };
    this.microphone.wish = { id: wish.microphoneId ?? null };
    const wants = {
      camera: wish.camera && !this.camera.view().on,
      microphone: wish.microphone && !this.microphone.view().on,
    };
    const settleCamera = wants.camera ? this.camera.begin() : null;
    const settleMicrophone = wants.microphone ? this.microphone.begin() : null;
    const opened = await openTogether(
      {
        ...(wants.camera ? { camera: this.camera.wish } : {}),
        ...(wants.microphone ? { microphone: this.microphone.wish } : {}),
      },
      this.world,
    );
    settleCamera?.(opened.camera);
    settleMicrophone?.(opened.microphone);
    await this.#look();
  }

  async set(kind: DeviceKind, on: boolean): Promise<void> {
    if (kind === "tableCamera" && on) {
      this.screen.stop();
      await this.#chooseForTable();
    }
    await this[kind].set(on);
    await this.#look();
  }

  async setScreen(on: boolean): Promise<void> {
    if (!on) {
      this.screen.stop();
      // The table camera may be on underneath.
      this.#put("table", this.tableCamera.track);
    } else if ((await this.screen.start()) && this.tableCamera.view().on) {
      await this.tableCamera.set(false);
      this.#put("table", this.screen.track);
    }
    this.#changed();
  }

  async choose(kind: DeviceKind, id: string): Promise<void> {
    await this[kind].choose({ id, ...(kind === "tableCamera" ? { detailed: true } : {}) });
    await this.#look();
  }

  /** A phone's other camera. */
  async flip(): Promise<void> {
    this.#facing = this.#facing === "user" ? "environment" : "user";
    await this.camera.choose({ facing: this.#facing });
    await this.#look();
  }

  async retry(kind: DeviceKind): Promise<void> {
    await this[kind].retry();
    await this.#look();
  }

  /** The page is looked at again: what an interruption stopped is opened anew. */
  async wake(): Promise<void> {
    for (const device of [this.camera, this.microphone, this.tableCamera])
      if (device.isStopped) await device.recover(false);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#unwatch();
    for (const device of [this.camera, this.microphone, this.tableCamera]) device.close();
    this.screen.stop();
    this.#changed();
  }

  async #chooseForTable(): Promise<void> {
    if (this.tableCamera.wish.id) return;
    const used = this.camera.view().id;
    const others = (await labelled(this.world)).filter(
      ({ kind, deviceId }) => kind === "videoinput" && deviceId !== used,
    );
    const [other] = others;
    // A phone has several that look away, and knows best which of them.
    const byFacing = this.world.isPhone && others.length !== 1;
    if (byFacing) {
      const facing = this.#facing === "user" ? "environment" : "user";
      this.tableCamera.wish = { detailed: true, facing };
    } else if (other !== undefined) {
      this.tableCamera.wish = { detailed: true, id: other.deviceId, exactly: true };
    } else this.tableCamera.wish = { detailed: true };
  }

  #put(slot: Slot, track: MediaStreamTrack | null): void {
    // A table camera that closes must not take the screen away that follows it.
    const whole = slot === "table" ? (track ?? this.tracks().table) : track;
    if (slot === "video" || slot === "table")
      this.#streams[slot] = whole === null ? null : this.world.stream([whole]);
    if (slot === "table" && whole !== null) whole.contentHint = "detail";
    this.onTrack(slot, whole);
    this.#changed();
  }

  async #plugged(): Promise<void> {
    const before = this.#choices;
    const there = await this.#look();
    if (there.length === 0 || this.#closed) return;
    for (const device of [this.camera, this.microphone, this.tableCamera]) {
      const { on, id, trouble } = device.view();
      if (!on) continue;
      const isThere = there.some(({ deviceId }) => deviceId === id);
      const kind = device.kind === "camera" ? "cameras" : "microphones";
      const isMore = this.#choices[kind].length > before[kind].length;
      if (id !== null && !isThere) await device.recover(true);
      else if (isMore && (trouble === "absent" || trouble === "unplugged")) await device.retry();
    }
  }

  async #look(): Promise<MediaDeviceInfo[]> {
    const there = await labelled(this.world);
    const of = (wanted: MediaDeviceKind) =>
      there
        .filter(({ kind }) => kind === wanted)
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    const cameras = of("videoinput");
    this.#choices = {
      cameras,
      microphones: of("audioinput"),
      speakers: of("audiooutput"),
      canFlip: this.world.isPhone && cameras.length > 1,
    };
    this.#changed();
    return there;
  }

  #changed(): void {
    this.#view = null;
    for (const listener of this.#listeners) listener();
  }
}
