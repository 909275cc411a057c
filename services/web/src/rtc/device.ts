/**
 * One switch for a camera or a microphone: what is wanted, what is open, and why it is not. The last
 * word of the person wins, however long the browser takes to open something.
 */
import type { DeviceView } from "./call-view";
import { type MediaKind, type Opened, openOne, type Wish } from "./open-devices";
import type { DeviceWorld } from "./world";

export interface DeviceWay {
  /** The track to be sent from now on; null for none. */
  onTrack: (track: MediaStreamTrack | null) => void;
  onChange: () => void;
  /** It went away, and another of its kind took its place. */
  onFellBack: (label: string) => void;
}

const off: DeviceView = { on: false, opening: false, trouble: null, id: null };

export class Device {
  #view = off;
  #track: MediaStreamTrack | null = null;
  /** Each opening has a number: only the newest may bring something. */
  #opening = 0;
  wish: Wish = {};

  constructor(
    readonly kind: MediaKind,
    private readonly way: DeviceWay,
    private readonly world: DeviceWorld,
  ) {}

  view(): DeviceView {
    return this.#view;
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** A camera that is off is closed, so that its light goes out; a microphone only falls silent. */
  async set(on: boolean): Promise<void> {
    if (!on) return this.#rest();
    if (this.#view.on && (this.#track !== null || this.#view.opening)) return;
    if (this.#track !== null && this.#track.readyState === "live") {
      this.#track.enabled = true;
      this.#change({ on: true, trouble: null });
      this.way.onTrack(this.#track);
      return;
    }
    await this.#open(this.wish);
  }

  /** What was opened together with another. */
  begin(): (opened: Opened | undefined) => void {
    this.#opening += 1;
    const mine = this.#opening;
    this.#change({ on: true, opening: true, trouble: null });
    return (opened) => this.#settle(mine, opened ?? { trouble: "absent" });
  }

  async choose(wish: Wish): Promise<void> {
    this.wish = { ...wish, exactly: false };
    if (!this.#view.on) {
      this.#close();
      return;
    }
    // Many phones open one camera at a time.
    if (this.kind === "camera") this.#close();
    await this.#open({ ...wish, exactly: wish.id !== undefined });
  }

  async retry(): Promise<void> {
    if (this.#view.opening) return;
    await this.#open(this.wish);
  }

  /** Comes back with something that works, if what was used is gone or has stopped. */
  async recover(isGone: boolean): Promise<void> {
    if (!this.#view.on || this.#view.opening) return;
    const before = this.#view.id;
    this.#close();
    await this.#open(isGone ? { ...this.wish, id: null } : this.wish);
    const { trouble, id } = this.#view;
    if (trouble === "absent" && isGone) this.#change({ trouble: "unplugged" });
    if (this.#track !== null && id !== before) this.way.onFellBack(this.#track.label);
  }

  /** Whether it is wanted and does not run. */
  get isStopped(): boolean {
    const track = this.#track;
    if (!this.#view.on || this.#view.opening || track === null) return false;
    return track.readyState === "ended" || track.muted;
  }

  close(): void {
    this.#opening += 1;
    this.#close();
    this.#view = off;
  }

  #rest(): void {
    this.#opening += 1;
    const keeps = this.kind === "microphone" && this.#track !== null;
    if (keeps && this.#track !== null) this.#track.enabled = false;
    else this.#close();
    this.#change({ on: false, opening: false, trouble: null });
  }

  async #open(wish: Wish): Promise<void> {
    const settle = this.begin();
    settle(await openOne(this.kind, wish, this.world));
  }

  #settle(opening: number, opened: Opened): void {
    if (opening !== this.#opening) {
      if ("track" in opened) opened.track.stop();
      return;
    }
    if ("trouble" in opened) {
      this.#close();
      this.#change({ opening: false, trouble: opened.trouble });
      return;
    }
    const { track } = opened;
    const before = this.#track;
    this.#track = track;
    track.onended = () => void this.#ended(track);
    track.onmute = this.way.onChange;
    track.onunmute = this.way.onChange;
    this.#change({ opening: false, trouble: null, id: track.getSettings().deviceId ?? null });
    this.way.onTrack(track);
    before?.stop();
  }

  /** Not by us: it was pulled out, or another program or the system took it. */
  async #ended(track: MediaStreamTrack): Promise<void> {
    if (track !== this.#track) return;
    const { id } = this.#view;
    const there = await labelled(this.world);
    const isGone =
      id !== null && there.length > 0 && !there.some(({ deviceId }) => deviceId === id);
    if (track === this.#track) await this.recover(isGone);
  }

  #close(): void {
    const track = this.#track;
    this.#track = null;
    if (track !== null) {
      track.onended = null;
      track.stop();
      this.way.onTrack(null);
    }
    this.#change({ id: null });
  }

  #change(change: Partial<DeviceView>): void {
    this.#view = { ...this.#view, ...change };
    this.way.onChange();
  }
}

/** The devices that may be told apart; without permission they have no ids. */
export async function labelled(world: DeviceWorld): Promise<MediaDeviceInfo[]> {
  try {
    const devices = (await world.devices?.enumerateDevices()) ?? [];
    return devices.filter(({ deviceId }) => deviceId !== "");
  } catch {
    return [];
  }
}
