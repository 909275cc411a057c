import { useEffect, useRef, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Knob } from "../../ui/Switch";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./Unkept.module.css";

/** The page of the talk that comes instead has a switch of its own: the hand stays on it. */
let isPressed = false;

interface Props {
  temporary: boolean;
  /** Another talk that nobody has said anything in comes instead of this one. */
  onSwitch: (temporary: boolean) => Promise<void>;
}

/** Before the first words: whether they are to be kept. */
export function KeepSwitch({ temporary, onSwitch }: Props) {
  const words = useWords();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isPressed) return;
    isPressed = false;
    button.current?.focus({ preventScroll: true });
  }, []);
  const press = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      isPressed = true;
      await onSwitch(!temporary);
      announce(temporary ? words.unkept.off : words.unkept.on);
    } catch (error) {
      isPressed = false;
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  return (
    <div className={s.keep}>
      <button
        ref={button}
        type="button"
        role="switch"
        className={s.switch}
        aria-checked={temporary}
        aria-describedby="unkept"
        onClick={() => void press()}
      >
        <Icon name="veil" />
        <span>{words.unkept.name}</span>
        <Knob isOn={temporary} />
      </button>
      <p id="unkept">{words.unkept.text}</p>
      {problem && (
        <TroubleCard trouble={problem} kept={words.trouble.keptTurn}>
          <Button onClick={() => setProblem(null)}>{words.trouble.dismiss}</Button>
        </TroubleCard>
      )}
    </div>
  );
}
