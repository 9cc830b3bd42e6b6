// Drag a body by its handle to another place of its category; Esc puts it back.
"use strict";

(() => {
  const order = window.orderRows;
  if (!order) {
    return;
  }
  const EDGE = 60;
  const SPEED = 12;
  let drag = null;

  const indexAt = (y, row) => {
    const others = order.rowsOf(row).filter((other) => other !== row);
    return others.filter((other) => {
      const box = other.getBoundingClientRect();
      return y > box.top + box.height / 2;
    }).length;
  };

  const finish = ({ keep }) => {
    const { row, handle, from, pointer } = drag;
    drag = null;
    row.classList.remove("is-moving");
    handle.releasePointerCapture(pointer);
    if (!keep) {
      order.move(row, from);
    } else if (order.rowsOf(row).indexOf(row) !== from) {
      order.settle(row);
    }
    handle.focus();
  };

  order.form.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || drag || event.button !== 0) {
      return;
    }
    event.preventDefault();
    const row = handle.closest("[data-row]");
    drag = { row, handle, from: order.rowsOf(row).indexOf(row), pointer: event.pointerId };
    handle.setPointerCapture(event.pointerId);
    row.classList.add("is-moving");
  });

  order.form.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.pointer) {
      return;
    }
    if (event.clientY < EDGE) {
      window.scrollBy(0, -SPEED);
    } else if (event.clientY > window.innerHeight - EDGE) {
      window.scrollBy(0, SPEED);
    }
    const at = indexAt(event.clientY, drag.row);
    if (order.move(drag.row, at) && !drag.handle.hasPointerCapture(drag.pointer)) {
      // A row that was taken out and put in again has let the pointer go.
      drag.handle.setPointerCapture(drag.pointer);
    }
  });

  order.form.addEventListener("pointerup", (event) => drag && event.pointerId === drag.pointer && finish({ keep: true }));
  order.form.addEventListener("pointercancel", () => drag && finish({ keep: false }));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) {
      event.preventDefault();
      finish({ keep: false });
    }
  });
})();
