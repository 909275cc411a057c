import { type SetStateAction, useCallback, useRef, useState } from "react";

/** Whose words they are. */
interface Talk {
  id: string;
  temporary: boolean;
}

/** What is being written, kept over a reload and, unless the talk is temporary, a closed tab. */
export function useDraft(talk: Talk): [string, (next: SetStateAction<string>) => void] {
  const { id, temporary } = talk;
  const [draft, setDraft] = useState(() => read({ id, temporary }));
  const now = useRef(draft);
  const change = useCallback(
    (next: SetStateAction<string>) => {
      now.current = typeof next === "function" ? next(now.current) : next;
      // Kept at once: what could not be sent comes back even when another talk is open by now.
      keepDraft({ id, temporary }, now.current);
      setDraft(now.current);
    },
    [id, temporary],
  );
  return [draft, change];
}

const keyOf = ({ id }: Talk) => `conch.draft.${id}`;
const placeOf = ({ temporary }: Talk) => (temporary ? sessionStorage : localStorage);

function read(talk: Talk): string {
  try {
    return placeOf(talk).getItem(keyOf(talk)) ?? "";
  } catch {
    return "";
  }
}

export function keepDraft(talk: Talk, text: string): void {
  try {
    if (text === "") placeOf(talk).removeItem(keyOf(talk));
    else placeOf(talk).setItem(keyOf(talk), text);
  } catch {
    // The text is still in the field.
  }
}
