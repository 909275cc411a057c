import { useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { useWords } from "../../words/useWords";
import { type DoorDraft, LONGEST_WORRY } from "./door-draft";
import { HandOver } from "./HandOver";
import s from "./Introduction.module.css";

export type Wrong = Partial<Record<"nickname" | "worry" | "passcode", string | undefined>>;

interface Props {
  draft: DoorDraft;
  onChange: (part: Partial<DoorDraft>) => void;
  /** `null` where none is asked for. */
  passcode: string | null;
  onPasscode: (typed: string) => void;
  wrong: Wrong;
  /** The room hides addresses for everybody. */
  isRelayed: boolean;
}

/** Who knocks, and what about: as little as somebody likes. */
export function Introduction(props: Props) {
  const { draft, onChange, passcode, onPasscode, wrong, isRelayed } = props;
  const words = useWords().rooms.door;
  const over = [...draft.worry].length - LONGEST_WORRY;
  return (
    <section className={s.introduction} aria-label={words.yourself}>
      {passcode !== null && (
        <Passcode value={passcode} onChange={onPasscode} wrong={wrong.passcode} />
      )}
      <Field label={words.name} hint={words.nameHint} wrong={wrong.nickname}>
        {(wiring) => (
          <input
            {...wiring}
            value={draft.nickname}
            placeholder={words.guest}
            autoComplete="nickname"
            enterKeyHint="next"
            onChange={({ target }) => onChange({ nickname: target.value })}
          />
        )}
      </Field>
      <Field
        label={words.worry}
        hint={words.worryHint}
        wrong={wrong.worry ?? (over > 0 ? words.tooLong(over) : null)}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            value={draft.worry}
            placeholder={words.worryPlaceholder}
            onChange={({ target }) => onChange({ worry: target.value })}
          />
        )}
      </Field>
      <HandOver reading={draft.reading} onChange={(reading) => onChange({ reading })} />
      {isRelayed ? (
        <p className={s.soft}>{words.relayOn}</p>
      ) : (
        <div className={s.relay}>
          <Switch
            name={words.relay}
            isOn={draft.relayOnly}
            onSwitch={(relayOnly) => onChange({ relayOnly })}
          />
          <p>{words.relayText}</p>
        </div>
      )}
    </section>
  );
}

interface PasscodeProps {
  value: string;
  onChange: (typed: string) => void;
  wrong: string | undefined;
}

function Passcode({ value, onChange, wrong }: PasscodeProps) {
  const words = useWords().rooms.door;
  const [isShown, setShown] = useState(false);
  return (
    <Field label={words.passcode} hint={words.passcodeHint} wrong={wrong}>
      {(wiring) => (
        <span className={s.passcode}>
          <input
            {...wiring}
            type={isShown ? "text" : "password"}
            value={value}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => onChange(target.value)}
          />
          <Button aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {words.passcodeShow}
          </Button>
        </span>
      )}
    </Field>
  );
}
