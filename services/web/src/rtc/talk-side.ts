/** Where a call and the talk of the same two people touch: channels, and what is told over them. */
import type { MediaState } from "../protocol/events";
import type { Cancel } from "./world";

type TakeChannels = (talk: RTCDataChannel, files: RTCDataChannel) => void;
type TakeMedia = (media: MediaState) => void;

export class TalkSide {
  #takesChannels = new Set<TakeChannels>();
  #takesMedia = new Set<TakeMedia>();
  #pair: [RTCDataChannel, RTCDataChannel] | null = null;
  #told = "";

  /** Before anybody takes them, channels keep what comes in. */
  get takesChannels(): boolean {
    return this.#takesChannels.size > 0;
  }

  onChannels(take: TakeChannels): Cancel {
    this.#takesChannels.add(take);
    const [talk, files] = this.#pair ?? [];
    if (talk?.readyState === "open" && files !== undefined) take(talk, files);
    return () => this.#takesChannels.delete(take);
  }

  onMedia(take: TakeMedia, now: MediaState): Cancel {
    this.#takesMedia.add(take);
    take(now);
    return () => this.#takesMedia.delete(take);
  }

  channels(talk: RTCDataChannel, files: RTCDataChannel): void {
    this.#pair = [talk, files];
    for (const take of this.#takesChannels) take(talk, files);
  }

  /** Says it only when it is another than before. */
  media(state: MediaState): void {
    const told = JSON.stringify(state);
    if (told === this.#told) return;
    this.#told = told;
    for (const take of this.#takesMedia) take(state);
  }
}
