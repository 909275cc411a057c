/** What comes from the other side, as streams that only change when their track does. */
import type { MediaState } from "../protocol/events";
import type { CallView } from "./call-view";
import type { PeerLink, Slot } from "./peer-link";
import { SLOTS } from "./peer-link";

export type RemoteView = Pick<
  CallView,
  "remoteVideo" | "remoteTable" | "remoteAudio" | "remoteMedia"
>;

interface Shown {
  track: MediaStreamTrack;
  stream: MediaStream;
}

export class RemoteMedia {
  #shown: Partial<Record<Slot, Shown>> = {};
  /** What they said of themselves; null before they said anything. */
  #told: MediaState | null = null;

  constructor(private readonly streamOf: (tracks: MediaStreamTrack[]) => MediaStream) {}

  tell(media: MediaState | null): void {
    this.#told = media;
  }

  /** `isAwaited`: nothing of it may be expected to move yet, whatever they said. */
  view(link: PeerLink | null, isAwaited: boolean): RemoteView {
    for (const slot of SLOTS) this.#follow(slot, link?.received(slot) ?? null);
    const moves = (slot: Slot) => this.#shown[slot]?.track.muted === false;
    const remoteMedia = (isAwaited ? null : this.#told) ?? {
      camera: moves("video"),
      microphone: moves("audio"),
      screen: false,
      // Browsers call that place moving before anything has come: only what is told counts.
      tableCamera: false,
    };
    const hasTable = remoteMedia.screen || remoteMedia.tableCamera;
    return {
      remoteVideo: this.#shown.video?.stream ?? null,
      remoteTable: hasTable ? (this.#shown.table?.stream ?? null) : null,
      remoteAudio: this.#shown.audio?.stream ?? null,
      remoteMedia,
    };
  }

  #follow(slot: Slot, track: MediaStreamTrack | null): void {
    if (track === (this.#shown[slot]?.track ?? null)) return;
    if (track === null) delete this.#shown[slot];
    else this.#shown[slot] = { track, stream: this.streamOf([track]) };
  }
}
