// The verifier's desk by keyboard: 1 sesuai, 2 tidak sesuai, n save and go on, j and k the next and previous applicant.
// Without this file the same form works by mouse and Tab.
(() => {
  "use strict";
  const formulir = document.querySelector("form[data-seleksi-periksa]");
  const tautan = (nama) => document.querySelector(`a[rel="${nama}"][data-seleksi-tetangga]`);

  const pilih = (nilai) => {
    const kotak = formulir && formulir.querySelector(`input[name="putusan"][value="${nilai}"]`);
    if (!kotak || kotak.disabled) return;
    kotak.checked = true;
    kotak.focus();
    if (nilai === "TIDAK_SESUAI") formulir.querySelector("textarea").focus();
  };

  const tindakan = {
    1: () => pilih("SESUAI"),
    2: () => pilih("TIDAK_SESUAI"),
    n: () => {
      const tombol = formulir && formulir.querySelector('button[type="submit"]');
      if (tombol && !tombol.disabled) formulir.requestSubmit(tombol);
    },
    j: () => tautan("next")?.click(),
    k: () => tautan("prev")?.click(),
  };

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    // Typing a reason is typing, not commanding.
    if (e.target.closest("textarea, select, input:not([type=radio])")) return;
    const lakukan = tindakan[e.key.toLowerCase()];
    if (!lakukan) return;
    e.preventDefault();
    lakukan();
  });
})();
