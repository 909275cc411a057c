/**
 * The page of a consultation with nobody behind it, to be looked at: `?state=fine&side=host`. It is
 * served by the development server alone, and no part of what is built.
 */
import "../../../src/styles/fonts";
import "../../../src/styles/tokens.css";
import "../../../src/styles/base.css";
import { createRoot } from "react-dom/client";
import { Consultation } from "../../../src/features/consultation/Consultation";
import { applySettings } from "../../../src/preferences/settings";
import { holdAnnouncer } from "../../../src/ui/announce";
import { Button } from "../../../src/ui/Button";
import { useWords } from "../../../src/words/useWords";
import { FakeCall, FakeTalk } from "../fakes";
import { type Side, stateOf } from "./states";

const asked = new URLSearchParams(location.search);
const side: Side = asked.get("side") === "guest" ? "guest" : "host";
const { call, talk } = stateOf(asked.get("state") ?? "fine", side);
const fakeCall = new FakeCall(call);
const fakeTalk = new FakeTalk(talk);
Object.assign(window, { fakeCall, fakeTalk });

function Page() {
  const words = useWords();
  return (
    <>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <Consultation
        id="room"
        call={fakeCall}
        talk={fakeTalk}
        known={{ name: null, picture: null }}
        invite={<Button look="main">{words.rooms.invite.button}</Button>}
        notes={null}
        summary="/room/room"
        onBack={() => undefined}
      />
      <div ref={holdAnnouncer} className="unseen" role="status" aria-live="polite" />
    </>
  );
}

applySettings();
const root = document.getElementById("root");
if (root) createRoot(root).render(<Page />);
