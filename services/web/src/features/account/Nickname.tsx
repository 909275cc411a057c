import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { member } from "../../api/member";
import { type ApiProblem, asProblem } from "../../api/problem";
import { asNickname } from "../../session/nickname";
import { announce } from "../../ui/announce";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { kindOf } from "../../ui/troubles";
import { useWords } from "../../words/useWords";
import s from "./Profile.module.css";

/** The name that somebody goes by, and the pen to change it where it stands. */
export function Nickname({ name }: { name: string }) {
  const words = useWords();
  const [text, setText] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | "invalid" | null>(null);
  const pen = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const about = useId();
  const editing = text !== null;
  const wasEditing = useRef(false);
  useEffect(() => {
    if (editing) field.current?.select();
    else if (wasEditing.current) pen.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  const leave = () => {
    setText(null);
    setProblem(null);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (saving) return;
    const wanted = asNickname(text ?? "");
    if (wanted === null) {
      setProblem("invalid");
      field.current?.focus();
      return;
    }
    if (wanted === name) return leave();
    setSaving(true);
    setProblem(null);
    try {
      await member.rename(wanted);
      announce(words.account.renamed);
      leave();
    } catch (error) {
      const told = asProblem(error);
      setProblem(told.code === "invalid_nickname" ? "invalid" : told);
      field.current?.focus();
    } finally {
      setSaving(false);
    }
  };
  const press = (event: KeyboardEvent) => {
    // Escape also gives up a Hangul syllable: that one is not for us.
    if (event.key === "Escape" && !event.nativeEvent.isComposing) leave();
  };

  if (text === null) {
    return (
      <p className={s.name}>
        <strong>{name}</strong>
        <Button
          ref={pen}
          look="icon"
          aria-label={words.account.rename}
          onClick={() => setText(name)}
        >
          <Icon name="pen" size={20} />
        </Button>
      </p>
    );
  }
  return (
    <form className={s.renaming} onSubmit={(event) => void save(event)} noValidate>
      <label>
        <span>{words.account.nickname}</span>
        <input
          ref={field}
          value={text}
          autoComplete="nickname"
          aria-invalid={problem === "invalid"}
          aria-describedby={about}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
        />
      </label>
      {problem === null ? (
        <p id={about} className={s.hint}>
          {words.account.nicknameHint}
        </p>
      ) : (
        <p id={about} className={s.wrong} role="alert">
          {problem === "invalid"
            ? words.account.nicknameWrong
            : `${words.trouble.kinds[kindOf(problem.code)]} ${words.account.unchanged}`}
        </p>
      )}
      <div className={s.buttons}>
        <Button look="main" type="submit" aria-disabled={saving}>
          {words.account.save}
        </Button>
        <Button onClick={leave}>{words.cancel}</Button>
      </div>
    </form>
  );
}
