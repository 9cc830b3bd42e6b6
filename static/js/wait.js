// Forms with data-wait: send them without leaving the page, show how far the server has come, then go where it says.
// Without script the form is sent as ever, and the browser waits.
"use strict";

(() => {
  const EVERY = 400;

  const bar = (form) => {
    const box = form.querySelector("[data-wait-box]");
    const meter = box.querySelector("progress");
    const words = box.querySelector("[data-wait-words]");
    box.hidden = false;
    return (news) => {
      if (news.percent === null) {
        return;
      }
      meter.value = news.percent;
      const rows = news.total > 1 ? ` ${news.done.toLocaleString()} / ${news.total.toLocaleString()}` : "";
      words.textContent = `${news.phase}${rows}`;
    };
  };

  const follow = (address, show) => {
    let going = true;
    const ask = async () => {
      while (going) {
        await new Promise((resolve) => setTimeout(resolve, EVERY));
        try {
          const answer = await fetch(address, { headers: { Accept: "application/json" } });
          if (going && answer.ok) {
            show(await answer.json());
          }
        } catch {
          // The news may fail to come; the form itself is on its way all the same.
        }
      }
    };
    ask();
    return () => {
      going = false;
    };
  };

  // By attribute: a field of the form may be named "action", and a button without its own says the page's address.
  const address = (form, button) =>
    button?.getAttribute("formaction") || form.getAttribute("action") || window.location.href;

  const send = async (form, button) => {
    const body = new FormData(form, button);
    const show = bar(form);
    const controls = form.querySelectorAll("button, input[type=submit]");
    controls.forEach((control) => {
      control.disabled = true;
    });
    const stop = follow(form.dataset.wait, show);
    try {
      // The header asks for the next address instead of a redirect, which fetch would follow: the page behind it
      // would be made twice.
      const answer = await fetch(address(form, button), {
        method: "POST",
        body,
        headers: { "X-Wait": "1" },
      });
      stop();
      const next = answer.headers.get("X-Next");
      if (next || answer.redirected) {
        window.location.assign(next || answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.title = page.title;
      document.body.replaceWith(page.body);
      window.scrollTo(0, 0);
      document.querySelectorAll("form[data-wait]").forEach(watch);
    } catch {
      // The connection broke. What was written is written whole or not at all: look at the page again.
      stop();
      window.location.reload();
    }
  };

  const watch = (form) => {
    form.addEventListener("submit", (event) => {
      if (event.submitter?.hasAttribute("data-no-wait")) {
        return;
      }
      event.preventDefault();
      send(form, event.submitter);
    });
  };

  document.querySelectorAll("form[data-wait]").forEach(watch);
})();
