// Save each move of the grid at once, one after the other, and draw the day as the server sends it back.
"use strict";

(() => {
  const layout = window.dayLayout;
  if (!layout) {
    return;
  }
  const { root } = layout;
  // Places that keys have given and that are not sent yet, by session: they outlive a drawing.
  const pending = new Map();
  let last = Promise.resolve();
  // A drag holds the drawing back: its block would vanish under the pointer.
  let held = Promise.resolve();

  const draw = (html) => {
    const frame = root.querySelector("[data-frame]");
    const scroll = frame ? [frame.scrollLeft, frame.scrollTop] : [0, 0];
    const focused = document.activeElement?.closest(".block")?.dataset.session;
    const onUndo = document.activeElement?.closest("[data-undo]");
    root.innerHTML = html;
    layout.prepare();
    root.querySelector("[data-frame]")?.scrollTo(...scroll);
    pending.forEach((wanted, session) => {
      const element = layout.block(session);
      if (element) {
        layout.draw(element, wanted);
      }
    });
    if (focused) {
      layout.block(focused)?.querySelector("a").focus({ preventScroll: true });
    } else if (onUndo) {
      root.querySelector("[data-undo] button:not([disabled]), [data-undo] a")?.focus();
    }
  };

  const post = async (address, values) => {
    const body = new FormData(root.querySelector("[data-undo]"));
    Object.entries(values).forEach(([name, value]) => body.set(name, value));
    const headers = { Accept: "application/json" };
    const answer = await fetch(address, { method: "POST", body, headers, keepalive: true });
    if (!answer.ok || answer.redirected) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  };

  const send = async (address, values) => {
    try {
      const news = await post(address, values());
      await held;
      if (!news.saved) {
        pending.clear();
      }
      draw(news.html);
      layout.say(news.said, { wrong: !news.saved });
      return news.saved;
    } catch {
      await held;
      layout.say(root.dataset.saysFailed, { wrong: true });
      pending.clear();
      root.querySelectorAll(".block").forEach((element) => layout.draw(element, layout.place(element)));
      return false;
    }
  };

  const queue = (address, values) => {
    last = last.then(() => send(address, values));
    return last;
  };

  const save = (session, wanted) =>
    queue(root.dataset.move, () => {
      const element = layout.block(session);
      pending.delete(session);
      return { session, room: wanted.room, seen: element.dataset.seen, ...layout.times(element, wanted) };
    });

  const undo = () => queue(root.querySelector("[data-undo]").action, () => ({}));

  const hold = () => {
    let release;
    held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };

  root.addEventListener("submit", (event) => {
    if (event.target.matches("[data-undo]") && layout.grid()) {
      event.preventDefault();
      undo();
    }
  });

  Object.assign(layout, { pending, save, undo, hold });
})();
