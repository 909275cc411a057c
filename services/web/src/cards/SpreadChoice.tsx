import type { SpreadId } from "../protocol/events";
import { useWords } from "../words/useWords";
import s from "./SpreadChoice.module.css";

const SPREADS: SpreadId[] = ["one", "three", "celtic"];
export const SIZES: Record<SpreadId, number> = { one: 1, three: 3, celtic: 10 };

interface Props {
  name: string;
  spread: SpreadId;
  onSpread: (spread: SpreadId) => void;
  disabled?: boolean;
}

export function SpreadChoice({ name, spread, onSpread, disabled = false }: Props) {
  const words = useWords().draw;
  return (
    <fieldset className={s.choice} disabled={disabled}>
      <legend className="unseen">{words.spread}</legend>
      {SPREADS.map((id) => (
        <label key={id}>
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === spread}
            onChange={() => onSpread(id)}
          />
          <span>{words.spreads[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}
