// Offers the times of the reader's own zone, as the browser knows it, where they differ from those of the page.
"use strict";

programme.whenShown(() => {
  const link = document.querySelector("#programme [data-own-zone]");
  const first = document.querySelector("#programme .session time");
  const home = programme.data().zone;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!link || !first || !home || !own || new URLSearchParams(location.search).has("tz")) {
    return;
  }
  const clock = (zone) =>
    new Date(first.dateTime).toLocaleString("en", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  if (clock(own) !== clock(home)) {
    const query = new URLSearchParams(location.search);
    query.set("tz", own);
    link.href = `?${query}`;
    link.textContent = `${programme.word("own")} (${own.split("/").pop().replaceAll("_", " ")})`;
    link.hidden = false;
  }
});
