import { type SetStateAction, useCallback, useState } from "react";

/** What is being written, kept over a reload and a closed tab. */
export function useDraft(conversation: string): [string, (next: SetStateAction<string>) => void] {
  const key = `conch.draft.${conversation}`;
  const [draft, setDraft] = useState(() => read(key));
  const change = useCallback(
    (next: SetStateAction<string>) => {
      setDraft((now) => {
        const text = typeof next === "function" ? next(now) : next;
        keep(key, text);
        return text;
      });
    },
    [key],
  );
  return [draft, change];
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function keep(key: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // The text is still in the field.
  }
}
