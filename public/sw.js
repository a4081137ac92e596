// The service worker: keeps the app's own files for starts without a network, nothing else.
// Always this address, never cached by the browser (W4). To take the app offline for good,
// put the file sw-kill.js in the place of this one.

// Both are put in by the build. The files of the first screen come first (W6).
const BUILD = "{build}";
const FILES = "{files}";

// One origin may hold several sites: caches are told apart by the scope (F12).
const SCOPE = new URL(self.registration.scope);
const PREFIX = "anliegen " + SCOPE.pathname + " ";
const CACHE = PREFIX + BUILD;
const PAGE = SCOPE.href;
const LISTED = new Set(FILES.map((file) => new URL(file.path, SCOPE).href));
const HASHED = /\/[0-9a-z_]+-[0-9a-f]{16}\.(js|wasm)$/;

// W1: every file with the right bytes and the right type, or no install: then the version
// before stays. What the page has just fetched crosses the air once: a file that is named by
// its bytes comes from the browser's cache, and only if that fails from the network.
self.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  try {
    const cache = await caches.open(CACHE);
    for (const file of FILES) {
      await cache.put(new URL(file.path, SCOPE).href, await fetched(file));
    }
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function fetched(file) {
  const address = new URL(file.path, SCOPE).href;
  if (!HASHED.test(address)) return checked(file, address, "reload");
  return checked(file, address, "force-cache").catch(() => checked(file, address, "reload"));
}

async function checked(file, address, cache) {
  const response = await fetch(address, {
    cache,
    integrity: file.integrity,
    redirect: "error",
    credentials: "same-origin",
  });
  const type = (response.headers.get("content-type") || "").split(";")[0].trim().toLowerCase();
  const isRight = file.types ? file.types.split(" ").includes(type) : type !== "text/html";
  if (response.status !== 200 || response.redirected || !isRight) {
    throw new TypeError(file.path + ": " + response.status + " " + type);
  }
  return response;
}

// W3: only after a tap. Otherwise the new version begins with the next cold start.
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
  if (event.data === "started") event.waitUntil(dropOldCaches(event.source.id));
});

self.addEventListener("activate", (event) => event.waitUntil(dropOldCaches("")));

// W2: another open tab may still need the files of its own version. A tab that has started
// with this one asks again, because the one that took the update was itself of the old one.
async function dropOldCaches(started) {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.some((tab) => tab.id !== started && isPage(new URL(tab.url)))) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
}

// Other tabs of the origin belong to other copies of the app, or to other sites.
function isPage(url) {
  const address = url.origin + url.pathname;
  return address === PAGE || address === PAGE + "index.html";
}

// W5: the page by its own address and the listed files; event data, other origins, other
// methods go their way as if there were no worker.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin) return;
  const address = url.origin + url.pathname;
  if (request.mode === "navigate") {
    if (!isPage(url)) return;
    event.respondWith(kept(PAGE, request));
  } else if (LISTED.has(address) || HASHED.test(address)) {
    event.respondWith(kept(address, request));
  }
});

async function kept(address, request) {
  const own = await (await caches.open(CACHE)).match(address);
  if (own) return own;
  for (const name of await caches.keys()) {
    const old = name.startsWith(PREFIX) && (await (await caches.open(name)).match(address));
    if (old) return old;
  }
  return fetch(request);
}
