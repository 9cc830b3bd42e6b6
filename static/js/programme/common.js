// What the scripts of the programme share: data and words of the page, and a drawer in the browser's own storage.
"use strict";

const programme = (() => {
  const data = () => JSON.parse(document.getElementById("programme-data")?.textContent || "{}");
  const word = (name) => {
    const words = document.getElementById("programme-words")?.content;
    return words?.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
  };

  // Storage may be full or forbidden: then the page works as for somebody who comes for the first time.
  const drawer = (storage, name) => ({
    read: () => {
      try {
        return JSON.parse(window[storage].getItem(name));
      } catch {
        return null;
      }
    },
    write: (value) => {
      try {
        window[storage].setItem(name, JSON.stringify(value));
      } catch {
        // Nothing to be done.
      }
    },
  });

  // Runs a behaviour now and whenever another view is shown in place.
  const whenShown = (behaviour) => {
    document.addEventListener("programme:shown", behaviour);
    behaviour();
  };
  const shown = () => document.dispatchEvent(new CustomEvent("programme:shown"));

  const tag = (text, classes) => {
    const element = document.createElement("span");
    element.className = `tag ${classes}`;
    element.textContent = text;
    return element;
  };

  return { data, drawer, shown, tag, whenShown, word };
})();
