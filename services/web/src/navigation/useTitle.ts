import { useEffect } from "react";
import { useWords } from "../words/useWords";

/** Names the page in the window's title. */
export function useTitle(title: string | null): void {
  const { brand } = useWords();
  useEffect(() => {
    document.title = title === null ? brand : `${title} · ${brand}`;
  }, [title, brand]);
}
