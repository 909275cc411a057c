/** A reading by the conch goes along with a knock: exactly what was ticked, for as long as it may. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { host as asHost, CLIENT } from "./consulting.mjs";
import * as stage from "./stage.mjs";

test("the host sees the ticked parts and nothing more, until the knock is taken back", () =>
  asHost(async ({ host, room, context }) => {
    const guest = await stage.stranger(context, CLIENT);
    await stage.finishReading(guest, "Should I move to the sea?");
    const { card, words } = await told(guest);

    await guest.goto(room.link);
    await offer(guest, ["My question", "The cards"]);
    await guest.getByRole("region", { name: "Goes along with your knock" }).waitFor();
    await guest.getByRole("button", { name: "Knock", exact: true }).tap();
    const knock = host.getByRole("region", { name: "At the door" });
    await knock.getByText("A reading handed over").click();
    await knock.getByText("Should I move to the sea?").waitFor();
    await knock.getByRole("img", { name: card }).waitFor();
    assert.ok(
      !(await knock.innerText()).includes(words),
      "what was not ticked stays with the guest",
    );
    assert.equal(await knock.getByText("Show the whole reading").count(), 0);
    await stage.scan(host, "a knock with a reading");

    await guest.getByRole("button", { name: "Take it back with the knock" }).tap();
    await knock.waitFor({ state: "detached" });
    assert.ok(!(await host.content()).includes("Should I move to the sea?"));
    // Only the reading was meant: what else was written is still there, to knock again without it.
    await guest.getByText("Your knock was taken back").first().waitFor();
    await guest.getByRole("button", { name: "Hand over a reading by the conch" }).waitFor();

    await offer(guest, ["What the conch said"]);
    await guest.getByRole("button", { name: "Knock", exact: true }).tap();
    await knock.getByText("A reading handed over").click();
    await knock.getByText("Show the whole reading").click();
    await knock.getByText(words).waitFor();
    assert.equal(await knock.getByRole("img", { name: card }).count(), 0);
    assert.ok(!(await knock.innerText()).includes("Should I move to the sea?"));
  }));

/** Opens the sheet, takes the only reading, and ticks these parts of it and no other. */
async function offer(page, parts) {
  await page.getByRole("button", { name: /^Hand over a reading/ }).tap();
  const sheet = page.getByRole("dialog");
  await sheet.locator("li button").tap();
  await sheet.getByRole("checkbox").first().waitFor();
  for (const box of await sheet.getByRole("checkbox").all()) {
    const name = await box.evaluate((it) => it.closest("label").innerText.trim());
    await box.setChecked(parts.includes(name), { force: true });
  }
  await sheet.getByRole("button", { name: "Hand over just this" }).tap();
}

/** The name of the drawn card and a few words of what was told about it. */
async function told(page) {
  const { draw, messages } = await stage.snapshot(page);
  const { text } = messages.findLast(({ kind }) => kind === "reading");
  const name = await page.evaluate(async (id) => {
    const answer = await fetch(`/api/chat/cards/${id}?locale=en`);
    return (await answer.json()).name;
  }, draw.cards[0].card);
  const [words] = text.replaceAll("**", "").split(/[.\n]/);
  return { card: new RegExp(`^${name}`), words: words.slice(0, 30) };
}
