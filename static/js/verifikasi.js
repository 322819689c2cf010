// The verifier's desk: the open item comes into sight, and "tidak sesuai" leads to its reason. Keys: js/pintasan.js.
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
  formulir.addEventListener("change", (e) => {
    // After the key has put the focus on the answer.
    if (e.target.value === "TIDAK_SESUAI") setTimeout(() => formulir.querySelector("textarea").focus());
  });
})();
