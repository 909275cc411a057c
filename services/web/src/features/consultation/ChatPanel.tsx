/** What the two say and send beside the voices. */
import { type ClipboardEvent, type DragEvent, useCallback, useRef, useState } from "react";
import type { FileRefusal, Talk, TalkView } from "../../peer/talk-view";
import { announce } from "../../ui/announce";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { ChatComposer } from "./ChatComposer";
import { ChatLog } from "./ChatLog";
import s from "./ChatPanel.module.css";
import type { Person } from "./Stage";

interface Props {
  talk: Talk;
  view: TalkView;
  other: Person;
  draft: string;
  onDraft: (text: string) => void;
}

export function ChatPanel({ talk, view, other, draft, onDraft }: Props) {
  const words = useWords().consultation;
  const [refused, setRefused] = useState<FileRefusal | null>(null);
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  const send = useCallback(
    async (files: Iterable<File>) => {
      setRefused(null);
      for (const file of files) {
        const refusal = await talk.send(file);
        if (refusal !== null) setRefused(refusal);
      }
    },
    [talk],
  );
  const say = (text: string) => {
    setRefused(null);
    talk.say(text);
    onDraft("");
  };
  const enter = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (event.type === "dragenter") depth.current += 1;
    setOver(true);
  };
  const leave = () => {
    depth.current = Math.max(0, depth.current - 1);
    if (depth.current === 0) setOver(false);
  };
  const drop = (event: DragEvent) => {
    depth.current = 0;
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void send(event.dataTransfer.files);
  };
  const paste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData;
    if (files.length === 0) return;
    event.preventDefault();
    void send(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; there is a button
    <div
      className={s.chat}
      onDragEnter={enter}
      onDragOver={enter}
      onDragLeave={leave}
      onDrop={drop}
      onPaste={paste}
    >
      {view.unkept && (
        <p className={s.note}>
          <Icon name="alert" size={18} />
          {words.chat.unkept}
        </p>
      )}
      <ChatLog talk={talk} view={view} other={other} />
      <div className={s.foot}>
        {!view.connected && <p className={s.waits}>{words.chat.waitingLine}</p>}
        {refused && (
          <p className={s.refused} role="alert">
            {words.file.refusals[refused]}
          </p>
        )}
        <ChatComposer
          draft={draft}
          onDraft={onDraft}
          onSay={say}
          onTyping={(on) => talk.typing(on)}
          onFiles={(files) => {
            void send(files);
            announce(words.chat.attach);
          }}
        />
      </div>
      {isOver && (
        <div className={s.over} aria-hidden="true">
          <Icon name="clip" size={34} />
          {words.chat.drop}
        </div>
      )}
    </div>
  );
}
