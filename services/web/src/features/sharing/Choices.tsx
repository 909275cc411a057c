import { type RefObject, useId } from "react";
import type { Lifetime } from "../../protocol/rest";
import { Switch } from "../../ui/Switch";
import { useWords } from "../../words/useWords";
import s from "./Choices.module.css";

/** What is chosen, also while a name is only half written. */
export interface Chosen {
  hideQuestion: boolean;
  hideName: boolean;
  hideDate: boolean;
  name: string;
  expiresIn: Lifetime;
}

interface Props {
  chosen: Chosen;
  onChoose: (change: Partial<Chosen>) => void;
  isNameWrong: boolean;
  nameField: RefObject<HTMLInputElement | null>;
}

export function Choices({ chosen, onChoose, isNameWrong, nameField }: Props) {
  const words = useWords().sharing;
  const about = useId();
  return (
    <section className={s.choices} aria-labelledby="hidden">
      <h3 id="hidden">{words.choose}</h3>
      <div className={s.switches}>
        <Switch
          name={words.hideQuestion}
          isOn={chosen.hideQuestion}
          onSwitch={(hideQuestion) => onChoose({ hideQuestion })}
        />
        <Switch
          name={words.hideName}
          isOn={chosen.hideName}
          onSwitch={(hideName) => onChoose({ hideName })}
        />
        {!chosen.hideName && (
          <div className={s.name}>
            <label>
              {words.name}
              <input
                ref={nameField}
                value={chosen.name}
                autoComplete="nickname"
                enterKeyHint="done"
                aria-invalid={isNameWrong}
                aria-describedby={about}
                onChange={(event) => onChoose({ name: event.target.value })}
              />
            </label>
            <p id={about} className={isNameWrong ? s.wrong : undefined}>
              {isNameWrong ? words.nameWrong : words.nameHint}
            </p>
          </div>
        )}
        <Switch
          name={words.hideDate}
          isOn={chosen.hideDate}
          onSwitch={(hideDate) => onChoose({ hideDate })}
        />
      </div>
      <fieldset className={s.expiry}>
        <legend>{words.expiry}</legend>
        <div>
          {(Object.keys(words.expiries) as Lifetime[]).map((it) => (
            <label key={it}>
              <input
                type="radio"
                name="expiry"
                checked={chosen.expiresIn === it}
                onChange={() => onChoose({ expiresIn: it })}
              />
              <span>{words.expiries[it]}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
