import { type ChangeEvent, useRef, useState } from "react";
import { member } from "../../api/member";
import { type ApiProblem, asProblem } from "../../api/problem";
import { Link } from "../../navigation/router";
import type { Member } from "../../protocol/rest";
import { Avatar } from "../../ui/Avatar";
import { announce } from "../../ui/announce";
import { Button, buttonClass } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { TroubleCard } from "../../ui/TroubleCard";
import { useWords } from "../../words/useWords";
import { Nickname } from "./Nickname";
import s from "./Profile.module.css";
import { shrunk } from "./picture";

type Doing = "picture" | "expert" | null;

/** A member as others see them: picture, name, and whether they read for others. */
export function Profile({ who }: { who: Member }) {
  const words = useWords();
  const [doing, setDoing] = useState<Doing>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const change = useRef<HTMLButtonElement>(null);
  /** `action` may answer what is to be said instead of `done`. */
  const act = async (what: Doing, done: string, action: () => Promise<unknown>) => {
    if (doing !== null) return;
    setProblem(null);
    setDoing(what);
    try {
      const told = await action();
      announce(typeof told === "string" ? told : done);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setDoing(null);
    }
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file chosen again is a choice, too.
    event.target.value = "";
    if (file === undefined) return;
    void act("picture", words.account.pictureChanged, async () =>
      member.changePicture(await shrunk(file)),
    );
  };
  const remove = () => {
    // Its button goes with the picture: whoever is there is put beside it.
    change.current?.focus();
    void act("picture", words.account.pictureRemoved, member.removePicture);
  };
  const become = async () => {
    const { member: now } = await member.becomeExpert();
    if (now?.expert !== "yes") return;
    // Its button goes where nobody has to look into it first.
    change.current?.focus();
    return words.experts.become.done;
  };
  return (
    <div className={s.profile}>
      <div className={s.who}>
        <Avatar name={who.nickname} picture={who.avatar} size={76} />
        <div>
          <Nickname name={who.nickname} />
          {who.expert === "yes" && (
            <p className={s.badge}>
              <Icon name="seal" size={16} />
              {words.account.expert.badge}
            </p>
          )}
        </div>
      </div>
      <div className={s.buttons}>
        <input
          ref={chooser}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          hidden
          onChange={choose}
        />
        <Button
          ref={change}
          aria-disabled={doing !== null}
          onClick={() => doing === null && chooser.current?.click()}
        >
          <Icon name="picture" size={20} />
          {doing === "picture"
            ? words.account.sendingPicture
            : who.avatar
              ? words.account.changePicture
              : words.account.addPicture}
        </Button>
        {who.avatar && (
          <Button look="plain" aria-disabled={doing !== null} onClick={remove}>
            {words.account.removePicture}
          </Button>
        )}
      </div>
      {problem && (
        <TroubleCard trouble={problem} kept={words.account.unchanged}>
          <Button onClick={() => setProblem(null)}>{words.trouble.dismiss}</Button>
        </TroubleCard>
      )}
      {who.expert === "yes" && (
        <div className={s.buttons}>
          <Link href="/experts" className={buttonClass("quiet")}>
            <Icon name="door" size={20} />
            {words.experts.own.title}
          </Link>
          <Link href="/consultations" className={buttonClass("plain")}>
            {words.rooms.past.title}
          </Link>
        </div>
      )}
      {who.expert !== "yes" && (
        <div className={s.expert}>
          <p>{words.account.expert[who.expert]}</p>
          {who.expert === "no" && (
            <Button
              aria-disabled={doing !== null}
              onClick={() => void act("expert", words.account.expert.told, become)}
            >
              {words.account.expert.become}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
