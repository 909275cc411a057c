import { useEffect, useRef, useState } from "react";
import { useSettings } from "../../preferences/settings";
import type { ShareLink } from "../../protocol/rest";
import { Button } from "../../ui/Button";
import { wholeDate } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./LiveLinks.module.css";

interface Props {
  links: readonly ShareLink[];
  isStopping: boolean;
  onStop: () => void;
}

/** What of this reading is out there, and its end. */
export function LiveLinks({ links, isStopping, onStop }: Props) {
  const words = useWords().sharing;
  const { locale } = useSettings();
  const [asked, setAsked] = useState(false);
  const stop = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (asked) keep.current?.focus();
    else if (wasAsked.current) stop.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  const views = links.reduce((sum, link) => sum + link.views, 0);
  const [shown] = links;
  if (shown === undefined) return null;
  return (
    <section className={s.live} aria-label={words.live}>
      <p className={s.state}>
        <strong>{words.live}</strong>
        <span>
          {words.count(links.length)} · {words.views(views)} ·{" "}
          {shown.expiresAt === null
            ? words.forever
            : words.until(wholeDate(shown.expiresAt, locale))}
        </span>
      </p>
      {asked ? (
        <fieldset className={s.ask}>
          <legend className="unseen">{words.stop}</legend>
          <p>{words.stopAsk}</p>
          <Button ref={keep} onClick={() => setAsked(false)}>
            {words.stopNo}
          </Button>
          <Button look="danger" aria-disabled={isStopping} onClick={onStop}>
            {words.stopYes}
          </Button>
        </fieldset>
      ) : (
        <Button ref={stop} look="danger" onClick={() => setAsked(true)}>
          {words.stop}
        </Button>
      )}
    </section>
  );
}
