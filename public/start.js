// Start code: appended by the build to wasm-bindgen's glue and the loader of the later wasm
// modules, so that all is one request.
// Written for browsers with ES modules, however old: they have to get as far as the panel.
{
  const page = document.documentElement;
  const byId = (id) => document.getElementById(id);
  // This script has arrived: from now on it says itself what goes wrong.
  byId("slow").remove();
  const tell = (name) => window.dispatchEvent(new Event("anliegen-" + name));
  // Storage may be forbidden: then the getter itself throws (F1).
  const attempt = (work) => {
    try {
      return work();
    } catch (error) {
      return null;
    }
  };

  // The folder that this copy of the app lies in. Its names on the origin begin with it, except
  // at "/", where they are as in every build (F91).
  const PATH = location.pathname.replace(/[^/]*$/, "");
  const NAMESPACE = PATH === "/" ? "" : PATH;

  // The first screen was prepared in every language; only one of them is shown.
  for (const other of [...byId("shell").children]) {
    if (other.lang && other.lang !== page.lang) other.remove();
  }

  // --- What goes wrong (F22, F74)

  const SAFE_WITHIN_MS = 30000;

  function show(state) {
    for (const text of byId("crash").querySelectorAll("[data-for]")) {
      text.hidden = !text.dataset.for.split(" ").includes(state);
    }
    byId("crash").hidden = false;
    byId("app").inert = true;
    if (state !== "unreachable") byId("crash").dataset.fault = "F22";
    page.dataset.app = state === "safe" ? "safe" : "crashed";
    byId("crash").querySelector("button").focus();
  }

  function showOld() {
    byId("old").hidden = false;
    byId("old").dataset.fault = "F74";
  }

  // The second failure within half a minute: restarting alone does not help.
  function fail(state) {
    if (!byId("crash").hidden) return;
    const last = attempt(() => Number(sessionStorage.getItem(NAMESPACE + "anliegen-failed")));
    attempt(() => sessionStorage.setItem(NAMESPACE + "anliegen-failed", String(Date.now())));
    show(last && Date.now() - last < SAFE_WITHIN_MS ? "safe" : state);
  }

  // A panic ends in a trap, with or without a word from the app's own hook.
  const trapped = (error) =>
    typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  window.addEventListener("anliegen-crash", () => fail("crashed"));
  window.addEventListener("error", (event) => trapped(event.error) && fail("crashed"));
  window.addEventListener("unhandledrejection", (event) => trapped(event.reason) && fail("crashed"));

  // Earlier builds kept the tokens of endpoints in the index.
  const withoutTokens = (text) => text.replace(/"token"\s*:\s*"(\\.|[^"\\])*("|$)/g, '"token":""');

  // Everything under the app's keys as it lies there, unread: no app code has to work for this.
  // Tokens lie under another one (S6).
  function saveBackup() {
    const keys = {};
    const names = attempt(() => Object.keys(localStorage)) || [];
    const isTaken = !names.includes(NAMESPACE + "anliegen-takeover");
    const hasOwn = isTaken && names.some((name) => name.startsWith(NAMESPACE + "anliegen1:"));
    const namespace = hasOwn ? NAMESPACE : "";
    for (const name of names) {
      if (!name.startsWith(namespace + "anliegen1:")) continue;
      const key = name.slice(namespace.length);
      const text = localStorage.getItem(name);
      const holdsIndex = key === "anliegen1:index" || text.startsWith("anliegen1:index\n");
      keys[key] = holdsIndex ? withoutTokens(text) : text;
    }
    const text = JSON.stringify({ format: "anliegen-keys", v: 1, keys }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "anliegen-sicherung-" + new Date().toISOString().slice(0, 10) + ".json";
    link.click();
  }
  byId("crash").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.do === "backup") saveBackup();
    else restart();
  });

  // A release that stops may have been mended since: a new version is looked for first, and
  // given some seconds to be fetched whole.
  const MENDED_WITHIN_MS = 10000;
  async function restart() {
    const workers = navigator.serviceWorker;
    const again = () => location.reload();
    setTimeout(again, MENDED_WITHIN_MS);
    const registration = workers && (await workers.getRegistration().catch(() => null));
    if (!registration) return again();
    workers.addEventListener("controllerchange", again, { once: true });
    await registration.update().catch(() => null);
    const worker = registration.installing || registration.waiting;
    if (!worker) return again();
    const take = () => {
      if (worker.state === "installed") worker.postMessage("skip-waiting");
      else if (worker.state === "redundant") again();
    };
    worker.addEventListener("statechange", take);
    take();
  }

  // --- Before the app is there: taps in the shell wait for it

  // `picks` names the topics that a person has taken in. The shell shows none as taken in.
  const early = { picks: [] };
  window.anliegenEarly = early;
  byId("shell").addEventListener("click", (event) => {
    const button = event.target.closest("[data-do=pick]");
    const topic = button && button.closest("[data-topic]");
    if (!topic) return;
    const id = topic.dataset.topic;
    const at = early.picks.indexOf(id);
    if (at < 0) early.picks.push(id);
    else early.picks.splice(at, 1);
    const wasPressed = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!wasPressed));
  });

  // Nothing for so long, and the line is taken for dead; a slow one that flows is not cut.
  const SILENT_MS = 15000;

  // Gives up a request once `heard` was not called for that long; `over` ends the watch.
  function watch() {
    const abort = new AbortController();
    let timer = 0;
    const over = () => clearTimeout(timer);
    const heard = () => {
      over();
      timer = setTimeout(() => abort.abort(), SILENT_MS);
    };
    heard();
    return { signal: abort.signal, heard, over };
  }

  // The site of one event: its document is on its way before the app can ask for it.
  const event = document.querySelector("meta[name=anliegen-event]");
  const isStored = attempt(() => localStorage.getItem(NAMESPACE + "anliegen1:index")) !== null;
  if (event && !isStored && !location.hash.startsWith("#/join")) {
    const { signal, over } = watch();
    window.anliegenEvent = fetch(event.content, { signal }).catch(() => null).finally(over);
  }

  // --- Start

  const first = document.querySelector("script[data-wasm]").dataset.wasm;

  // A page instead of the module, as a login portal sends it, is no wasm.
  async function fetchWasm(address) {
    const { signal, heard, over } = watch();
    const answer = await fetch(address, { signal });
    const type = answer.headers.get("content-type") || "";
    if (!answer.ok || type.startsWith("text/")) throw new TypeError("no wasm: " + answer.status);
    const reader = answer.body.getReader();
    const body = new ReadableStream({
      async pull(out) {
        const { done, value } = await reader.read();
        if (done) {
          over();
          return out.close();
        }
        heard();
        out.enqueue(value);
      },
    });
    return new Response(body, { headers: { "content-type": type } });
  }
  // Pages of earlier builds write without a namespace. As long as one is open, a copy that has
  // no keys of its own shares theirs, and takes them over at a later start (F91).
  async function findEarlierPage() {
    if (!NAMESPACE || !navigator.locks) return;
    const names = (await navigator.locks.query()).held.map((lock) => lock.name);
    const isEarlier = (name) => name.startsWith("anliegen:load:") && !names.includes("/" + name);
    window.anliegenEarlierPage = names.some(isEarlier);
  }
  async function start() {
    const found = findEarlierPage().catch(() => null);
    const [wasm] = await Promise.all([fetchWasm(first), found]);
    await __wbg_init({ module_or_path: wasm });
  }
  // Only for what the engine cannot compile or link is the browser too old; a trap while
  // starting is a crash, and anything else the network.
  function explain(error) {
    console.error(error);
    if (trapped(error)) return fail("crashed");
    const isOld = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    if (isOld) showOld();
    else fail("unreachable");
  }
  if (typeof WebAssembly !== "object") showOld();
  else start().catch(explain);

  // --- Offline start and updates (W3, W4)

  // The app asks for this after a tap on "update"; only the tab that asked loads anew.
  let hasAsked = false;
  function offer(registration) {
    window.anliegenApplyUpdate = () => {
      hasAsked = true;
      navigator.serviceWorker.addEventListener(
        "controllerchange", () => location.reload(), { once: true });
      if (registration.waiting) registration.waiting.postMessage("skip-waiting");
      else location.reload();
    };
    tell("update");
  }
  async function register() {
    const workers = navigator.serviceWorker;
    if (!workers) return tell("no-worker");
    const registration = await workers.register("sw.js", { updateViaCache: "none" });
    if (workers.controller) workers.controller.postMessage("started");
    workers.ready.then(() => tell("worker"));
    if (registration.waiting && workers.controller) offer(registration);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker.addEventListener("statechange", () => {
        if (worker.state === "installed" && workers.controller) offer(registration);
      });
    });
    workers.addEventListener("controllerchange", () => hasAsked || tell("updated-elsewhere"));
  }
  window.addEventListener(
    "anliegen-ready",
    () => setTimeout(() => register().catch(() => tell("no-worker")), 0),
    { once: true }
  );
}
