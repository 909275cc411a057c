import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./Composer.module.css";

/** What the server takes, in bytes of UTF-8. */
const LIMIT = 4000;

/** Whether a field grows by itself: asking for its height at every letter lays out the whole page. */
const GROWS = CSS.supports("field-sizing", "content");

interface Props {
  draft: string;
  onDraft: (text: string) => void;
  onSay: (text: string) => void;
  onStop: () => void;
  onDraw: () => void;
  onNew: () => void;
  running: boolean;
  canStop: boolean;
  closed: boolean;
  /** The cards are open: words are questions about them. */
  after: boolean;
}

export function Composer(props: Props) {
  const { draft, onDraft, onSay, onStop, onDraw, onNew, running, canStop, closed, after } = props;
  const words = useWords().chat;
  const field = useRef<HTMLTextAreaElement>(null);
  const text = draft.trim();
  const over = new TextEncoder().encode(text).length - LIMIT;
  const canSend = text !== "" && over <= 0 && !running;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with its text
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || GROWS) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, 160)}px`;
  }, [draft, after]);
  // On a phone the keyboard would cover the greeting.
  useLayoutEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus({ preventScroll: true });
  }, []);

  const send = () => {
    if (canSend) onSay(text);
  };
  const press = (event: KeyboardEvent) => {
    // Enter also ends a Hangul syllable: that one is not for us.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    send();
  };

  if (closed) {
    return (
      <div className={s.ended}>
        <Button look="main" onClick={onDraw}>
          <Icon name="cards" />
          {words.drawAgain}
        </Button>
        <Button onClick={onNew}>{words.newTalk}</Button>
      </div>
    );
  }
  return (
    <div className={s.composer}>
      <Button className={s.draw} onClick={onDraw}>
        <Icon name="cards" />
        <span>{after ? words.drawAgain : words.draw}</span>
      </Button>
      <div className={s.box}>
        <textarea
          ref={field}
          id="words"
          rows={1}
          value={draft}
          placeholder={after ? words.placeholderAfter : words.placeholder}
          aria-label={words.message}
          aria-describedby={over > 0 ? "too-long" : undefined}
          aria-invalid={over > 0}
          enterKeyHint="send"
          onChange={(event) => onDraft(event.target.value)}
          onKeyDown={press}
        />
        {running ? (
          <button
            type="button"
            className={s.send}
            aria-label={words.stop}
            disabled={!canStop}
            onClick={onStop}
          >
            <Icon name="stop" />
          </button>
        ) : (
          <button
            type="button"
            className={s.send}
            aria-label={words.send}
            aria-disabled={!canSend}
            onClick={send}
          >
            <Icon name="send" />
          </button>
        )}
      </div>
      {over > 0 && (
        <p id="too-long" className={s.over} role="alert">
          {words.tooLong(over)}
        </p>
      )}
    </div>
  );
}
