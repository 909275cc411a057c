import { useState } from "react";
import type { DeviceChoices, DeviceView } from "../../rtc/call-view";
import { Button } from "../../ui/Button";
import { Fold } from "../../ui/Fold";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { isVoice } from "./loudness";
import { MicrophoneLevel } from "./MicrophoneLevel";
import s from "./Preview.module.css";
import { SelfView } from "./SelfView";

export type Kind = "camera" | "microphone";

interface Props {
  camera: DeviceView;
  microphone: DeviceView;
  /** One's own picture, while there is one. */
  video: MediaStream | null;
  /** From 0 to 1. */
  level: number;
  choices: DeviceChoices;
  /** Both, or one: the first touch of anything that asks for permission. */
  onOpen: (wish: { camera: boolean; microphone: boolean }) => void;
  onSwitch: (kind: Kind, on: boolean) => void;
  onChoose: (kind: Kind, id: string) => void;
}

/** What the other side will see and hear of one; nothing is asked for before a touch. */
export function Preview(props: Props) {
  const { camera, microphone, video, level, onOpen, onSwitch } = props;
  const words = useWords().rooms.devices;
  const isUntouched = !camera.on && !microphone.on && camera.id === null && microphone.id === null;
  const [wasAsked, setAsked] = useState(!isUntouched);
  const isOpening = camera.opening || microphone.opening;
  const isHeard = wasAsked && microphone.on && microphone.trouble === null;
  const open = (wish: { camera: boolean; microphone: boolean }) => {
    setAsked(true);
    onOpen(wish);
  };
  return (
    <section className={s.preview} aria-label={words.title}>
      <div className={s.screen} data-on={video !== null}>
        {video !== null ? (
          <SelfView stream={video} />
        ) : isOpening ? (
          <p className={s.opening} role="status">
            <Icon name="hand" size={34} />
            {words.opening}
          </p>
        ) : wasAsked ? (
          <p className={s.dark}>
            <Icon name="cameraOff" size={34} />
            {words.cameraOff}
          </p>
        ) : (
          <div className={s.ask}>
            <p>{words.ask}</p>
            <Button look="main" onClick={() => open({ camera: true, microphone: true })}>
              <Icon name="camera" />
              {words.turnOnBoth}
            </Button>
            <Button look="plain" onClick={() => open({ camera: false, microphone: true })}>
              {words.microphoneOnly}
            </Button>
          </div>
        )}
        {wasAsked && (
          <div className={s.bar} data-theme="night">
            <Toggle kind="microphone" device={microphone} onSwitch={onSwitch} />
            <Toggle kind="camera" device={camera} onSwitch={onSwitch} />
            {isHeard && <MicrophoneLevel level={level} />}
          </div>
        )}
      </div>
      <div className={s.below}>
        {!wasAsked && <p>{words.without}</p>}
        {isHeard && <p>{isVoice(level) ? words.heard : words.levelText}</p>}
        {wasAsked && <Chooser {...props} />}
      </div>
    </section>
  );
}

interface ToggleProps {
  kind: Kind;
  device: DeviceView;
  onSwitch: Props["onSwitch"];
}

function Toggle({ kind, device, onSwitch }: ToggleProps) {
  const words = useWords().rooms.devices;
  const isOn = device.on && device.trouble === null;
  const label = isOn ? words.turnOff[kind] : words.turnOn[kind];
  return (
    <button
      type="button"
      className={s.toggle}
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      aria-disabled={device.opening}
      onClick={() => !device.opening && onSwitch(kind, !isOn)}
    >
      <Icon name={isOn ? kind : `${kind}Off`} size={24} />
    </button>
  );
}

/** Only where there is something to choose. */
function Chooser({ camera, microphone, choices, onChoose }: Props) {
  const words = useWords().rooms.devices;
  const rows = [
    { kind: "camera", device: camera, among: choices.cameras },
    { kind: "microphone", device: microphone, among: choices.microphones },
  ] as const;
  const shown = rows.filter(({ among }) => among.length > 1);
  if (shown.length === 0) return null;
  return (
    <Fold name={words.choose} className={s.chooser}>
      {shown.map(({ kind, device, among }) => (
        <label key={kind}>
          <span>{words.names[kind]}</span>
          <select value={device.id ?? ""} onChange={({ target }) => onChoose(kind, target.value)}>
            {device.id === null && <option value="">–</option>}
            {among.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </Fold>
  );
}
