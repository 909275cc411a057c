/**
 * What stays when the page is closed. It opens the app where no line is, with the cards that were
 * seen; it never keeps what somebody said, who they are, or a consultation, and it never answers with
 * an app from before: pages come from the server as long as there is one.
 *
 * The build writes BUILD before it: `files` are what the app needs to open, `id` changes with any of them.
 */
/* global BUILD */
const APP = `conch-app-${BUILD.id}`;
const CARDS = "conch-cards";
/** Nobody's: the same for everyone. */
const LIBRARY = /^\/api\/chat\/(spreads|cards(\/[a-z0-9-]+(\/face\.svg)?|\/back\.svg)?)$/;
/** Pages that are not the app's. */
const NOT_OURS = /^\/(api|docs|demo-login)(\/|$)/;

addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepApp());
});

addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (!NOT_OURS.test(pathname)) event.respondWith(page(event));
  } else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (LIBRARY.test(pathname)) event.respondWith(card(event));
});

addEventListener("message", (event) => {
  if (event.data?.keepLibrary) event.waitUntil(keepLibrary(event.data.keepLibrary));
});

async function keepApp() {
  const app = await caches.open(APP);
  await app.addAll(BUILD.files);
  const index = await fetch("/", { cache: "no-cache" });
  const html = await index.clone().text();
  // In mid-deploy the page may be of another build: then the next visit tries again.
  if (!html.includes(BUILD.entry)) throw new Error("the page is of another build");
  await app.put("/", index);
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith("conch-app-") && name !== APP) await caches.delete(name);
  }
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function page(event) {
  // A preload that broke off is no sign yet that there is no line.
  const ahead = await event.preloadResponse?.catch(() => undefined);
  if (ahead !== undefined) return ahead;
  try {
    return await fetch(event.request);
  } catch {
    return offline();
  }
}

/** The app, told that it is alone. */
async function offline() {
  const kept = await caches.match("/", { cacheName: APP });
  if (kept === undefined) return Response.error();
  const headers = new Headers(kept.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  const html = await kept.text();
  return new Response(html.replace("<html ", '<html data-offline="" '), { headers });
}

/** A file that carries its hash in its name never changes. */
async function asset(request) {
  const kept = await caches.match(request, { cacheName: APP, ignoreVary: true });
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) await keep(APP, request, response.clone());
  return response;
}

/** The server's card, or the one that was seen. */
async function card(event) {
  const { request } = event;
  const known = () => caches.match(request, { cacheName: CARDS, ignoreVary: true });
  try {
    const response = await fetch(request);
    if (response.ok) event.waitUntil(keep(CARDS, request, response.clone()));
    return response.status < 500 ? response : ((await known()) ?? response);
  } catch (error) {
    const kept = await known();
    if (kept === undefined) throw error;
    return kept;
  }
}

/** A full disk is no reason to show nothing. */
async function keep(name, request, response) {
  try {
    await (await caches.open(name)).put(request, response);
  } catch {
    // It comes from the server as before.
  }
}

/** All cards in a language, one after the other, once a build. */
async function keepLibrary(locale) {
  const cards = await caches.open(CARDS);
  const mark = `/kept/${locale}`;
  const known = await cards.match(mark);
  if ((await known?.text()) === BUILD.id) return;
  try {
    const list = `/api/chat/cards?locale=${locale}`;
    await cards.add(list);
    for (const { id } of await (await cards.match(list)).json()) {
      await cards.addAll([
        `/api/chat/cards/${id}?locale=${locale}`,
        `/api/chat/cards/${id}/face.svg`,
      ]);
    }
    await cards.put(mark, new Response(BUILD.id));
  } catch {
    // The line broke; the next visit to the library goes on.
  }
}
