import { useState } from "react";
import { beep } from "../../rtc/beep";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./SpeakerTest.module.css";

/** A sound to try the speaker with, for whoever wants to. */
export function SpeakerTest({ play = beep }: { play?: () => Promise<boolean> }) {
  const words = useWords().rooms.devices;
  const [state, setState] = useState<"still" | "playing" | "played">("still");
  const press = async () => {
    if (state === "playing") return;
    setState("playing");
    await play();
    setState("played");
  };
  return (
    <div className={s.speaker}>
      <Button aria-disabled={state === "playing"} onClick={() => void press()}>
        <Icon name="speaker" size={20} />
        {words.beep}
      </Button>
      <p role="status">{state === "played" && words.beepDone}</p>
    </div>
  );
}
