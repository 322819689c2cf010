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
      const tombol = document.querySelector("button[data-seleksi-simpan]");
      if (formulir && tombol) formulir.requestSubmit(tombol);
    },
    j: () => tautan("next")?.click(),
    k: () => tautan("prev")?.click(),
  };

  // The open item comes into sight inside its own list; the page itself does not jump.
  const butir = document.getElementById("butir");
  const daftar = butir && butir.closest(".syarat");
  if (daftar && daftar.scrollHeight > daftar.clientHeight) {
    daftar.scrollTop = butir.offsetTop - daftar.offsetTop - (daftar.clientHeight - butir.offsetHeight) / 2;
  }

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
