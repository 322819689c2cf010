// The verifier's desk: the open item comes into sight, "tidak sesuai" leads to its reason, the catalogue fills it.
// Escape leaves a field for the button that saves, so that single keys work again. Keys: js/pintasan.js.
(() => {
  "use strict";
  // The open item comes into sight inside its own list; the page itself does not jump.
  const butir = document.getElementById("butir");
  const daftar = butir && butir.closest(".syarat");
  if (daftar && daftar.scrollHeight > daftar.clientHeight) {
    daftar.scrollTop = butir.offsetTop - daftar.offsetTop - (daftar.clientHeight - butir.offsetHeight) / 2;
  }

  const formulir = document.querySelector("form[data-seleksi-periksa]");
  if (!formulir) return;
  const alasan = formulir.querySelector("textarea");
  const katalog = formulir.querySelector("select[name=katalog]");
  formulir.addEventListener("change", (e) => {
    // After the key has put the focus on the answer.
    if (e.target.value === "TIDAK_SESUAI") setTimeout(() => (katalog || alasan).focus());
  });
  formulir.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    const simpan = document.querySelector(`button[form="${formulir.id}"]`);
    if (simpan) simpan.focus();
  });
  if (!katalog) return;

  // What was typed stays; going up and down the list exchanges only what came from it.
  const teks = [...katalog.options].map((satu) => satu.dataset.seleksiTeks).filter(Boolean);
  let tulisan = "";
  katalog.addEventListener("focus", () => {
    const dari = teks.find((satu) => alasan.value.trimEnd().endsWith(satu));
    tulisan = dari ? alasan.value.trimEnd().slice(0, -dari.length).trimEnd() : alasan.value.trimEnd();
  });
  katalog.addEventListener("change", () => {
    const dipilih = katalog.selectedOptions[0].dataset.seleksiTeks || "";
    alasan.value = [tulisan, dipilih].filter(Boolean).join("\n");
  });
  katalog.addEventListener("keydown", (e) => {
    if (e.key !== "Enter") return;
    e.preventDefault();
    alasan.focus();
    alasan.setSelectionRange(alasan.value.length, alasan.value.length);
  });
})();
