import { useState } from "react";
import { rooms } from "../../api/rooms";
import { useCardNames } from "../../cards/useCardNames";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { useSettings } from "../../preferences/settings";
import type { PastConsultation } from "../../protocol/rest";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { RemoveDialog } from "../../ui/RemoveDialog";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { ConsultationEntry } from "./ConsultationEntry";
import s from "./Consultations.module.css";
import { usePast } from "./usePast";

/** `/consultations`: one's own, on either side of the table. */
export function Consultations() {
  const words = useWords();
  const text = words.rooms.past;
  const nameOf = useCardNames(useSettings().locale);
  const { past, isMore, problem, go, drop } = usePast();
  const [asked, setAsked] = useState<PastConsultation | null>(null);
  useTitle(text.title);
  const removed = (room: string) => {
    drop(room);
    setAsked(null);
    announce(text.removed);
    document.querySelector<HTMLElement>("h1")?.focus();
  };
  return (
    <div className={s.past}>
      <header>
        <h1 tabIndex={-1}>{text.title}</h1>
        <p>{text.lead}</p>
      </header>
      {past === null && problem === null && <p role="status">{words.loading}</p>}
      {past !== null && past.length === 0 && !isMore && (
        <Empty scene="cards" title={<h2>{text.none}</h2>} text={text.noneText}>
          <Link href="/experts" className={buttonClass("main")}>
            {text.find}
          </Link>
        </Empty>
      )}
      {past !== null && past.length > 0 && (
        <ul className={s.list} aria-label={text.list}>
          {past.map((one) => (
            <ConsultationEntry
              key={one.room}
              past={one}
              nameOf={nameOf}
              onRemove={() => setAsked(one)}
            />
          ))}
        </ul>
      )}
      {problem && (
        <TroubleCard trouble={problem}>
          <Button look="main" onClick={go}>
            {words.trouble.reload}
          </Button>
        </TroubleCard>
      )}
      {isMore && problem === null && <Button onClick={go}>{text.more}</Button>}
      {asked && (
        <RemoveDialog
          ask={text.removeAsk}
          text={text.removeText}
          action={text.remove}
          remove={() => rooms.forget(asked.room)}
          onDone={() => removed(asked.room)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
