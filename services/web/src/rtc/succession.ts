/**
 * One connection after the other: at most one that is shown, and a newest one that takes its place
 * when it carries media. A picture never goes before the next one is there, or is known not to come.
 */
import type { PeerLink } from "./peer-link";
import type { Cancel, Clock } from "./world";

/** How long the last picture of a page that is gone stays. */
export const FAREWELL_MS = 2000;
/** How long a new connection may wait for its first picture before it is shown anyway. */
const FIRST_PICTURE_MS = 700;

export class Succession {
  #newest: PeerLink | null = null;
  #shown: PeerLink | null = null;
  #shownIsOld = false;
  #cancelFarewell: Cancel | null = null;
  #cancelPicture: Cancel | null = null;

  constructor(
    private readonly onChange: () => void,
    private readonly clock: Clock,
  ) {}

  get newest(): PeerLink | null {
    return this.#newest;
  }

  get shown(): PeerLink | null {
    return this.#shown;
  }

  /** What is shown, unless it is of a page that is gone. */
  get current(): PeerLink | null {
    return this.#shownIsOld ? null : this.#shown;
  }

  links(): PeerLink[] {
    const all = this.#newest === this.#shown ? [this.#newest] : [this.#newest, this.#shown];
    return all.filter((link) => link !== null);
  }

  take(link: PeerLink): void {
    this.drop();
    this.#newest = link;
  }

  /** Lets go of the newest, unless it is what is shown. */
  drop(): void {
    const newest = this.#newest;
    this.#newest = null;
    if (newest !== this.#shown) newest?.close();
  }

  /** The page behind it is gone: its last picture stays for a moment, in case the next one is quick. */
  retire(): void {
    this.drop();
    const old = this.#shown;
    if (old === null) return;
    this.#shownIsOld = true;
    this.#cancelFarewell?.();
    this.#cancelFarewell = this.clock.after(FAREWELL_MS, () => {
      if (this.#shown === old) this.#letGo();
    });
  }

  /** A connection stands. */
  connected(link: PeerLink): void {
    if (link !== this.#newest || link === this.#shown) return;
    if (this.#shown === null) {
      this.#show(link);
      return;
    }
    this.#cancelPicture?.();
    this.#cancelPicture = this.clock.after(FIRST_PICTURE_MS, () => this.#show(link));
    this.moved(link);
  }

  /** A track of it has come, or moves. */
  moved(link: PeerLink): void {
    if (link !== this.#newest || link === this.#shown || this.#shown === null) return;
    // Sound alone is not enough where a picture was shown.
    const slot = this.#shown.received("video")?.muted === false ? "video" : "audio";
    if (link.isConnected && link.received(slot)?.muted === false) this.#show(link);
  }

  end(): void {
    this.drop();
    this.#letGo();
  }

  #show(link: PeerLink): void {
    if (link !== this.#newest) return;
    if (link !== this.#shown) this.#letGo();
    this.#shown = link;
    this.onChange();
  }

  #letGo(): void {
    this.#cancelFarewell?.();
    this.#cancelPicture?.();
    const shown = this.#shown;
    this.#shown = null;
    this.#shownIsOld = false;
    if (shown === null) return;
    if (shown === this.#newest) this.#newest = null;
    shown.close();
    this.onChange();
  }
}
