import { useEffect, useState, useSyncExternalStore } from "react";
import { browserWorld } from "../../rtc/browser-world";
import { MicrophoneMeter } from "../../rtc/levels";
import type { LocalMedia, MediaView } from "../../rtc/local-media";

/** The devices of this side as they are now. */
export function useMediaView(media: LocalMedia): MediaView {
  return useSyncExternalStore(
    (listener) => media.subscribe(listener),
    () => media.view(),
  );
}

/** How loud the microphone is, from 0 to 1; 0 while it is off. */
export function useLevel(media: LocalMedia, { microphone }: MediaView): number {
  const [level, setLevel] = useState(0);
  const { on, id, opening } = microphone;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another device is another track
  useEffect(() => {
    const track = media.tracks().audio;
    if (!on || opening || track === null) return;
    const meter = new MicrophoneMeter(new MediaStream([track]), browserWorld());
    const stop = meter.follow(setLevel);
    return () => {
      stop();
      meter.close();
      setLevel(0);
    };
  }, [media, on, opening, id]);
  return level;
}
