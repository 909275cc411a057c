import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import s from "./ChatComposer.module.css";

/** What the other side takes, in characters. */
const LIMIT = 4000;
/** Whoever has not written for so long is not writing. */
const RESTS_MS = 4000;
/** So often it is said again that one writes. */
const SAID_MS = 2000;

interface Props {
  draft: string;
  onDraft: (text: string) => void;
  onSay: (text: string) => void;
  onTyping: (on: boolean) => void;
  onFiles: (files: File[]) => void;
}

export function ChatComposer({ draft, onDraft, onSay, onTyping, onFiles }: Props) {
  const words = useWords().consultation.chat;
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const typing = useTyping(onTyping);
  const text = draft.trim();
  const over = [...text].length - LIMIT;
  const canSend = text !== "" && over <= 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with its text
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, 120)}px`;
  }, [draft]);
  // On a phone the keyboard would cover the faces.
  useLayoutEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus({ preventScroll: true });
  }, []);

  const send = () => {
    if (!canSend) return;
    typing(false);
    onSay(text);
    field.current?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent) => {
    // Enter also ends a Hangul syllable: that one is not for us.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={s.composer}>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const files = Array.from(event.target.files ?? []);
          // The same file chosen again is a choice, too.
          event.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <Button
        look="icon"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => chooser.current?.click()}
      >
        <Icon name="clip" />
      </Button>
      <div className={s.box}>
        <textarea
          ref={field}
          rows={1}
          value={draft}
          placeholder={words.placeholder}
          aria-label={words.message}
          aria-describedby={over > 0 ? "chat-too-long" : undefined}
          aria-invalid={over > 0}
          enterKeyHint="send"
          onChange={(event) => {
            onDraft(event.target.value);
            typing(event.target.value.trim() !== "");
          }}
          onKeyDown={press}
        />
        <button
          type="button"
          className={s.send}
          aria-label={words.send}
          aria-disabled={!canSend}
          // The field keeps the focus, and a phone its keyboard.
          onPointerDown={(event) => event.preventDefault()}
          onClick={send}
        >
          <Icon name="send" />
        </button>
      </div>
      {over > 0 && (
        <p id="chat-too-long" className={s.over} role="alert">
          {words.tooLong(over)}
        </p>
      )}
    </div>
  );
}

/** Says that somebody writes, now and then, and that they have stopped, once. */
function useTyping(tell: (on: boolean) => void): (on: boolean) => void {
  const state = useRef({
    saidAt: 0,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  });
  const last = useRef(tell);
  last.current = tell;
  useEffect(() => {
    const it = state.current;
    return () => {
      clearTimeout(it.timer);
      if (it.saidAt > 0) last.current(false);
    };
  }, []);
  return (on) => {
    const it = state.current;
    clearTimeout(it.timer);
    const stop = () => {
      if (it.saidAt > 0) last.current(false);
      it.saidAt = 0;
    };
    if (!on) {
      stop();
      return;
    }
    const now = Date.now();
    if (now - it.saidAt > SAID_MS) {
      it.saidAt = now;
      last.current(true);
    }
    it.timer = setTimeout(stop, RESTS_MS);
  };
}
