import type { ReactNode } from "react";
import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { buttonClass } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { useWords } from "../../words/useWords";

interface Props {
  title: string;
  text: string;
  children?: ReactNode;
}

/** A door that does not open, kindly: what happened, and where else to go. */
export function DoorMessage({ title, text, children }: Props) {
  const words = useWords();
  useTitle(title);
  return (
    <Empty whole scene="moon" title={<h1 tabIndex={-1}>{title}</h1>} text={text}>
      {children}
      <Link href="/chat" className={buttonClass(children ? "quiet" : "main")}>
        {words.rooms.door.toConch}
      </Link>
    </Empty>
  );
}
