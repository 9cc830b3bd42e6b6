// Moves the marks of what is on now and next, and the line at the present time, each minute.
// The server drew them for the minute in which the page was made; a page stays open for hours, or is a saved copy.
"use strict";

(() => {
  const MINUTE = 60_000;
  const STATES = ["past", "now", "next"];
  const TAGS = { now: "tag--now d-print-none", next: "tag--line d-print-none" };

  const moments = (item) => [...item.querySelectorAll(".session__time time")].map((time) => Date.parse(time.dateTime));

  const state = (item, now, following) => {
    const [starts, ends] = moments(item);
    if (ends <= now) {
      return "past";
    }
    return starts <= now ? "now" : starts === following ? "next" : "";
  };

  const mark = (item, is) => {
    STATES.forEach((name) => item.classList.toggle(`session--${name}`, name === is));
    const meta = item.querySelector(".session__meta");
    meta.querySelector(".tag.d-print-none")?.remove();
    if (TAGS[is]) {
      meta.prepend(programme.tag(programme.word(is), TAGS[is]), " ");
    }
  };

  // The distance from UTC stands in every time of the page.
  const clock = (now, item) => {
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(item.querySelector("time").dateTime) ?? [];
    const distance = sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
    return new Date(now + distance * MINUTE).toISOString().slice(11, 16);
  };

  const moveLine = (list, items, now) => {
    const line = list.querySelector(".nowline");
    const next = items.find((item) => moments(item)[0] > now);
    list.insertBefore(line, next ?? null);
    line.querySelector("b").textContent = clock(now, items[0]);
    const minute = (now / 1000 - Number(list.dataset.opens)) / 60;
    const ticks = [...list.querySelectorAll(".tick")];
    const at = ticks.findIndex((tick, index) => tick.dataset.m <= minute && minute < ticks[index + 1]?.dataset.m);
    line.className = "nowline";
    if (at >= 0) {
      const [from, to] = [Number(ticks[at].dataset.m), Number(ticks[at + 1].dataset.m)];
      line.classList.add(`row-${at + 1}`, `at-${Math.floor(((minute - from) * 10) / (to - from))}`);
    }
  };

  const draw = () => {
    const now = Date.now();
    document.querySelectorAll("#programme .programme--today").forEach((list) => {
      const items = [...list.querySelectorAll(".session")];
      const open = items.filter((item) => !item.matches(".session--cancelled"));
      const coming = open.filter((item) => !item.matches(".session--break")).map((item) => moments(item)[0]);
      const following = Math.min(...coming.filter((starts) => starts > now));
      open.forEach((item) => mark(item, state(item, now, following)));
      if (items.length && list.querySelector(".nowline")) {
        moveLine(list, items, now);
      }
    });
  };

  programme.whenShown(draw);
  setTimeout(
    () => {
      draw();
      setInterval(draw, MINUTE);
    },
    MINUTE - (Date.now() % MINUTE),
  );
})();
