import { useId, useState } from "react";
import { copy } from "../browser/clipboard";
import { inAppOf, wayOut } from "../browser/in-app";
import { useWords } from "../words/useWords";
import { announce } from "./announce";
import { Button, buttonClass } from "./Button";
import { Icon } from "./Icon";
import s from "./WayOut.module.css";

/**
 * Where something cannot work inside of another app: one touch out of it, to this very page. `href` is
 * its address where the bar no longer shows all of it.
 */
export function WayOut({ href = location.href }: { href?: string }) {
  const words = useWords().wayOut;
  const heading = useId();
  const [told, setTold] = useState("");
  const { userAgent } = navigator;
  const app = inAppOf(userAgent);
  if (app === null) return null;
  const out = wayOut(href, userAgent);
  const copyAddress = async () => {
    const isDone = await copy(href);
    // What cannot be copied is shown.
    setTold(isDone ? words.copied : href);
    announce(isDone ? words.copied : href);
  };
  return (
    <section className={s.out} aria-labelledby={heading}>
      <h2 id={heading}>{words.title(words.apps[app])}</h2>
      <p>{words.text}</p>
      {out === null ? (
        <p>{words.byMenu}</p>
      ) : (
        <a href={out} className={buttonClass("main")}>
          <Icon name="out" size={20} />
          {words.action}
        </a>
      )}
      <Button onClick={() => void copyAddress()}>
        <Icon name="link" size={20} />
        {words.copy}
      </Button>
      {told !== "" && <p className={s.told}>{told}</p>}
    </section>
  );
}
