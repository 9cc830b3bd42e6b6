// Marks what releases changed since the reader last looked, and tells what became of their own sessions.
// A release counts as seen once it was on the screen: at the next visit its marks are gone.
"use strict";

(() => {
  const draw = () => {
    const { edition, release, changed } = programme.data();
    const box = document.querySelector("#programme [data-news]");
    if (!edition || !box) {
      return;
    }
    const seen = programme.drawer("localStorage", `programme.seen.${edition}`);
    // While this tab is open the marks stay, whatever is read in it.
    const base = programme.drawer("sessionStorage", `programme.base.${edition}`);
    const mine = programme.drawer("localStorage", `programme.mine.${edition}`);
    const since = base.read() ?? seen.read() ?? release;
    base.write(since);
    seen.write(release);

    const fresh = Object.entries(changed).filter(([, [number]]) => number > since);
    for (const [pk, [, labels]] of fresh) {
      const meta = document.querySelector(`#s${pk} .session__meta`);
      if (meta && !meta.querySelector("[data-fresh]")) {
        const mark = programme.tag(labels || programme.word("changed"), "tag--info");
        mark.dataset.fresh = "";
        meta.prepend(mark, " ");
      }
    }

    const own = mine.read() ?? {};
    const list = box.querySelector("[data-news-mine]");
    list.replaceChildren();
    for (const [pk, kept] of Object.entries(own)) {
      const [number, labels] = changed[pk] ?? [0, ""];
      if (number > kept.in) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = kept.url;
        link.textContent = kept.title;
        item.append("★ ", link, `: ${labels || programme.word("changed")}`);
        list.append(item);
      }
    }
    list.hidden = !list.childElementCount;
    box.querySelector("[data-news-count]").textContent = `${programme.word("news")} ${fresh.length}.`;
    box.hidden = !fresh.length && !list.childElementCount;
    box.querySelector("[data-news-seen]").onclick = () => {
      base.write(release);
      for (const [pk, kept] of Object.entries(own)) {
        kept.in = Math.max(kept.in, changed[pk]?.[0] ?? 0);
      }
      mine.write(own);
      document.querySelectorAll("[data-fresh]").forEach((mark) => mark.remove());
      box.hidden = true;
    };
  };

  programme.whenShown(draw);
})();
