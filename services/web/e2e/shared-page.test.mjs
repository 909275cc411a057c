import assert from "node:assert/strict";
import { test } from "node:test";
import * as stage from "./stage.mjs";

const LOOKS = [
  { name: "Korean on a phone at night", ...stage.PHONE, ...stage.KOREAN },
  { name: "English on a desktop in pearl", theme: "pearl", ...stage.DESKTOP, ...stage.ENGLISH },
];

const addressOf = (link) => new URL(link.url, stage.BASE).href;

/** Everything that a page is written with, in place of what the server knows of an unknown link. */
async function serve(page, reading, ended = null) {
  const id = "0123456789abcdefABCDEF";
  const page404 = await page.request.get(`${stage.BASE}/r/${id}`);
  const data = JSON.stringify({ id, home: "/", ended, reading }).replaceAll("<", "\\u003c");
  const html = (await page404.text()).replace(
    /(<script type="application\/json" id="shared-reading">).*?(<\/script>)/s,
    (_, open, close) => open + data + close,
  );
  assert.ok(html.includes(data));
  await page.route(`**/r/${id}`, (route) =>
    route.fulfill({ status: ended ? 410 : 200, headers: page404.headers(), body: html }),
  );
  return `/r/${id}`;
}

for (const { name, theme, ...options } of LOOKS) {
  const locale = options.locale.slice(0, 2);
  const words =
    locale === "ko"
      ? {
          closed: /^뒷면 카드 \d\/3, 뒤집기$/,
          all: "모두 뒤집기",
          own: "나도 뽑기",
          lost: "풀이를 불러오지 못했어요",
          again: "다시 불러오기",
          ended: {
            unknown: "이 주소에는 리딩이 없어요",
            expired: "공유 기간이 끝났어요",
            revoked: "더는 공유하지 않는 리딩이에요",
          },
        }
      : {
          closed: /^Face-down card \d of 3, turn over$/,
          all: "Turn all over",
          own: "Draw my own",
          lost: "The reading could not be loaded",
          again: "Load again",
          ended: {
            unknown: "There is no reading at this address",
            expired: "This link's time is over",
            revoked: "This reading is no longer shared",
          },
        };

  test(`every state of a shared page: ${name}`, () =>
    stage.on(options, async (page, context) => {
      const choice = { hideQuestion: false, hideName: false, name: "Bada <b>" };
      const link = await stage.shareByHand(page, "어디로 가야 할까 where to go", choice);
      const other = await stage.stranger(context, options);
      if (theme) {
        await other
          .context()
          .addInitScript(
            (settings) => localStorage.setItem("conch.settings", settings),
            JSON.stringify({ theme, locale }),
          );
      }
      const troubles = [];
      other.on("console", (line) => line.type() === "error" && troubles.push(line.text()));
      await other.goto(addressOf(link));
      await other.getByRole("heading", { level: 1, name: "Bada <b>" }).waitFor();
      // The heading is the server's already: the cards turn once the app is here.
      await other.getByRole("button", { name: words.closed }).nth(2).waitFor();
      assert.equal(await other.getByRole("button", { name: words.closed }).count(), 3);
      await stage.scan(other, "face down");
      // One by keys: it stays where it is, and is said.
      const first = other.getByRole("button", { name: words.closed }).first();
      await first.focus();
      await other.keyboard.press("Enter");
      const opened = await other.evaluate(() => document.activeElement.getAttribute("aria-label"));
      const [card] = link.cards;
      const lies = {
        ko: { upright: "정방향", reversed: "역방향" },
        en: { upright: "upright", reversed: "reversed" },
      }[locale][card.orientation];
      assert.match(opened, new RegExp(`, ${lies}$`));
      await other.locator("[role=status]", { hasText: opened }).waitFor();
      await stage.scan(other, "one turned");
      await other.getByRole("button", { name: words.all }).click();
      assert.equal(await other.getByRole("button", { name: words.closed }).count(), 0);
      assert.equal(await other.getByRole("button", { name: words.all }).count(), 0);
      await stage.scan(other, "all turned");
      assert.deepEqual(troubles, [], "its rules forbid nothing that it does");

      const draws = other.getByRole("link", { name: words.own });
      assert.equal(await draws.evaluate((it) => it.href), new URL("/chat", stage.BASE).href);

      for (const ended of ["unknown", "expired", "revoked"]) {
        const fresh = await stage.stranger(context, options);
        await fresh.goto(await serve(fresh, null, ended));
        await fresh.getByRole("heading", { name: words.ended[ended] }).waitFor();
        await fresh.locator("footer").getByRole("link", { name: words.own }).waitFor();
        await stage.scan(fresh, `a link that is ${ended}`);
        await fresh.context().close();
      }
      await draws.click();
      await other.locator('[data-kind="greeting"]').waitFor();
    }));

  test(`without what the server writes the reading is asked for: ${name}`, () =>
    stage.on(options, async (page, context) => {
      const link = await stage.shareByHand(page, "어디로 가야 할까 where to go");
      const other = await stage.stranger(context, options);
      const bare = await (await other.request.get("/")).text();
      await other.route("**/r/*", (route) =>
        route.fulfill({ contentType: "text/html; charset=utf-8", body: bare }),
      );
      await other.route("**/shared/*", (route) => route.abort());
      await other.goto(addressOf(link));
      await other.getByRole("heading", { name: words.lost }).waitFor();
      await stage.scan(other, "could not be loaded");
      await other.unroute("**/shared/*");
      await other.getByRole("button", { name: words.again }).click();
      await other.getByRole("button", { name: words.closed }).first().waitFor();
      assert.deepEqual(await other.context().cookies(), []);
      await page.evaluate(
        (id) => fetch(`/api/results/shares/${id}`, { method: "DELETE" }),
        link.id,
      );
      await other.reload();
      await other.locator("h1").waitFor();
      assert.equal(await other.getByRole("button", { name: words.closed }).count(), 0);
      await other.goto("/r/nonsense");
      await other.getByRole("heading", { name: words.ended.unknown }).waitFor();
    }));
}

test("it can be read at once, also while no script comes and where none runs", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page, context) => {
    const link = await stage.shareByHand(page, "밤에 자꾸 깨요", { hideQuestion: false });
    for (const javaScriptEnabled of [true, false]) {
      const other = await stage.stranger(context, {
        ...stage.PHONE,
        ...stage.KOREAN,
        javaScriptEnabled,
      });
      if (javaScriptEnabled) await other.route("**/*.js", () => undefined);
      await other.goto(addressOf(link), { waitUntil: "commit" });
      await other.locator("main h1").waitFor();
      const text = await other.locator("main").innerText();
      assert.ok(text.includes("밤에 자꾸 깨요"));
      assert.ok(text.length > 200, "the reading is there");
      if (!javaScriptEnabled) continue;
      // The app takes over without anything else in between.
      await other.unroute("**/*.js");
      await other.addInitScript(() => {
        window.__seen = new Set();
        const look = () => {
          const main = document.querySelector("main");
          if (main) window.__seen.add(main.innerText.slice(0, 12));
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      await other.goto(addressOf(link));
      await other.locator("footer").waitFor();
      const seen = await other.evaluate(() => [...window.__seen]);
      assert.ok(!seen.some((it) => it.includes("불러오는")), `seen: ${seen.join(" | ")}`);
      const painted = await other.evaluate(
        () => performance.getEntriesByName("first-contentful-paint")[0].startTime,
      );
      assert.ok(painted < 1_500, `first words after ${painted} ms`);
    }
  }));

test("what the server wrote stays where it is, and the cards alone come to life", () =>
  stage.on({ ...stage.PHONE, ...stage.KOREAN }, async (page, context) => {
    const link = await stage.shareByHand(page, "밤에 자꾸 깨요", { hideQuestion: false });
    const open = async (options) => {
      const other = await stage.stranger(context, options);
      const release = await stage.hold(other, "**/*.js");
      await other.goto(addressOf(link), { waitUntil: "commit" });
      await other.locator(".shared-foot").waitFor();
      const parts = ["h1", ".shared-question", ".shared-words", ".shared-own"];
      const written = await other.evaluateHandle(
        (parts) => parts.map((it) => document.querySelector(it)),
        parts,
      );
      const places = () =>
        other.evaluate(
          (parts) => parts.map((it) => document.querySelector(it).getBoundingClientRect().top),
          parts,
        );
      const before = await places();
      release();
      await other.locator(".shared-cards button").first().waitFor();
      const stays = await written.evaluate((all) => all.every((it) => it.isConnected));
      return { other, stays, before, after: await places() };
    };
    const korean = await open({ ...stage.PHONE, ...stage.KOREAN });
    assert.ok(korean.stays);
    // the letters may have come meanwhile: what they move is less than a line
    korean.before.forEach((top, at) => {
      assert.ok(Math.abs(top - korean.after[at]) < 24, `${korean.before} and ${korean.after}`);
    });
    // Who reads another language gets the page in it, around the words that were said.
    const english = await open({ ...stage.PHONE, ...stage.ENGLISH });
    assert.ok(!english.stays);
    await english.other.getByRole("link", { name: "Draw my own" }).waitFor();
    assert.ok((await english.other.locator("main").innerText()).includes("밤에 자꾸 깨요"));
  }));

test("with little motion cards turn without turning", () =>
  stage.on({ ...stage.PHONE, ...stage.ENGLISH, reducedMotion: "reduce" }, async (page, context) => {
    const link = await stage.shareByHand(page, "Will it rain?");
    const other = await stage.stranger(context, {
      ...stage.PHONE,
      ...stage.ENGLISH,
      reducedMotion: "reduce",
    });
    await other.goto(addressOf(link));
    const card = other.locator("ol li").first();
    const face = card.locator("button > span").last();
    const look = () =>
      face.evaluate((it) => [getComputedStyle(it).transform, getComputedStyle(it).opacity]);
    assert.deepEqual(await look(), ["none", "0"]);
    await card.getByRole("button").click();
    await other.waitForTimeout(250);
    assert.deepEqual(await look(), ["none", "1"]);
  }));

const HOSTILE = [
  "<img src=x onerror=alert(1)><script>alert(2)</script>",
  "</script><script>alert(3)</script><!--",
  "[tap](javascript:alert(4)) <a href='javascript:alert(5)'>tap</a> javascript:alert(6)",
  "<svg/onload=alert(7)><iframe srcdoc='<script>parent.alert(8)</script>'></iframe>",
  "\u202Eevil\u202C \u2066\u2067isolated \u200F right",
  `zalgo ${"a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308".repeat(60)}`,
  "<style>*{display:none}</style><base href=//evil.example><meta http-equiv=refresh content=0>",
  "**<b>bold</b>** __proto__ constructor {{7*7}} $\u007balert(9)}",
].join("\n\n");

for (const way of ["written into the page", "answered when asked"]) {
  test(`hostile words are words, ${way}`, () =>
    stage.on({ ...stage.PHONE, ...stage.ENGLISH }, async (page) => {
      const reading = {
        locale: "en",
        spread: "three",
        cards: [
          { place: 0, position: 3, card: "major-17", orientation: "upright" },
          { place: 1, position: 4, card: '"><script>alert(1)</script>', orientation: "reversed" },
          { place: 2, position: 5, card: "../../evil", orientation: "upright" },
        ],
        question: HOSTILE,
        name: "<img src=x onerror=alert(1)>\u202E",
        date: "<script>alert(1)</script>",
        text: `${HOSTILE}\n\nThe end of it.`,
        reader: "<script>alert(1)</script>",
      };
      const outside = [];
      page.on("request", (request) => {
        if (new URL(request.url()).origin !== new URL(stage.BASE).origin)
          outside.push(request.url());
      });
      const path = await serve(page, way === "written into the page" ? reading : null);
      await page.route("**/api/results/shared/*", (route) => route.fulfill({ json: reading }));
      await page.goto(path);
      await page.getByRole("button", { name: "Turn all over" }).click();
      await page.getByText("The end of it.").waitFor();
      const main = page.locator("main");
      assert.ok((await main.innerText()).includes("<script>alert(2)</script>"), "as it was said");
      const made = "script, iframe, style, a, base, meta, svg[onload], [onerror], [onload]";
      assert.equal(await main.locator(made).count(), 0);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        true,
      );
      // What piles up on a letter covers nothing that can be touched.
      const own = page.getByRole("link", { name: "Draw my own" });
      const onTop = await own.evaluate((it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        return it.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      });
      assert.ok(onTop);
      assert.deepEqual(outside, []);
      await stage.scan(page, "hostile words");
    }));
}
