// data-seleksi-sidik="<sha-256, hex>" around a file field: compares the file in hand with the registered digest,
// on this device, without sending it. Works only where the browser offers crypto.subtle (https or localhost).
(() => {
  "use strict";
  if (!window.crypto || !window.crypto.subtle) return;

  document.querySelectorAll("[data-seleksi-sidik]").forEach((wadah) => {
    const kotak = wadah.querySelector('input[type="file"]');
    const jawaban = wadah.querySelector("[data-seleksi-jawaban]");
    if (!kotak || !jawaban) return;
    wadah.hidden = false;

    const bandingkan = async (berkas) => {
      jawaban.textContent = "Menghitung sidik berkas …";
      jawaban.className = "kabar";
      const hitung = await crypto.subtle.digest("SHA-256", await berkas.arrayBuffer());
      const sidik = [...new Uint8Array(hitung)].map((b) => b.toString(16).padStart(2, "0")).join("");
      const sama = sidik === wadah.dataset.seleksiSidik.toLowerCase();
      jawaban.className = sama ? "kabar kabar--hijau" : "kabar kabar--merah";
      jawaban.textContent = sama
        ? `${berkas.name} sama dengan naskah yang terdaftar.`
        : `${berkas.name} BERBEDA dengan naskah yang terdaftar. Sidiknya ${sidik}.`;
    };

    kotak.addEventListener("change", () => kotak.files[0] && bandingkan(kotak.files[0]));
    wadah.addEventListener("dragover", (e) => e.preventDefault());
    wadah.addEventListener("drop", (e) => {
      e.preventDefault();
      if (e.dataTransfer.files[0]) bandingkan(e.dataTransfer.files[0]);
    });
  });
})();
