import s from "./Switch.module.css";

interface Props {
  name: string;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
}

/** A line that is switched on and off as a whole. */
export function Switch({ name, isOn, onSwitch }: Props) {
  return (
    <button
      type="button"
      role="switch"
      className={s.switch}
      aria-checked={isOn}
      onClick={() => onSwitch(!isOn)}
    >
      <span>{name}</span>
      <Knob isOn={isOn} />
    </button>
  );
}

/** What slides within a switch: only to be seen. */
export function Knob({ isOn }: { isOn: boolean }) {
  return <i className={s.knob} data-on={isOn} aria-hidden="true" />;
}
