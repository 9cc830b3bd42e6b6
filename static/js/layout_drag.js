// Move a session with the pointer, or its end by the lower edge. A finger takes it by its time, so that the rest scrolls.
"use strict";

(() => {
  const layout = window.dayLayout;
  if (!layout) {
    return;
  }
  // Less than this is a click.
  const SLACK = 4;
  const EDGE = 40;
  const { STEP, root } = layout;
  let drag = null;

  const minutes = (distance) => {
    // As static/css/admin_layout_grid.css draws them: a tenth of the text size to the minute.
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize) / 10;
    return Math.round(distance / size / STEP) * STEP;
  };

  const roomUnder = (x, room) => {
    const shown = layout.heads().filter((head) => head.getClientRects().length);
    const found = shown.find((head) => {
      const box = head.getBoundingClientRect();
      return x >= box.left && x <= box.right;
    });
    return found ? found.dataset.room : room;
  };

  const wantedAt = (event) => {
    const { from, frame } = drag;
    const by = minutes(event.clientY - drag.y + frame.scrollTop - drag.top);
    if (drag.resizes) {
      const end = Math.round((from.end + by) / STEP) * STEP;
      return { ...from, end };
    }
    // Without a move in time a session that begins at 09:07 still does.
    const start = by ? Math.round((from.start + by) / STEP) * STEP : from.start;
    const aside = Math.abs(event.clientX + frame.scrollLeft - drag.x - drag.left) > SLACK * 2;
    const room = aside ? roomUnder(event.clientX, drag.wanted.room) : drag.wanted.room;
    return { start, end: start + from.end - from.start, room };
  };

  const scrollAtEdge = (event) => {
    const box = drag.frame.getBoundingClientRect();
    if (event.clientY < box.top + EDGE * 2) {
      drag.frame.scrollTop -= STEP * 2;
    } else if (event.clientY > Math.min(box.bottom, window.innerHeight) - EDGE) {
      drag.frame.scrollTop += STEP * 2;
    }
    // Who moves in time alone shall not slip into another room.
    if (drag.resizes || Math.abs(event.clientX - drag.x) < EDGE) {
      return;
    }
    if (event.clientX < box.left + EDGE * 2) {
      drag.frame.scrollLeft -= STEP * 2;
    } else if (event.clientX > Math.min(box.right, window.innerWidth) - EDGE) {
      drag.frame.scrollLeft += STEP * 2;
    }
  };

  const mark = (room) => {
    layout.heads().forEach((head) => head.classList.toggle("is-target", head.dataset.room === room));
  };

  const begin = () => {
    drag.moving = true;
    layout.dragging = true;
    drag.release = layout.hold();
    drag.element.setPointerCapture(drag.pointer);
    drag.element.classList.add("is-moving");
    layout.grid().classList.add("is-dragging");
  };

  const finish = ({ keep }) => {
    const { element, from, wanted, moving } = drag;
    const release = drag.release;
    drag = null;
    if (!moving) {
      return;
    }
    layout.dragging = false;
    element.classList.remove("is-moving");
    layout.grid()?.classList.remove("is-dragging");
    mark(null);
    if (keep && !layout.same(from, wanted)) {
      layout.save(element.dataset.session, wanted);
    } else {
      layout.draw(element, from);
    }
    release();
    // The click that ends a drag is not meant for the link.
    const swallow = (event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    root.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => root.removeEventListener("click", swallow, { capture: true }), 0);
  };

  root.addEventListener("pointerdown", (event) => {
    const element = event.target.closest(".block");
    const handle = event.target.closest(".block__time, .block__grip");
    if (!element || drag || !layout.grid() || event.button !== 0 || (event.pointerType === "touch" && !handle)) {
      return;
    }
    const frame = element.closest("[data-frame]");
    const from = layout.pending.get(element.dataset.session) ?? layout.place(element);
    drag = {
      element,
      frame,
      from,
      wanted: from,
      resizes: event.target.closest(".block__grip") !== null,
      pointer: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      left: frame.scrollLeft,
      top: frame.scrollTop,
      moving: false,
    };
  });

  root.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.pointer) {
      return;
    }
    if (!drag.moving) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < SLACK) {
        return;
      }
      begin();
    }
    scrollAtEdge(event);
    const wanted = wantedAt(event);
    if (layout.isInDay(wanted) && !layout.same(wanted, drag.wanted)) {
      drag.wanted = wanted;
      layout.draw(drag.element, wanted);
      layout.tell(drag.element, wanted);
      mark(drag.resizes ? null : wanted.room);
    }
  });

  root.addEventListener("pointerup", (event) => drag && event.pointerId === drag.pointer && finish({ keep: true }));
  root.addEventListener("pointercancel", () => drag && finish({ keep: false }));
  root.addEventListener("dragstart", (event) => event.target.closest(".block") && event.preventDefault());
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape" && drag?.moving) {
        event.preventDefault();
        event.stopPropagation();
        finish({ keep: false });
      }
    },
    { capture: true },
  );
})();
