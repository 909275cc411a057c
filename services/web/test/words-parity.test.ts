import { describe, expect, test } from "vitest";
import { en, ko } from "./whole-words";

type Leaf = string | ((...values: never[]) => string);

function* leaves(value: unknown, path = ""): Generator<[path: string, leaf: Leaf]> {
  if (typeof value === "string" || typeof value === "function") yield [path, value as Leaf];
  else for (const [key, it] of Object.entries(value ?? {})) yield* leaves(it, `${path}.${key}`);
}

const korean = new Map(leaves(ko));
const english = new Map(leaves(en));

/** A sentence with marks where its values go: numbers where it counts, names where it names. */
function filled(leaf: Leaf, values: readonly unknown[]): string {
  return typeof leaf === "string" ? leaf : leaf(...(values as never[]));
}

/** What each sentence is told. A new one has to be entered here, in both languages at once. */
const told: Record<string, readonly (string | number)[]> = {
  ".modelReader": ["HCX-005"],
  ".experts.own.lead": ["<name>"],
  ".experts.form.textLong": [80],
  ".rooms.invite.once": ["<way>"],
  ".rooms.invite.message": ["<name>"],
  ".rooms.invite.until": ["21:43"],
  ".rooms.door.title": ["<name>"],
  ".rooms.door.tooLong": [37],
  ".rooms.help.place": ["<browser>", "<system>"],
  ".rooms.help.steps.lock": ["<device>"],
  ".rooms.help.steps.lockDesktop": ["<device>"],
  ".rooms.help.steps.reload": ["<device>"],
  ".rooms.help.steps.safariPage": ["<device>"],
  ".rooms.help.steps.safariMac": ["<device>"],
  ".rooms.help.steps.samsungSite": ["<device>"],
  ".rooms.help.steps.firefoxDesktop": ["<device>"],
  ".rooms.help.steps.firefoxPhone": ["<device>"],
  ".rooms.help.steps.iosApp": ["<device>", "<browser>"],
  ".rooms.help.steps.iosSafari": ["<device>"],
  ".rooms.help.steps.iosLimits": ["<device>"],
  ".rooms.help.steps.androidApp": ["<device>", "<browser>"],
  ".rooms.help.steps.androidTile": ["<device>"],
  ".rooms.help.steps.macPrivacy": ["<device>", "<browser>"],
  ".rooms.help.steps.macRestart": ["", "<browser>"],
  ".rooms.help.steps.windowsPrivacy": ["<device>"],
  ".rooms.help.steps.systemPrivacy": ["<device>"],
  ".rooms.help.steps.closeApps": ["<device>"],
  ".rooms.help.steps.endCall": [],
  ".rooms.help.steps.restart": [],
  ".rooms.help.steps.plugIn": ["<device>"],
  ".rooms.help.steps.shutter": [],
  ".rooms.help.steps.bluetooth": [],
  ".rooms.help.steps.another": ["<device>"],
  ".rooms.help.steps.otherBrowser": [],
  ".rooms.handOver.chosen": ["<title>"],
  ".rooms.waiting.told": ["<name>"],
  ".rooms.waiting.since": [7],
  ".rooms.knocks.came": ["<name>"],
  ".rooms.knocks.titleBadge": [2],
  ".rooms.knocks.since": [7],
  ".rooms.knocks.ready": ["<device>"],
  ".rooms.knocks.off": ["<device>"],
  ".rooms.knocks.admitOf": ["<name>"],
  ".rooms.knocks.holdOf": ["<name>"],
  ".rooms.knocks.held": ["<message>"],
  ".rooms.knocks.denyOf": ["<name>"],
  ".rooms.knocks.denyAsk": ["<name>"],
  ".rooms.summary.with": ["<name>"],
  ".rooms.summary.minutes": [41],
  ".rooms.summary.table": [2],
  ".rooms.summary.rejoinUntil": ["21:43"],
  ".rooms.summary.stars": [4],
  ".rooms.summary.hostRating": [4],
  ".rooms.past.host": ["<name>"],
  ".rooms.past.guest": ["<name>"],
  ".rooms.past.stars": [4],
  ".rooms.past.removeOf": ["<name>"],
  ".rooms.past.moreCards": [7],
  ".consultation.titleWith": ["<name>"],
  ".consultation.elapsed": ["<time>"],
  ".consultation.stage.remote": ["<name>"],
  ".consultation.stage.table": ["<name>"],
  ".consultation.stage.screen": ["<name>"],
  ".consultation.poster.connecting": ["<name>"],
  ".consultation.poster.guestAway": ["<name>"],
  ".consultation.poster.awayUntil": ["<time>"],
  ".consultation.controls.unseen": [7],
  ".consultation.notices.microphoneFellBack": ["<label>"],
  ".consultation.notices.cameraFellBack": ["<label>"],
  ".consultation.notices.speakersFellBack": ["<label>"],
  ".consultation.check.spoken": ["<signs>"],
  ".consultation.chat.typing": ["<name>"],
  ".consultation.chat.heard": ["<name>", "<text>"],
  ".consultation.chat.heardFile": ["<name>", "<file>"],
  ".consultation.chat.tooLong": [37],
  ".consultation.file.offer": ["<size>"],
  ".consultation.file.cancelOf": ["<name>"],
  ".consultation.file.acceptOf": ["<name>"],
  ".consultation.file.declineOf": ["<name>"],
  ".consultation.file.saveOf": ["<name>"],
  ".consultation.file.openOf": ["<name>"],
  ".consultation.file.moving": [61],
  ".consultation.file.progress": ["<name>"],
  ".consultation.file.paused": [61],
  ".consultation.table.choose": [7],
  ".consultation.table.watch": ["<name>", 7],
  ".consultation.table.card": ["<place>", "<card>"],
  ".consultation.table.hidden": ["<place>"],
  ".consultation.table.news.picked": [41, "<place>", 7],
  ".consultation.table.news.pickedByPeer": ["<name>", 41, "<place>"],
  ".consultation.table.news.opened": ["<cards>"],
  ".consultation.table.news.laid": ["<cards>"],
  ".consultation.table.news.at": ["<place>", "<card>"],
  ".consultation.hand.chosen": ["<place>"],
  ".consultation.hand.pick": ["<place>"],
  ".consultation.hand.turn": ["<place>"],
  ".consultation.hand.change": ["<place>"],
  ".consultation.hand.missing": [7],
  ".consultation.words.left": [7],
  ".consultation.end.back": ["<time>"],
  ".chat.followUpsLeft": [2],
  ".chat.quota": [17, "21:43"],
  ".chat.tooLong": [37],
  ".unkept.barText": ["21:43"],
  ".care.call": ["119", "<name>"],
  ".draw.lead": [7],
  ".draw.option": [41],
  ".draw.optionPicked": [41, "<place>"],
  ".draw.position": [41],
  ".draw.picked": [41],
  ".draw.pickedMore": [41, "<place>", 7],
  ".draw.unpicked": [41],
  ".draw.opened": ["<cards>"],
  ".reading.zoom": ["<card>"],
  ".card.named": ["<name>", "<orientation>"],
  ".library.found": [12],
  ".history.found": [12],
  ".history.foundMore": [30],
  ".history.moreCards": [7],
  ".history.cardNames": ["<names>", 7],
  ".history.renameOf": ["<title>"],
  ".history.removeOf": ["<title>"],
  ".history.removeAsk": ["<title>"],
  ".account.hello": ["<name>"],
  ".account.yours": ["<name>"],
  ".data.some": [7, 41],
  ".data.partsHere": [1, 2],
  ".data.endType": ["<name>", "<word>"],
  ".sharing.picture": ["<card>"],
  ".sharing.whose": ["<name>"],
  ".sharing.once": ["<way>"],
  ".sharing.count": [7],
  ".sharing.views": [7],
  ".sharing.until": ["<date>"],
  ".links.made": ["<date>"],
  ".links.name": ["<name>"],
  ".links.openOf": ["<title>"],
  ".links.copyOf": ["<title>"],
  ".links.stopOf": ["<title>"],
  ".links.stopAsk": ["<title>"],
  ".shared.whose": ["<name>"],
  ".shared.closed": [2, 3],
  ".wayOut.title": ["<app>"],
  ".farewell.progress": [1, 3],
  ".trouble.inSeconds": [12],
};

/** Names that are the same in every language, and the keys of a keyboard. */
const names = /\b(AI|SHA-256|HCX-005|QR|Shift|Home|End|Enter)\b|<[a-z]+>/g;

const sentences = (words: Map<string, Leaf>) =>
  [...words].map(([path, leaf]) => [path, filled(leaf, told[path] ?? [])] as const);

describe("the words of both languages", () => {
  test("are for the same places", () => {
    expect([...english.keys()].sort()).toEqual([...korean.keys()].sort());
  });

  test("take values in the same places", () => {
    const taking = (words: Map<string, Leaf>) =>
      [...words].filter(([, leaf]) => typeof leaf === "function").map(([path]) => path);
    expect(taking(korean).sort()).toEqual(Object.keys(told).sort());
    expect(taking(english).sort()).toEqual(Object.keys(told).sort());
  });

  test.each(Object.entries(told))("say every value they are told: %s", (path, values) => {
    for (const words of [korean, english]) {
      const leaf = words.get(path);
      if (leaf === undefined) throw new Error(`there is no ${path}`);
      for (const value of values) expect(filled(leaf, values)).toContain(String(value));
    }
  });

  test("are never empty, nor padded, nor broken by a value", () => {
    for (const words of [korean, english]) {
      for (const [path, text] of sentences(words)) {
        expect(text.trim(), path).not.toBe("");
        expect(text, path).toBe(text.trim());
        expect(text, path).not.toMatch(/undefined|null|NaN|\[object|\$\{| {2}/);
      }
    }
  });

  test("call the same numbers for help", () => {
    const numbers = (words: typeof ko) => words.care.lines.map(({ number }) => number);
    expect(numbers(ko)).toEqual(["109", "112", "119"]);
    expect(numbers(en)).toEqual(numbers(ko));
  });
});

describe("the Korean words", () => {
  test.each(sentences(korean))("have no English left in them: %s", (_, text) => {
    expect(text.replaceAll(names, "")).not.toMatch(/[A-Za-z]/);
  });

  test("are Korean wherever they are more than a number", () => {
    for (const [path, text] of sentences(korean)) {
      if (path === ".draw.opened" || path === ".card.named" || path.endsWith(".number")) continue;
      expect(text, path).toMatch(/[가-힣]/);
    }
  });
});

describe("the English words", () => {
  test.each(sentences(english))("have no Korean left in them: %s", (_, text) => {
    expect(text).not.toMatch(/[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/);
  });

  test("count one thing as one", () => {
    expect(en.library.found(1)).not.toContain("cards");
    expect(en.library.found(2)).toContain("cards");
    expect(en.history.found(1)).not.toContain("talks");
    expect(en.history.found(2)).toContain("talks");
    expect(en.chat.quota(1, "9 pm")).not.toContain("turns");
    expect(en.chat.quota(2, "9 pm")).toContain("turns");
    expect(en.chat.followUpsLeft(1)).not.toContain("questions");
    expect(en.chat.followUpsLeft(2)).toContain("questions");
  });
});

describe.each([
  ["Korean", ko],
  ["English", en],
])("the quota in %s", (_, words) => {
  test("says when it comes back, also where nothing is left", () => {
    expect(words.chat.quota(0, "21:43")).toContain("21:43");
    expect(words.chat.quota(0, "21:43")).not.toMatch(/\b0\b|0번/);
  });
});
