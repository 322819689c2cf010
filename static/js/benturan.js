// The page of declarations: the relation is asked only where there is a conflict; one click answers the rest.
// Without this file every field is simply there.
(() => {
  "use strict";
  const perbarui = (butir) => {
    const ada = butir.querySelector('input[value="ADA"]');
    const hubungan = butir.querySelector("[data-seleksi-hubungan]");
    if (ada && hubungan) hubungan.hidden = !ada.checked;
  };
  const daftar = document.querySelectorAll(".daftar-benturan > li");
  daftar.forEach((butir) => {
    perbarui(butir);
    butir.addEventListener("change", () => {
      perbarui(butir);
      const kotak = butir.querySelector("[data-seleksi-hubungan] input");
      if (kotak && !kotak.closest("[hidden]") && !kotak.value) kotak.focus();
    });
  });
  const semua = document.querySelector("[data-seleksi-semua-tidak]");
  if (semua) {
    semua.hidden = false;
    semua.addEventListener("click", () => {
      daftar.forEach((butir) => {
        if (butir.querySelector('input[type="radio"]:checked')) return;
        butir.querySelector('input[value="TIDAK"]').checked = true;
        perbarui(butir);
      });
    });
  }
})();
