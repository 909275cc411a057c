import { useState } from "react";
import { useSession } from "../../session/useSession";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words/useWords";
import { EndAccount } from "./EndAccount";
import { Export } from "./Export";
import s from "./MyData.module.css";
import { QuotaLeft } from "./QuotaLeft";

/** What is left of today; for members also everything that is kept of them, to take or to end. */
export function MyData() {
  const words = useWords();
  const member = useSession()?.member;
  const [ending, setEnding] = useState(false);
  const [start, setStart] = useState(0);
  return (
    <section className={s.data} aria-labelledby="data">
      <h2 id="data">{words.data.title}</h2>
      <QuotaLeft />
      <p>{member ? words.data.kept : words.data.keptGuest}</p>
      {member && (
        <>
          <Export start={start} />
          <section className={s.part} aria-labelledby="end">
            <h3 id="end">{words.data.end}</h3>
            <p>{words.data.endText}</p>
            <Button look="danger" onClick={() => setEnding(true)}>
              <Icon name="bin" size={20} />
              {words.data.end}
            </Button>
          </section>
        </>
      )}
      {member && ending && (
        <EndAccount
          nickname={member.nickname}
          onExport={() => {
            setEnding(false);
            setStart((count) => count + 1);
          }}
          onClose={() => setEnding(false)}
        />
      )}
    </section>
  );
}
