// Put bodies into order on the page: buttons, arrow keys, places typed. The form carries it; saving is a button of its own.
"use strict";

(() => {
  const form = document.querySelector("form[data-order]");
  if (!form) {
    return;
  }
  const field = form.querySelector("[data-field]");
  const said = form.querySelector("[data-said]");
  let dirty = form.dataset.changes !== "0";

  const rowsOf = (row) => [...row.closest("[data-rows]").querySelectorAll("[data-row]")];
  const nameOf = (row) => row.querySelector("[data-name]").textContent.trim();

  const say = (words, row) => {
    const rows = rowsOf(row);
    const values = { name: nameOf(row), place: rows.indexOf(row) + 1, count: rows.length };
    said.textContent = words.replace(/\{(\w+)\}/g, (_all, key) => values[key]);
  };

  const write = () => {
    const rows = [...form.querySelectorAll("[data-row]")];
    field.value = rows
      .map((row) => row.dataset.row + (row.classList.contains("is-by-hand") ? "h" : ""))
      .join(" ");
    form.querySelectorAll("[data-rows]").forEach((list) => {
      list.querySelectorAll(".orderplace").forEach((input, index) => {
        input.value = index + 1;
      });
    });
  };

  const mark = (row) => {
    row.classList.add("is-by-hand");
    row.querySelectorAll("[data-by-hand], [data-otherwise], [data-reset]").forEach((element) => {
      element.hidden = false;
    });
    form.querySelector("[data-unsaved]").hidden = false;
    dirty = true;
  };

  // Put a row at an index of its category; null where it stands there already.
  const move = (row, to) => {
    const rows = rowsOf(row);
    const from = rows.indexOf(row);
    const at = Math.min(Math.max(to, 0), rows.length - 1);
    if (at === from) {
      return false;
    }
    rows[at][at > from ? "after" : "before"](row);
    return true;
  };

  const settle = (row) => {
    mark(row);
    write();
    say(form.dataset.says, row);
  };

  const step = (row, way, control) => {
    if (move(row, rowsOf(row).indexOf(row) + way)) {
      settle(row);
      control.focus();
      row.scrollIntoView({ block: "nearest" });
    } else {
      say(form.dataset.saysEdge, row);
    }
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-way]");
    if (button) {
      event.preventDefault();
      step(button.closest("[data-row]"), Number(button.dataset.way), button);
    }
  });

  form.addEventListener("keydown", (event) => {
    const handle = event.target.closest("[data-handle]");
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (handle && way) {
      event.preventDefault();
      step(handle.closest("[data-row]"), way, handle);
    }
    if (event.key === "Enter" && event.target.matches("input.orderplace")) {
      // What is typed takes effect at once; the form is not sent.
      event.preventDefault();
      event.target.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  form.addEventListener("change", (event) => {
    if (!event.target.matches("input.orderplace")) {
      return;
    }
    const row = event.target.closest("[data-row]");
    const to = Number.parseInt(event.target.value, 10);
    if (to >= 1 && move(row, to - 1)) {
      settle(row);
      event.target.focus();
    } else {
      write();
    }
  });

  let sending = false;
  form.addEventListener("submit", () => {
    sending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty && !sending) {
      event.preventDefault();
    }
  });

  form.querySelectorAll("[data-handle]").forEach((handle) => {
    handle.hidden = false;
  });
  window.orderRows = { form, move, rowsOf, settle, write };
})();
