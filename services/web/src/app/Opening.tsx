import { Conch } from "../ui/conch/Conch";
import { useWords } from "../words/useWords";
import s from "./Message.module.css";

/** Shown while a part of the page is on its way; most never see it. */
export function Opening({ text }: { text?: string }) {
  const words = useWords();
  return (
    <main id="content" className={s.opening} aria-busy="true">
      <Conch size={96} answering />
      <p>{text ?? words.loading}</p>
    </main>
  );
}
