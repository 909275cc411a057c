import type { LocalMedia } from "../../rtc/local-media";
import s from "./DeviceCheck.module.css";
import { DeviceTroubles } from "./DeviceTroubles";
import { NetworkDot } from "./NetworkDot";
import { Preview } from "./Preview";
import { SpeakerTest } from "./SpeakerTest";
import { useLevel, useMediaView } from "./useDevices";
import { useLine } from "./useNetwork";

interface Props {
  room: string;
  media: LocalMedia;
}

/** Camera, microphone, speaker and line, all tried out in one place. */
export function DeviceCheck({ room, media }: Props) {
  const view = useMediaView(media);
  const level = useLevel(media, view);
  const network = useLine(room);
  return (
    <div className={s.check}>
      <Preview
        camera={view.camera}
        microphone={view.microphone}
        video={view.localVideo}
        level={level}
        choices={view.choices}
        onOpen={(wish) => void media.join(wish)}
        onSwitch={(kind, on) => void media.set(kind, on)}
        onChoose={(kind, id) => void media.choose(kind, id)}
      />
      <DeviceTroubles
        camera={view.camera}
        microphone={view.microphone}
        onRetry={(kind) => void media.retry(kind)}
      />
      <div className={s.more}>
        <SpeakerTest />
        <NetworkDot network={network} />
      </div>
    </div>
  );
}
