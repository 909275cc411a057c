import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./CareLines.module.css";

/** Numbers to call, for someone in danger. Never beside a fortune. */
export function CareLines() {
  const words = useWords().care;
  return (
    <section className={s.care} aria-labelledby="care">
      <h3 id="care">{words.title}</h3>
      <p>{words.text}</p>
      <ul>
        {words.lines.map(({ number, name }) => (
          <li key={number}>
            <a href={`tel:${number}`} aria-label={words.call(number, name)}>
              <Icon name="phone" />
              <strong>{number}</strong>
              <span>{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
