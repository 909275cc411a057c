import { turnSky, useIsDay } from "../../preferences/settings";
import { useWords } from "../../words/useWords";
import { Conch } from "./Conch";
import s from "./GreatConch.module.css";

/** The great conch of a page: it breathes light, and a touch turns night into day and back. */
export function GreatConch({ size = 200 }: { size?: number }) {
  const words = useWords();
  const isDay = useIsDay();
  return (
    <button
      type="button"
      className={s.great}
      data-lamp=""
      onClick={turnSky}
      aria-label={isDay ? words.sky.toNight : words.sky.toDay}
      title={isDay ? words.sky.toNight : words.sky.toDay}
    >
      <span className={s.halo} />
      <Conch size={size} />
      <span className={s.light} />
    </button>
  );
}
