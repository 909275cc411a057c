/** Devices, and what is wanted seldom. */
import type { Call, CallView, Choice, DeviceTrouble } from "../../rtc/call-view";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Modal } from "../../ui/Modal";
import { Switch } from "../../ui/Switch";
import { useWords } from "../../words/useWords";
import s from "./MoreDialog.module.css";

interface Props {
  call: Call;
  view: CallView;
  onTable: () => void;
  onScreen: () => void;
  onProfile: () => void;
  onClose: () => void;
}

export function MoreDialog({ call, view, onTable, onScreen, onProfile, onClose }: Props) {
  const words = useWords().consultation;
  const { camera, microphone, tableCamera, choices, screen } = view;
  const canTable = choices.cameras.length > 1 || tableCamera.on || tableCamera.trouble !== null;
  return (
    <Modal title={words.devices.title} onClose={onClose}>
      <div className={s.more}>
        <Device
          name={words.devices.microphone}
          choices={choices.microphones}
          id={microphone.id}
          trouble={microphone.trouble}
          onChoose={(id) => void call.choose("microphone", id)}
          onRetry={() => void call.retry("microphone")}
        />
        <Device
          name={words.devices.camera}
          choices={choices.cameras}
          id={camera.id}
          trouble={camera.trouble}
          onChoose={(id) => void call.choose("camera", id)}
          onRetry={() => void call.retry("camera")}
        />
        {choices.speakers.length > 0 && (
          <Device
            name={words.devices.speaker}
            choices={choices.speakers}
            id={null}
            trouble={null}
            onChoose={(id) => void call.choose("speaker", id)}
          />
        )}
        {canTable && (
          <section className={s.switches}>
            <Switch name={words.controls.tableCamera} isOn={tableCamera.on} onSwitch={onTable} />
            {(tableCamera.on || tableCamera.trouble !== null) && (
              <Device
                name={words.devices.tableCamera}
                choices={choices.cameras}
                id={tableCamera.id}
                trouble={tableCamera.trouble}
                onChoose={(id) => void call.choose("tableCamera", id)}
                onRetry={() => void call.retry("tableCamera")}
              />
            )}
          </section>
        )}
        <div className={s.ways}>
          {choices.canFlip && (
            <Button onClick={() => void call.flip()}>
              <Icon name="flip" size={20} />
              {words.devices.flip}
            </Button>
          )}
          {screen.possible && (
            <Button onClick={onScreen}>
              <Icon name="screen" size={20} />
              {screen.on ? words.controls.screenOff : words.controls.screenOn}
            </Button>
          )}
          <Button onClick={onProfile}>
            <Icon name="person" size={20} />
            {words.devices.profile}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

interface DeviceProps {
  name: string;
  choices: readonly Choice[];
  id: string | null;
  trouble: DeviceTrouble | null;
  onChoose: (id: string) => void;
  onRetry?: () => void;
}

function Device({ name, choices, id, trouble, onChoose, onRetry }: DeviceProps) {
  const words = useWords().consultation.devices;
  return (
    <div className={s.device}>
      <label>
        <span>{name}</span>
        <select
          value={id ?? ""}
          disabled={choices.length === 0}
          onChange={(event) => onChoose(event.target.value)}
        >
          {(id === null || choices.length === 0) && (
            <option value="">{choices.length === 0 ? words.noChoice : words.bySystem}</option>
          )}
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.label}
            </option>
          ))}
        </select>
      </label>
      {trouble !== null && (
        <div className={s.trouble} role="alert">
          <p>{words.troubles[trouble]}</p>
          {onRetry && <Button onClick={onRetry}>{words.retry}</Button>}
        </div>
      )}
    </div>
  );
}
