/** Over the stage: how long it has been, that nobody listens, and what is wrong with the lines. */
import { useEffect, useState } from "react";
import type { CallView } from "../../rtc/call-view";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { CheckDialog } from "./CheckDialog";
import { type Condition, clock, endsSoon } from "./condition";
import s from "./Head.module.css";
import { useLasting, useNow } from "./useView";

/** A blip of the line to the server is nobody's business: the call does not depend on it. */
const PATIENCE_MS = 2500;

interface Props {
  view: CallView;
  condition: Condition;
  onRejoin: () => void;
}

export function Head({ view, condition, onRejoin }: Props) {
  const words = useWords().consultation;
  const [checking, setChecking] = useState(false);
  const began = useBegan(view, condition);
  const lineLost = useLasting(view.line === "reconnecting", PATIENCE_MS);
  const isBroken = condition === "unstable" || condition === "rebuilding" || condition === "broken";
  return (
    <header className={s.head}>
      <div className={s.chips}>
        <button
          type="button"
          className={s.check}
          aria-label={words.check.button}
          title={words.check.button}
          onClick={() => setChecking(true)}
        >
          <Icon name="seal" size={20} />
        </button>
        {began !== null && <Elapsed since={began} expiresAt={view.room?.expiresAt} />}
      </div>
      {/* always there, so that what comes into it is heard */}
      <div className={s.banners} role="status">
        {isBroken && (
          <div className={s.banner} data-kind={condition}>
            <div className={s.told}>
              <span className={s.dots} aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              <p>{words.banner[condition]}</p>
            </div>
            {condition === "broken" && (
              <Button look="main" className={s.rejoin} onClick={onRejoin}>
                <Icon name="again" size={18} />
                {words.banner.rejoin}
              </Button>
            )}
          </div>
        )}
        {lineLost && !isBroken && <p className={s.quiet}>{words.banner.line}</p>}
      </div>
      {checking && <CheckDialog check={view.check} onClose={() => setChecking(false)} />}
    </header>
  );
}

/** Since when the two sit together: as the room has it, or, until it says so, as this page saw it. */
function useBegan({ room }: CallView, condition: Condition): number | null {
  const [seen, setSeen] = useState<number | null>(null);
  useEffect(() => {
    if (condition === "fine") setSeen((was) => was ?? Date.now());
  }, [condition]);
  const told = Date.parse(room?.beganAt ?? "");
  return Number.isNaN(told) ? seen : told;
}

function Elapsed({ since, expiresAt }: { since: number; expiresAt: string | undefined }) {
  const words = useWords().consultation;
  const now = useNow(true);
  const time = clock(Math.max(0, Math.floor((now - since) / 1000)));
  return (
    <>
      <span className={s.time} role="timer" aria-label={words.elapsed(time)}>
        {time}
      </span>
      {endsSoon(expiresAt, now) && <span className={s.soon}>{words.endsSoon}</span>}
    </>
  );
}
