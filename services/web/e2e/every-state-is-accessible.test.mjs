/**
 * Every state of the house, by day and at night, in a hand and on a desk: nothing that a scan finds, and
 * in a hand nothing that is too small for a thumb.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LOOKS, PARTS } from "./house-tour.mjs";
import { cramped } from "./measures.mjs";
import * as stage from "./stage.mjs";
import { wordsOf } from "./words.mjs";

for (const { name, options } of LOOKS) {
  const locale = options.locale.slice(0, 2);
  for (const [part, walk] of Object.entries(PARTS)) {
    test(`${part}: ${name}`, async () => {
      const words = { ...(await wordsOf(locale)), locale };
      const at = async (state, page, without) => {
        await stage.scan(page, state, without);
        if (options.isMobile) assert.deepEqual(await cramped(page), [], state);
      };
      await stage.on(options, (page, context) => walk({ page, context, options, words, at }));
    });
  }
}
