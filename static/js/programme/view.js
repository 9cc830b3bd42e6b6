// Other days, filters and zones without a reload: the part of the page that differs is fetched and put in place.
// The address bar holds the view, and the history works. Without script the same links and the form do it.
"use strict";

(() => {
  let asking = null;
  let current = location.pathname + location.search;

  const announce = (() => {
    const region = document.createElement("p");
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
    return (text) => {
      region.textContent = text;
    };
  })();

  const put = (page) => {
    const focused = document.activeElement;
    const selector = focused?.id
      ? `#${CSS.escape(focused.id)}`
      : focused?.getAttribute("href") && `a[href="${CSS.escape(focused.getAttribute("href"))}"]`;
    const part = document.getElementById("programme");
    part.replaceWith(page.getElementById("programme"));
    document.title = page.title;
    const saved = page.documentElement.dataset.savedAt;
    if (saved) {
      document.documentElement.dataset.savedAt = saved;
    } else {
      delete document.documentElement.dataset.savedAt;
    }
    // The languages lead to the same view.
    const fresh = page.querySelectorAll("header a[hreflang]");
    document.querySelectorAll("header a[hreflang]").forEach((link, index) => {
      link.href = fresh[index]?.getAttribute("href") ?? link.href;
    });
    if (selector) {
      document.querySelector(`#programme ${selector}`)?.focus({ preventScroll: true });
    }
    announce(document.querySelector("#programme .applied")?.textContent.trim() ?? "");
    programme.shown();
  };

  const show = async (address, { keep = true } = {}) => {
    asking?.abort();
    asking = new AbortController();
    const part = document.getElementById("programme");
    part.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address.pathname + address.search, { signal: asking.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById("programme")) {
        throw new Error("not a programme");
      }
      if (keep) {
        history.pushState(null, "", address);
      }
      current = address.pathname + address.search;
      put(page);
    } catch (error) {
      if (error.name === "AbortError") {
        return;
      }
      part.removeAttribute("aria-busy");
      if (navigator.onLine) {
        location.assign(address);
      } else {
        announce(programme.word("unsaved"));
        document.dispatchEvent(new CustomEvent("programme:unsaved"));
      }
    }
  };

  const address = (form) => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value) {
        query.append(name, value);
      }
    }
    return new URL(`?${query}`, location.href);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#programme a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) {
      return;
    }
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.pathname !== location.pathname) {
      return;
    }
    if (to.search === location.search && to.hash) {
      return; // Somewhere on this page.
    }
    event.preventDefault();
    show(to);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("#programme form.filters")) {
      event.preventDefault();
      show(address(event.target));
    }
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("#programme form.filters");
    if (form) {
      show(address(form));
    }
  });
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search !== current) {
      show(new URL(location.href), { keep: false });
    } else {
      programme.shown();
    }
  });
  document.addEventListener("programme:stale", () => show(new URL(location.href), { keep: false }));
})();
