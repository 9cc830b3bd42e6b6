// Move the session in focus: arrows by 5 minutes or to the next room, Shift and arrows its end, Esc back.
"use strict";

(() => {
  const layout = window.dayLayout;
  if (!layout) {
    return;
  }
  // Keys that follow one another make one move; leaving the block saves it at once.
  const PAUSE = 600;
  const { STEP, pending } = layout;
  let timer = 0;

  const stepped = (minute, way) => (way > 0 ? Math.floor(minute / STEP) + 1 : Math.ceil(minute / STEP) - 1) * STEP;

  const neighbour = (room, way) => {
    const rooms = layout.heads().map((head) => head.dataset.room);
    const rightward = document.documentElement.dir === "rtl" ? -way : way;
    return rooms[(rooms.indexOf(room) + rightward + rooms.length) % rooms.length];
  };

  const wantedBy = (event, from) => {
    const way = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      return event.shiftKey ? null : { ...from, room: neighbour(from.room, way) };
    }
    if (event.shiftKey) {
      return { ...from, end: stepped(from.end, way) };
    }
    const start = stepped(from.start, way);
    return { ...from, start, end: start + from.end - from.start };
  };

  const flush = (session) => {
    clearTimeout(timer);
    const wanted = pending.get(session);
    const element = layout.block(session);
    if (!wanted || !element) {
      return Promise.resolve();
    }
    if (layout.same(wanted, layout.place(element))) {
      pending.delete(session);
      return Promise.resolve();
    }
    return layout.save(session, wanted);
  };

  const move = (event, element) => {
    const { session } = element.dataset;
    const wanted = wantedBy(event, pending.get(session) ?? layout.place(element));
    event.preventDefault();
    if (!wanted || !layout.isInDay(wanted)) {
      if (wanted) {
        layout.say(layout.root.dataset.saysEdge);
      }
      return;
    }
    pending.set(session, wanted);
    layout.draw(element, wanted);
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    layout.tell(element, wanted);
    clearTimeout(timer);
    timer = setTimeout(() => flush(session), PAUSE);
  };

  const back = (element) => {
    const { session } = element.dataset;
    clearTimeout(timer);
    if (pending.delete(session)) {
      layout.draw(element, layout.place(element));
      layout.tell(element, layout.place(element));
    } else {
      layout.undo();
    }
  };

  layout.root.addEventListener("keydown", (event) => {
    const element = event.target.closest(".block");
    if (!element || !layout.grid() || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key.startsWith("Arrow")) {
      move(event, element);
    } else if (event.key === "Escape" && !layout.dragging) {
      event.preventDefault();
      back(element);
    } else if (event.key === "Enter" && pending.has(element.dataset.session)) {
      event.preventDefault();
      const address = event.target.closest("a").href;
      flush(element.dataset.session).then(() => window.location.assign(address));
    }
  });

  layout.root.addEventListener("focusout", (event) => {
    const element = event.target.closest(".block");
    if (element && pending.has(element.dataset.session)) {
      flush(element.dataset.session);
    }
  });
  window.addEventListener("pagehide", () => [...pending.keys()].forEach(flush));
})();
