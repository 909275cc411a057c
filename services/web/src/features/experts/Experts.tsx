import { Link } from "../../navigation/router";
import { useTitle } from "../../navigation/useTitle";
import { buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./Experts.module.css";

/** Honest about what is not there yet, and what is. */
export function Experts() {
  const words = useWords().experts;
  useTitle(words.title);
  return (
    <div className={s.experts}>
      <span className={s.sign}>
        <Icon name="people" size={44} />
      </span>
      <p className={s.soon}>{words.soon}</p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.text}</p>
      <ul>
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p className={s.meanwhile}>{words.meanwhile}</p>
      <Link href="/chat" className={buttonClass("main")}>
        {words.action}
      </Link>
    </div>
  );
}
