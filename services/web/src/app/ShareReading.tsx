import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useWords } from "../words/useWords";
import { part, Show } from "./part";

const sheet = part(() => import("../features/sharing/ShareSheet").then((it) => it.ShareSheet));

/** At the end of a reading: what it takes to share it is loaded as soon as it can be wanted. */
export function ShareReading({ reading }: { reading: string }) {
  const words = useWords().sharing;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Whoever needs it asks again.
    sheet.preload().catch(() => undefined);
  }, []);
  const close = useCallback(() => {
    setOpen(false);
    // Not every browser gives a pressed button the focus, and then has none to give back.
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }));
  }, []);
  return (
    <>
      <Button ref={button} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="share" size={20} />
        {words.open}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Show of={sheet} with={{ reading, onClose: close }} />
        </Suspense>
      )}
    </>
  );
}
