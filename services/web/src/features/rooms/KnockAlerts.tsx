import { useState } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Switch } from "../../ui/Switch";
import { useWords } from "../../words/useWords";
import s from "./KnockAlerts.module.css";
import { isKnockHeard, knock, setKnockHeard } from "./knock-sound";
import type { Notifying } from "./useKnockNews";

interface Props {
  permission: Notifying;
  onAsk: () => void;
}

/** How a host learns of a knock: chosen while they wait, which is when it matters. */
export function KnockAlerts({ permission, onAsk }: Props) {
  const words = useWords().rooms.knocks;
  const [isHeard, setHeard] = useState(isKnockHeard);
  const hear = (isOn: boolean) => {
    setKnockHeard(isOn);
    setHeard(isOn);
    if (isOn) knock();
  };
  return (
    <div className={s.alerts}>
      <Switch name={words.sound} isOn={isHeard} onSwitch={hear} />
      {permission === "default" && (
        <div className={s.ask}>
          <Button onClick={onAsk}>
            <Icon name="bell" size={18} />
            {words.notify}
          </Button>
          <p>{words.notifyText}</p>
        </div>
      )}
      {permission === "granted" && <p>{words.notifyOn}</p>}
      {permission === "denied" && <p>{words.notifyOff}</p>}
    </div>
  );
}
