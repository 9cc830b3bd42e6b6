// Keeps the programme for reading without a network, by a service worker: worker.js says how. Tells how old a saved
// copy is. Where the site has switched this off, takes away what an earlier visit left.
"use strict";

(() => {
  const AFTER = 2000;
  const TRY_EVERY = 10_000;
  const MOST_SESSIONS = 60;
  const workers = navigator.serviceWorker;
  const address = document.querySelector("meta[name=offline-worker]")?.content;

  const tell = () => {
    const box = document.querySelector("[data-saved]");
    const saved = Number(document.documentElement.dataset.savedAt);
    if (!box) {
      return;
    }
    box.hidden = !saved;
    if (saved) {
      const at = new Date(saved);
      const today = at.toDateString() === new Date().toDateString();
      const style = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
      box.querySelector("[data-saved-at]").textContent = at.toLocaleString(document.documentElement.lang, style);
      box.querySelector("[data-saved-offline]").hidden = navigator.onLine;
      box.querySelector("[data-saved-other]").hidden = !("savedOther" in document.documentElement.dataset);
    }
  };

  // What this page has loaded is what its copy needs.
  const assets = () =>
    performance
      .getEntriesByType("resource")
      .map((entry) => new URL(entry.name))
      .filter((url) => url.origin === location.origin && url.pathname.startsWith("/static/"))
      .map((url) => url.pathname);

  const pages = () => {
    const here = (link) => {
      const url = new URL(link.href);
      return url.pathname + url.search;
    };
    const days = [...document.querySelectorAll("#programme .daytabs a")].map(here);
    const sessions = [...document.querySelectorAll("#programme .session:not(.session--past) h3 a")].map(here);
    const changes = [...document.querySelectorAll("#programme a[href$='/changes/']")].map(here);
    const few = navigator.connection?.saveData ? [] : [...sessions.slice(0, MOST_SESSIONS), ...changes];
    return [...new Set([location.pathname + location.search, location.pathname, ...days, ...few])];
  };

  const keep = async () => {
    const { active } = await workers.ready;
    active.postMessage({ assets: assets(), pages: pages(), release: programme.data().release ?? 0 });
  };

  const refresh = async () => {
    if (document.getElementById("programme")) {
      document.dispatchEvent(new CustomEvent("programme:stale"));
    } else {
      location.reload();
    }
  };

  // "Online" may only mean that there is a Wi-Fi: the server is asked, past the worker.
  const refreshOnceThere = async () => {
    if (document.documentElement.dataset.savedAt && navigator.onLine) {
      const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
      if (answer?.ok) {
        refresh();
      }
    }
  };

  const giveUp = async () => {
    for (const registration of await workers.getRegistrations()) {
      await registration.unregister();
    }
    for (const name of await caches.keys()) {
      await caches.delete(name);
    }
  };

  programme.whenShown(tell);
  window.addEventListener("offline", tell);
  window.addEventListener("online", refreshOnceThere);
  setInterval(refreshOnceThere, TRY_EVERY);
  if (!workers || !window.isSecureContext) {
    return;
  }
  if (!address) {
    giveUp();
    return;
  }
  workers.addEventListener("message", ({ data }) => {
    if (data.fresh === location.pathname + location.search && document.documentElement.dataset.savedAt) {
      refresh();
    }
    if (data.kept) {
      document.documentElement.dataset.kept = data.kept;
      document.querySelectorAll("[data-kept-note]").forEach((note) => {
        note.hidden = false;
      });
    }
  });
  workers.register(address, { updateViaCache: "none" });
  if (programme.data().edition && document.getElementById("programme")) {
    window.addEventListener("load", () => setTimeout(keep, AFTER));
  }
})();
