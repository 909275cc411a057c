import { useCallback, useEffect, useRef, useState } from "react";
import { rooms } from "../../api/rooms";
import { useAnswer } from "../../api/useAnswer";
import { Button } from "../../ui/Button";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { Autosave, type SaveState } from "./autosave";
import s from "./Notes.module.css";

const LONGEST = 4000;

/** What only the expert reads: kept while it is written. */
export function Notes({ room }: { room: string }) {
  const words = useWords();
  const text = words.rooms.summary;
  const ask = useCallback(() => rooms.notes(room), [room]);
  const { value, problem, again } = useAnswer(ask);
  return (
    <section className={s.notes} aria-labelledby="notes">
      <h2 id="notes">{text.notes}</h2>
      <p>{text.notesText}</p>
      {value !== null && <Writing key={room} room={room} kept={value.notes} />}
      {value === null && problem && (
        <TroubleCard trouble={problem}>
          <Button onClick={again}>{words.trouble.reload}</Button>
        </TroubleCard>
      )}
    </section>
  );
}

function Writing({ room, kept }: { room: string; kept: string }) {
  const text = useWords().rooms.summary;
  const [notes, setNotes] = useState(kept);
  const [state, setState] = useState<SaveState>("still");
  const saving = useRef<Autosave | null>(null);
  useEffect(() => {
    const mine = new Autosave(kept, {
      save: (written) => rooms.writeNotes(room, written),
      after: (milliseconds, task) => {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
      onState: setState,
    });
    saving.current = mine;
    const hide = () => document.hidden && mine.flush();
    document.addEventListener("visibilitychange", hide);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      mine.flush();
    };
  }, [room, kept]);
  const told = {
    still: "",
    waiting: "",
    saving: text.notesSaving,
    saved: text.notesSaved,
    lost: text.notesLost,
  }[state];
  return (
    <>
      <textarea
        aria-labelledby="notes"
        rows={5}
        maxLength={LONGEST}
        value={notes}
        onChange={({ target }) => {
          setNotes(target.value);
          saving.current?.write(target.value);
        }}
      />
      <p role="status" className={s.state} data-state={state}>
        {told}
      </p>
    </>
  );
}
