// Sessions marked as one's own: a star beside each, kept in this browser for each edition, a view of them alone,
// and their calendar. Sessions are known by their ids, which releases do not change.
"use strict";

(() => {
  const drawer = () => programme.drawer("localStorage", `programme.mine.${programme.data().edition}`);
  const read = () => drawer().read() ?? {};

  const draw = (button, isMine) => {
    button.setAttribute("aria-pressed", String(isMine));
    button.textContent = isMine ? "★" : "☆";
  };

  const star = (pk, title, url, changed) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "star";
    button.setAttribute("aria-label", `${programme.word("star")}: ${title}`);
    button.addEventListener("click", () => {
      const mine = read();
      if (mine[pk]) {
        delete mine[pk];
      } else {
        mine[pk] = { in: changed, title, url };
      }
      drawer().write(mine);
      programme.shown();
    });
    return button;
  };

  const place = (item) => {
    const link = item.querySelector("h3 a");
    const pk = item.id.slice(1);
    const button = star(pk, link.textContent.trim(), link.getAttribute("href"), Number(item.dataset.in));
    item.append(button);
    return button;
  };

  const filter = (mine, isOn) => {
    document.querySelectorAll("#programme .session").forEach((item) => {
      item.hidden = isOn && !mine[item.id.slice(1)];
    });
    document.querySelectorAll("#programme .progday").forEach((day) => {
      day.hidden = isOn && !day.querySelector(".session:not([hidden])");
    });
  };

  const note = (mine, isOn) => {
    const box = document.querySelector("#programme [data-mine-note]");
    if (!box) {
      return;
    }
    const keys = Object.keys(mine);
    box.hidden = !isOn;
    box.querySelector("[data-mine-some]").hidden = keys.length === 0;
    box.querySelector("[data-mine-none]").hidden = keys.length > 0;
    const query = new URLSearchParams(keys.map((pk) => ["session", pk]));
    box.querySelector("[data-mine-calendar]").href = `${programme.data().calendar}?${query}`;
  };

  const apply = () => {
    if (!programme.data().edition) {
      return; // A draft: what is marked there may never take place.
    }
    const mine = read();
    const isOn = location.hash === "#mine";
    document.querySelectorAll("#programme .session:not(.session--break)").forEach((item) => {
      draw(item.querySelector(".star") ?? place(item), Boolean(mine[item.id.slice(1)]));
    });
    document.querySelectorAll("[data-star]").forEach((box) => {
      const { star: pk, title, changed } = box.dataset;
      if (!box.firstElementChild) {
        box.append(star(pk, title, location.pathname, Number(changed)), ` ${programme.word("star")}`);
      }
      draw(box.firstElementChild, Boolean(mine[pk]));
      box.hidden = false;
    });
    document.querySelectorAll("[data-mine-link]").forEach((link) => {
      link.hidden = false;
      link.querySelector("[data-mine-count]").textContent = `(${Object.keys(mine).length})`;
    });
    filter(mine, isOn);
    note(mine, isOn);
  };

  window.addEventListener("hashchange", apply);
  programme.whenShown(apply);
})();
