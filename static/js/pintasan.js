// data-seleksi-tuts="n" on a button, link or label: the key presses it, unless someone is typing.
// [data-seleksi-sakelar-tuts] is the switch that turns all of them off on this device (WCAG 2.1.4).
(() => {
  "use strict";
  const KUNCI = "seleksi:pintasan";
  const mati = () => {
    try {
      return localStorage.getItem(KUNCI) === "mati";
    } catch {
      return false;
    }
  };

  const sakelar = () => document.querySelector("[data-seleksi-sakelar-tuts]");
  const rapikan = () => {
    document.body.toggleAttribute("data-seleksi-tanpa-tuts", mati());
    const kotak = sakelar();
    if (!kotak) return;
    kotak.closest("label").hidden = false;
    kotak.checked = !mati();
  };

  document.addEventListener("change", (e) => {
    if (e.target !== sakelar()) return;
    try {
      if (e.target.checked) localStorage.removeItem(KUNCI);
      else localStorage.setItem(KUNCI, "mati");
    } catch {
      // The choice then holds for this page only.
    }
    rapikan();
  });

  document.addEventListener("keydown", (e) => {
    if (mati() || e.ctrlKey || e.metaKey || e.altKey || e.key.length !== 1) return;
    if (e.target.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])")) return;
    if (document.querySelector("dialog[open]")) return;
    const tujuan = document.querySelector(`[data-seleksi-tuts="${CSS.escape(e.key.toLowerCase())}"]`);
    if (!tujuan || tujuan.getAttribute("aria-disabled") === "true") return;
    e.preventDefault();
    tujuan.click();
    const kendali = tujuan.control || tujuan;
    kendali.focus();
  });

  rapikan();
  document.addEventListener("seleksi:pasang", rapikan);
  document.addEventListener("htmx:afterSwap", rapikan);
})();
