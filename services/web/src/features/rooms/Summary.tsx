import type { ReactNode } from "react";
import { useCardNames } from "../../cards/useCardNames";
import { useSettings } from "../../preferences/settings";
import type { Summary as Told } from "../../protocol/rest";
import { Avatar } from "../../ui/Avatar";
import { Icon } from "../../ui/Icon";
import { sizeOf, wholeMoment } from "../../words/format";
import { useWords } from "../../words/useWords";
import s from "./Summary.module.css";
import { SummaryTables } from "./SummaryTables";

interface Props {
  summary: Told;
  /** The way back into the room, while there is one. */
  rejoin: ReactNode;
  /** What the reader of it may do: rate and keep, or write notes. */
  children: ReactNode;
}

/** What remains of a consultation, for both who sat there. */
export function Summary({ summary, rejoin, children }: Props) {
  const words = useWords();
  const text = words.rooms.summary;
  const { locale } = useSettings();
  const nameOf = useCardNames(locale);
  const { expert, guestNickname, role, beganAt, seconds, record } = summary;
  const other = role === "guest" ? expert.nickname : guestNickname;
  const minutes = Math.round(seconds / 60);
  return (
    <article className={s.summary}>
      <header className={s.head}>
        <Avatar name={other ?? "·"} picture={role === "guest" ? expert.avatar : null} size={72} />
        <h1 tabIndex={-1}>{text.title}</h1>
        <p>{other === null ? text.nobody : text.with(other)}</p>
        <p className={s.when}>
          <time dateTime={beganAt}>{wholeMoment(beganAt, locale)}</time>
          {" · "}
          {minutes < 1 ? text.lessThanMinute : text.minutes(minutes)}
        </p>
      </header>
      {rejoin}
      <SummaryTables tables={record.tables} nameOf={nameOf} />
      {record.words.trim() !== "" && (
        <section className={s.words} aria-labelledby="words">
          <h2 id="words">{text.words}</h2>
          <blockquote dir="auto">{record.words}</blockquote>
          <p>— {expert.nickname}</p>
        </section>
      )}
      {record.files.length > 0 && (
        <section className={s.files} aria-labelledby="files">
          <h2 id="files">{text.files}</h2>
          <p className={s.soft}>{text.filesText}</p>
          <ul>
            {record.files.map(({ name, size, mine }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
              <li key={index}>
                <Icon name="file" size={20} />
                <span>
                  <bdi>{name}</bdi>
                  <small>
                    {sizeOf(size)} · {mine ? text.sent.mine : text.sent.theirs}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {children}
    </article>
  );
}
