// The service worker: pages of programmes without a network. The server puts a version in front of this text.
// Online every page comes fresh; where the network does not answer in time, the copy is shown with its age, and put
// right as soon as the answer is there. Nothing but released programmes, as anybody sees them, is ever kept.
"use strict";

/* global VERSION */
const STORE = `offline-${VERSION}`;
const PATIENCE = 3000;
const MOST_PAGES = 400;
const HOUR = 3_600_000;
const STATIC = "/static/";
const PAGES = /^(?:\/[a-z]{2}(?:-[a-z]+)?)?\/conferences\/[^/]+\/\d+\/(?:programme\/(?:changes\/)?|sessions\/\d+\/)$/;
const VIEWS = new Set(["day", "view", "tz"]);

const open = () => caches.open(STORE);
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
const isPage = (url) => url.origin === location.origin && PAGES.test(url.pathname);
const isView = (url) => [...url.searchParams.keys()].every((name) => VIEWS.has(name));

const mayKeep = (answer) =>
  answer.ok &&
  answer.type === "basic" &&
  !answer.redirected &&
  !/no-store|private/.test(answer.headers.get("Cache-Control") ?? "") &&
  !answer.headers.has("X-Robots-Tag");

const put = async (url, answer, release) => {
  const store = await open();
  const headers = new Headers(answer.headers);
  headers.set("X-Saved-At", Date.now());
  headers.set("X-Saved-Release", release ?? "");
  // The body is read decoded.
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  await store.put(url, new Response(await answer.blob(), { headers }));
};

const fresh = async (request, url, release) => {
  const answer = await fetch(request);
  if (mayKeep(answer) && isView(url)) {
    await put(url.href, answer.clone(), release);
  }
  return answer;
};

// The page reads from its own first tag how old it is.
const dated = async (copy, isOther) => {
  const mark = `<html data-saved-at="${copy.headers.get("X-Saved-At")}"${isOther ? " data-saved-other" : ""} `;
  return new Response((await copy.text()).replace("<html ", mark), { headers: copy.headers });
};

const another = async (url) => {
  const store = await open();
  const copy = await store.match(url.origin + url.pathname, { ignoreSearch: true });
  return copy ? dated(copy, true) : Response.error();
};

const page = async (event, url) => {
  const copy = await (await open()).match(url.href);
  const coming = fresh(event.request, url);
  if (!copy) {
    return coming.catch(() => another(url));
  }
  const first = await Promise.race([coming.catch(() => null), wait(PATIENCE)]);
  if (first && first.status < 500) {
    return first;
  }
  event.waitUntil(
    coming
      .then(async (answer) => {
        const reader = await clients.get(event.resultingClientId || event.clientId);
        if (answer.ok) {
          reader?.postMessage({ fresh: url.pathname + url.search });
        }
      })
      .catch(() => null),
  );
  return dated(copy);
};

const asset = async (request) => {
  const copy = await (await open()).match(request.url);
  return copy ?? fetch(request);
};

const isCurrent = (copy, release) =>
  copy &&
  copy.headers.get("X-Saved-Release") === String(release) &&
  Date.now() - Number(copy.headers.get("X-Saved-At")) < HOUR;

const keep = async ({ assets, pages, release }, reader) => {
  const store = await open();
  for (const path of assets.filter((each) => each.startsWith(STATIC))) {
    if (!(await store.match(path))) {
      await store.add(path).catch(() => null);
    }
  }
  // One after the other: hundreds of readers do this in the same minutes.
  let kept = 0;
  for (const path of pages) {
    const url = new URL(path, location.origin);
    if (isPage(url)) {
      const known = isCurrent(await store.match(url.href), release);
      const answer = known || (await fresh(new Request(url.href), url, release).catch(() => null));
      kept += answer ? 1 : 0;
    }
  }
  const all = (await store.keys()).filter((request) => isPage(new URL(request.url)));
  for (const request of all.slice(0, Math.max(0, all.length - MOST_PAGES))) {
    await store.delete(request);
  }
  reader?.postMessage({ kept });
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const clean = async () => {
    const names = (await caches.keys()).filter((name) => name !== STORE);
    await Promise.all(names.map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(clean());
});
self.addEventListener("message", (event) => event.waitUntil(keep(event.data, event.source)));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) {
    return;
  }
  if (url.pathname.startsWith(STATIC)) {
    event.respondWith(asset(event.request));
  } else if (isPage(url)) {
    event.respondWith(page(event, url));
  }
});
