// The way out (W4): put in the place of sw.js, this worker removes the app's kept files and
// itself. Open tabs keep running; what people wrote lies in local storage and is not touched.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const prefix = "anliegen " + new URL(self.registration.scope).pathname + " ";
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix)) await caches.delete(name);
  }
  await self.registration.unregister();
}
