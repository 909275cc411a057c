/** Every state of a consultation, by day and at night, in a hand and on a desk. */
import { test } from "node:test";
import { FLAGS, tour } from "./consultation-tour.mjs";
import { LOOKS } from "./house-tour.mjs";
import * as stage from "./stage.mjs";
import { wordsOf } from "./words.mjs";

const DEVICES = { permissions: ["camera", "microphone"], flags: FLAGS };

// A walk of two people takes minutes: the second look is there where there is time for it.
const TAKEN = process.env.CONCH_EVERY_LOOK === "1" ? LOOKS : LOOKS.slice(0, 1);

for (const { name, options } of TAKEN) {
  test(`every state of a consultation: ${name}`, async () => {
    const locale = options.locale.slice(0, 2);
    const words = await wordsOf(locale);
    await stage.on({ ...options, ...DEVICES }, async (host, context) => {
      const { permissions } = DEVICES;
      const guest = await stage.stranger(context, { ...options, permissions });
      const at = (state, page) => stage.scan(page, state);
      await tour({ host, guest, words: { ...words, locale }, at });
      // The next one begins as nobody yet.
      await stage.endAccount(host);
    });
  });
}
