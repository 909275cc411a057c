import { Conch } from "../ui/conch/Conch";
import { useWords } from "../words/useWords";

/** Shown while a part of the page is on its way. The page of a talk begins with the same. */
export function Opening({ text }: { text?: string }) {
  const words = useWords();
  return (
    <main id="content" className="opening" aria-busy="true">
      <Conch size={96} answering />
      <p>{text ?? words.loading}</p>
    </main>
  );
}
