import { Link } from "../navigation/router";
import { useTitle } from "../navigation/useTitle";
import { buttonClass } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { useWords } from "../words/useWords";

export function NotFound() {
  const words = useWords();
  useTitle(words.notFound.title);
  return (
    <Empty
      whole
      scene="tide"
      title={<h1 tabIndex={-1}>{words.notFound.title}</h1>}
      text={words.notFound.text}
    >
      <Link href="/" className={buttonClass("main")}>
        {words.notFound.action}
      </Link>
    </Empty>
  );
}
