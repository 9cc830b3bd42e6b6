// Directories without a reload: htmx asks for the page of a link or of the filter and puts its `#directory` in place.
// The address bar holds the view, and the history works. Without script the same links and the form do it.
"use strict";

(() => {
  const address = document.currentScript.dataset.htmx;
  const part = () => document.getElementById("directory");
  if (!part()) {
    return;
  }
  let isAskedFor = false;
  let isWaiting = false;

  // Who only reads loads no more than the page: htmx comes with the first touch of the directory.
  const load = () => {
    if (isAskedFor) {
      return;
    }
    isAskedFor = true;
    const settings = document.createElement("meta");
    settings.name = "htmx-config";
    settings.content = JSON.stringify({
      // What the content policy of the site forbids anyway.
      allowEval: false,
      allowScriptTags: false,
      includeIndicatorStyles: false,
      // Pages come back from the server, which answers "unchanged" or sends what is true by now.
      historyCacheSize: 0,
      historyRestoreAsHxRequest: false,
      selfRequestsOnly: true,
    });
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => {
      document.documentElement.dataset.live = "";
      if (isWaiting) {
        part().querySelector("form.filters").requestSubmit();
      }
    });
    const append = () => document.head.append(settings, script);
    // It would wait for a document that is all but complete for ever.
    if (document.readyState === "complete") {
      append();
    } else {
      window.addEventListener("load", append, { once: true });
    }
  };
  for (const touch of ["pointerover", "pointerdown", "focusin"]) {
    part().addEventListener(touch, load, { once: true });
  }
  part().addEventListener("change", ({ target }) => {
    if (!("live" in document.documentElement.dataset) && target.matches("select")) {
      isWaiting = true;
      load();
    }
  });
  // Views before and after this one are in its history: they need what put them there.
  if (history.state?.htmx) {
    load();
  }

  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);

  // An open filter has no place in an address.
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    for (const [name, value] of [...detail.formData]) {
      if (!value) {
        detail.formData.delete(name);
      }
    }
  });
  document.addEventListener("htmx:beforeRequest", () => part().setAttribute("aria-busy", "true"));

  // A page that cannot be shown in place is for the browser to show, or to say why not.
  const leave = ({ detail }) => location.assign(detail.pathInfo.finalRequestPath);
  document.addEventListener("htmx:responseError", leave);
  document.addEventListener("htmx:sendError", leave);
  document.addEventListener("htmx:historyCacheMissLoadError", () => location.reload());

  const shown = () => {
    const found = document.querySelector("#directory .applied");
    part()?.removeAttribute("aria-busy");
    status.textContent = found?.querySelector("[data-found]").textContent ?? "";
    // The languages lead to the same view.
    document.querySelectorAll("header a[hreflang]").forEach((link) => {
      link.search = location.search;
    });
    // What had the focus may be gone, as a filter that was taken away.
    if (document.activeElement === document.body && found) {
      found.tabIndex = -1;
      found.focus({ preventScroll: true });
    }
  };
  document.addEventListener("htmx:afterSettle", shown);
  document.addEventListener("htmx:historyRestore", shown);
})();
