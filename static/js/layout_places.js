// The grid of a day for the scripts that move sessions: where a block stands, where it may go, what is said of it.
// Places are { start, end, room }: minutes since midnight of the day, and the id of a room or "" for all rooms.
"use strict";

(() => {
  const root = document.querySelector("[data-move]");
  if (!root) {
    return;
  }
  const STEP = 5;
  const [OPENS, CLOSES] = [4 * 60, 28 * 60];
  const wide = window.matchMedia("(min-width: 64rem)");
  const said = document.querySelector("[data-said]");

  const grid = () => (wide.matches ? root.querySelector(".daylayout--grid") : null);
  const heads = () => [...root.querySelectorAll(".roomhead[data-room]")];
  const head = (room) => heads().find((each) => each.dataset.room === room);
  const block = (session) => root.querySelector(`.block[data-session="${session}"]`);
  const clock = (minute) => {
    const pad = (number) => String(number).padStart(2, "0");
    return `${pad(Math.floor(minute / 60) % 24)}:${pad(minute % 60)}`;
  };
  const place = (element) => ({
    start: Number(element.dataset.start),
    end: Number(element.dataset.end),
    room: element.dataset.room,
  });
  const same = (one, other) => one.start === other.start && one.end === other.end && one.room === other.room;
  const isInDay = (wanted) => wanted.start >= OPENS && wanted.end <= CLOSES && wanted.end - wanted.start >= STEP;

  // What the server reads: a time that did not change keeps its own words, which clocks may show twice.
  const times = (element, wanted) => {
    const [start, end] = element.dataset.clock.split("–");
    const old = place(element);
    return {
      start: wanted.start === old.start ? start : clock(wanted.start),
      end: wanted.end === old.end ? end : clock(wanted.end),
    };
  };

  const draw = (element, wanted) => {
    const length = wanted.end - wanted.start;
    const values = {
      "--hour": Math.floor(wanted.start / 60),
      "--minute": wanted.start % 60,
      "--hours": Math.floor(length / 60),
      "--minutes": length % 60,
    };
    Object.entries(values).forEach(([name, value]) => element.style.setProperty(name, value));
    if (wanted.room === element.dataset.room) {
      ["grid-column", "--lane", "--lanes"].forEach((name) => element.style.removeProperty(name));
    } else {
      const column = heads().findIndex((each) => each.dataset.room === wanted.room) + 2;
      const across = head(wanted.room).classList.contains("roomhead--none");
      element.style.setProperty("grid-column", across ? "2 / -1" : `${column} / ${column + 1}`);
      element.style.setProperty("--lane", 0);
      element.style.setProperty("--lanes", 1);
    }
    const shown = times(element, wanted);
    element.querySelector(".block__start").textContent = shown.start;
    element.querySelector(".block__end").textContent = `–${shown.end}`;
  };

  const say = (text, { wrong = false } = {}) => {
    said.textContent = text;
    said.classList.toggle("is-wrong", wrong);
  };

  const tell = (element, wanted) => {
    const words = { title: element.dataset.title, room: head(wanted.room).dataset.name, ...times(element, wanted) };
    say(root.dataset.says.replace(/\{(\w+)\}/g, (_all, name) => words[name]));
  };

  const prepare = () => {
    root.querySelectorAll(".daylayout--grid .block").forEach((element) => {
      const grip = document.createElement("span");
      grip.className = "block__grip";
      element.append(grip);
    });
    root.querySelector(".daylayout--grid")?.classList.add("is-live");
    // Screen readers hand the arrow keys on to the page here.
    root.querySelector("[data-frame]")?.setAttribute("role", "application");
  };

  prepare();
  window.dayLayout = { STEP, root, grid, heads, block, place, same, isInDay, times, draw, say, tell, prepare };
})();
