import { useCallback, useState } from "react";

/** What is being written, kept over a reload of this tab. */
export function useDraft(room: string): [string, (text: string) => void] {
  const key = `conch.say.${room}`;
  const [draft, setDraft] = useState(() => {
    try {
      return sessionStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  });
  const change = useCallback(
    (text: string) => {
      setDraft(text);
      try {
        if (text === "") sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, text);
      } catch {
        // The text is still in the field.
      }
    },
    [key],
  );
  return [draft, change];
}
