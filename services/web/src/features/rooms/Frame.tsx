import type { ReactNode } from "react";
import { Link } from "../../navigation/router";
import { Conch } from "../../ui/conch/Conch";
import { useWords } from "../../words/useWords";
import s from "./Frame.module.css";

/** The frame of a room's pages before and after the call: a name, and nothing that leads away by mistake. */
export function Frame({ children }: { children: ReactNode }) {
  const words = useWords();
  return (
    <div className={s.frame}>
      <header className={s.top}>
        <Link href="/" className={s.brand}>
          <Conch size={30} />
          <span>{words.brand}</span>
        </Link>
      </header>
      <main id="content" className={s.content}>
        {children}
      </main>
    </div>
  );
}
