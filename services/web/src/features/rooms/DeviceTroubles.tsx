import type { DeviceTrouble, DeviceView } from "../../rtc/call-view";
import { Button } from "../../ui/Button";
import { Fold } from "../../ui/Fold";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./DeviceTroubles.module.css";
import { placeOf, stepsFor, type Troubled } from "./device-help";

export type Retried = "camera" | "microphone";

interface Props {
  camera: DeviceView;
  microphone: DeviceView;
  onRetry: (kind: Retried) => void;
}

/** Why a device gives nothing, and what to do about it; once for both where it is the same. */
export function DeviceTroubles({ camera, microphone, onRetry }: Props) {
  const one = camera.opening ? null : camera.trouble;
  const other = microphone.opening ? null : microphone.trouble;
  if (one !== null && one === other) {
    const retryBoth = () => {
      onRetry("microphone");
      onRetry("camera");
    };
    return <DeviceHelp device="both" trouble={one} onRetry={retryBoth} />;
  }
  return (
    <>
      {one && <DeviceHelp device="camera" trouble={one} onRetry={() => onRetry("camera")} />}
      {other && (
        <DeviceHelp device="microphone" trouble={other} onRetry={() => onRetry("microphone")} />
      )}
    </>
  );
}

interface HelpProps {
  device: Troubled;
  trouble: DeviceTrouble;
  onRetry: () => void;
}

/** One trouble, and the steps out of it in this browser on this system. */
export function DeviceHelp({ device, trouble, onRetry }: HelpProps) {
  const words = useWords().rooms.help;
  const place = placeOf(navigator.userAgent, navigator.maxTouchPoints);
  const browser = words.browsers[place.browser];
  return (
    <section className={s.help} role="alert">
      <h2>
        <Icon name="alert" size={20} />
        {words.title[trouble][device]}
      </h2>
      <Fold name={words.show} className={s.steps}>
        <p>{words.place(browser, words.systems[place.system])}</p>
        <ol>
          {stepsFor(device, trouble, place).map((step) => (
            <li key={step}>{words.steps[step](words.names[device], browser)}</li>
          ))}
        </ol>
      </Fold>
      <div className={s.end}>
        <p>{words.goOn}</p>
        <Button onClick={onRetry}>
          <Icon name="again" size={18} />
          {words.retry}
        </Button>
      </div>
    </section>
  );
}
