/** A call and the talk beside it, put together: what the one carries, the other says. */
import { rooms } from "../api/rooms";
import { openTalk, type PeerTalk } from "../peer/peer-talk";
import { openStore } from "../peer/store/indexed";
import { browserClock, browserRandom } from "../peer/world";
import { browserWorld } from "../rtc/browser-world";
import { LiveCall } from "../rtc/call";
import { LocalMedia, type MediaWish } from "../rtc/local-media";
import type { HeldSeat } from "../session/seats";

export class HeldConsultation {
  readonly call: LiveCall;
  #talk: Promise<PeerTalk> | null = null;

  constructor(
    private readonly room: string,
    private readonly seat: HeldSeat,
    /** What the page before has opened; without it devices are opened as they were the last time. */
    opened: LocalMedia | null,
    wish: MediaWish,
  ) {
    const world = browserWorld();
    const media = opened ?? new LocalMedia(world);
    const { camera, microphone } = media.view();
    const isOpen = camera.on || microphone.on;
    this.call = new LiveCall(
      {
        roomId: room,
        seatToken: seat.seatToken,
        baseUrl: location.origin,
        fetchIce: () => rooms.ice(room, seat.seatToken),
        media,
        ...(isOpen ? {} : { wish }),
      },
      world,
    );
  }

  /** Begins it; asked again, it gives the talk that has begun. */
  start(): Promise<PeerTalk> {
    this.call.start();
    this.#talk ??= this.#open();
    return this.#talk;
  }

  close(): void {
    this.call.close();
    void this.#talk?.then((talk) => talk.close());
  }

  async #open(): Promise<PeerTalk> {
    const { indexedDB } = globalThis as { indexedDB?: IDBFactory };
    const talk = await openTalk({
      room: this.room,
      seat: this.seat.seat,
      role: this.seat.role,
      store: await openStore(indexedDB, browserClock),
      clock: browserClock,
      random: browserRandom,
    });
    this.call.onChannels((said, files) => talk.connect(said, files));
    this.call.onMediaState((media) => talk.sendMedia(media));
    talk.onMedia((media) => this.call.remoteMediaChanged(media));
    return talk;
  }
}
