import { useState } from "react";
import { Button } from "../../ui/Button";
import { Fold } from "../../ui/Fold";
import { Icon } from "../../ui/Icon";
import { Switch } from "../../ui/Switch";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { wakeKnock } from "./knock-sound";
import s from "./OpenRoom.module.css";
import { newPasscode } from "./opened";
import { troubleOf } from "./troubles";
import { useOpenRoom } from "./useOpenRoom";

interface Props {
  /** The button alone, where there is no room for choices. */
  bare?: boolean;
  /** The room that is open already. */
  existing?: string | null;
}

export function OpenRoom({ bare = false, existing = null }: Props) {
  const words = useWords();
  const text = words.rooms.open;
  const { open, back, change, isOpening, problem, other } = useOpenRoom();
  const [hasPasscode, setPasscode] = useState(false);
  const [relayOnly, setRelayOnly] = useState(false);
  const [personal, setPersonal] = useState(true);
  const press = () => {
    // A page may sound from a press on; the knock comes when nobody presses anything.
    wakeKnock();
    if (existing !== null) return void back(existing);
    void open({ relayOnly, personal, ...(hasPasscode ? { passcode: newPasscode() } : {}) });
  };
  const choose = (set: (isOn: boolean) => void) => (isOn: boolean) => {
    change();
    set(isOn);
  };
  return (
    <div className={s.open} data-bare={bare}>
      <Button look="main" aria-disabled={isOpening} onClick={press}>
        <Icon name="door" size={22} />
        {isOpening ? text.opening : existing === null ? text.action : text.back}
      </Button>
      {!bare && existing === null && <p className={s.lead}>{text.lead}</p>}
      {problem && (
        <TroubleCard trouble={problem} what={troubleOf(words, problem.code)} kept={text.notOpened}>
          {other !== null && (
            <Button look="main" onClick={() => void back(other)}>
              {text.back}
            </Button>
          )}
        </TroubleCard>
      )}
      {!bare && existing === null && (
        <Fold name={text.options} className={s.options}>
          <div>
            <Option
              name={text.passcode}
              text={text.passcodeText}
              isOn={hasPasscode}
              onSwitch={choose(setPasscode)}
            />
            <Option
              name={text.relay}
              text={text.relayText}
              isOn={relayOnly}
              onSwitch={choose(setRelayOnly)}
            />
            <Option
              name={text.personal}
              text={text.personalText}
              isOn={personal}
              onSwitch={choose(setPersonal)}
            />
          </div>
        </Fold>
      )}
    </div>
  );
}

interface OptionProps {
  name: string;
  text: string;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
}

function Option({ text, ...rest }: OptionProps) {
  return (
    <div className={s.option}>
      <Switch {...rest} />
      <p>{text}</p>
    </div>
  );
}
