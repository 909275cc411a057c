import { Link } from "../navigation/router";
import { useTitle } from "../navigation/useTitle";
import { buttonClass } from "../ui/Button";
import { Conch } from "../ui/Conch";
import { useWords } from "../words/useWords";
import s from "./Message.module.css";

export function NotFound() {
  const words = useWords();
  useTitle(words.notFound.title);
  return (
    <div className={s.message}>
      <Conch size={96} glow />
      <h1 tabIndex={-1}>{words.notFound.title}</h1>
      <p>{words.notFound.text}</p>
      <Link href="/" className={buttonClass("main")}>
        {words.notFound.action}
      </Link>
    </div>
  );
}
