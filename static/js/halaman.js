// [data-seleksi-halaman]: pages of a file as pictures. Three sizes and four sides; they hold while the page is open.
(() => {
  "use strict";
  const TERBESAR = 3;

  const pasang = () => {
    document.querySelectorAll("[data-seleksi-halaman]").forEach((wadah) => {
      const alat = wadah.querySelector("[data-seleksi-alat]");
      if (!alat.hidden) return;
      alat.hidden = false;
      const tombol = (nama) => alat.querySelector(`[data-seleksi-${nama}]`);
      const ubah = (besar) => {
        wadah.dataset.besar = Math.min(TERBESAR, Math.max(1, besar));
        tombol("perkecil").setAttribute("aria-disabled", String(wadah.dataset.besar === "1"));
        tombol("perbesar").setAttribute("aria-disabled", String(wadah.dataset.besar === String(TERBESAR)));
      };
      tombol("perkecil").addEventListener("click", () => ubah(Number(wadah.dataset.besar) - 1));
      tombol("perbesar").addEventListener("click", () => ubah(Number(wadah.dataset.besar) + 1));
      tombol("putar").addEventListener("click", () => {
        wadah.dataset.putar = (Number(wadah.dataset.putar || 0) + 90) % 360;
      });
      ubah(1);
    });
  };

  pasang();
  document.addEventListener("seleksi:pasang", pasang);
})();
