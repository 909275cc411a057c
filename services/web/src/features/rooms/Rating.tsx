import { type FormEvent, useState } from "react";
import { type ApiProblem, asProblem } from "../../api/problem";
import type { Rating as Given } from "../../protocol/rest";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Fold } from "../../ui/Fold";
import { Icon } from "../../ui/Icon";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import s from "./Rating.module.css";

const STARS = [1, 2, 3, 4, 5] as const;
const LONGEST = 500;

interface Props {
  given: Given | null;
  rate: (rating: Given) => Promise<void>;
}

/** One tap says it; a few words more are for whoever has them. */
export function Rating({ given, rate }: Props) {
  const words = useWords();
  const text = words.rooms.summary;
  const [stars, setStars] = useState(given?.stars ?? 0);
  const [more, setMore] = useState(given?.text ?? "");
  const [isTold, setTold] = useState(Boolean(given?.text));
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const send = async (rating: Given, done: string): Promise<boolean> => {
    setProblem(null);
    try {
      await rate(rating);
      announce(done);
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      return false;
    }
  };
  const press = async (count: number) => {
    const before = stars;
    setStars(count);
    const trimmed = more.trim();
    const rating = { stars: count, ...(isTold && trimmed ? { text: trimmed } : {}) };
    if (!(await send(rating, text.rated))) setStars(before);
  };
  const sendMore = async (event: FormEvent) => {
    event.preventDefault();
    const trimmed = more.trim();
    if (trimmed === "") return;
    if (await send({ stars, text: trimmed }, text.ratingSent)) setTold(true);
  };
  return (
    <section className={s.rating} aria-labelledby="rating">
      <h2 id="rating">{text.rating}</h2>
      <fieldset className={s.stars}>
        <legend className="unseen">{text.rating}</legend>
        {STARS.map((count) => (
          <label key={count} data-lit={count <= stars}>
            <input
              type="radio"
              name="stars"
              className="unseen"
              checked={stars === count}
              onChange={() => void press(count)}
            />
            <Icon name="star" size={32} />
            <span className="unseen">
              {text.stars(count)}, {text.starNames[count - 1]}
            </span>
          </label>
        ))}
      </fieldset>
      <p className={s.said}>{stars === 0 ? text.ratingText : text.starNames[stars - 1]}</p>
      {problem && <TroubleCard trouble={problem} />}
      {stars > 0 &&
        (isTold ? (
          <p className={s.said}>{text.ratingSent}</p>
        ) : (
          <Fold name={text.ratingMore} className={s.more}>
            <form onSubmit={(event) => void sendMore(event)}>
              <textarea
                aria-label={text.ratingMore}
                rows={3}
                maxLength={LONGEST}
                value={more}
                onChange={({ target }) => setMore(target.value)}
              />
              <Button type="submit">{text.ratingSend}</Button>
            </form>
          </Fold>
        ))}
    </section>
  );
}
