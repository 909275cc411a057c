/** The screen, shown to the other side in the place of the table camera. */
import type { DeviceWorld } from "./world";

export class ScreenShare {
  #track: MediaStreamTrack | null = null;
  #asking = false;

  constructor(
    private readonly onTrack: (track: MediaStreamTrack | null) => void,
    private readonly world: DeviceWorld,
  ) {}

  get on(): boolean {
    return this.#track !== null;
  }

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  get possible(): boolean {
    return typeof this.world.devices?.getDisplayMedia === "function" && !this.world.isPhone;
  }

  /** The browser asks what is to be shown; a "no" there is no trouble, and answers false. */
  async start(): Promise<boolean> {
    if (this.#track !== null || this.#asking || !this.possible) return this.on;
    this.#asking = true;
    try {
      const stream = await this.world.devices?.getDisplayMedia({
        video: { frameRate: { ideal: 15, max: 30 } },
        audio: false,
      });
      const track = stream?.getVideoTracks()[0];
      if (track === undefined) return false;
      track.contentHint = "detail";
      // The browser has a button of its own to stop it.
      track.onended = () => this.stop();
      this.#track = track;
      this.onTrack(track);
      return true;
    } catch {
      return false;
    } finally {
      this.#asking = false;
    }
  }

  stop(): void {
    const track = this.#track;
    if (track === null) return;
    this.#track = null;
    track.onended = null;
    track.stop();
    this.onTrack(null);
  }
}
