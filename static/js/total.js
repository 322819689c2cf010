// data-seleksi-total on a scoring form: the running total while choosing. The server counts again.
// Each fieldset carries data-seleksi-poin, the points of one level ("6.00"). Cents are whole numbers here.
(() => {
  "use strict";
  const rupa = (sen) => `${Math.floor(sen / 100)},${String(sen % 100).padStart(2, "0")}`;

  const pasang = (formulir) => {
    if (formulir.dataset.seleksiPasangTotal) return;
    formulir.dataset.seleksiPasangTotal = "ya";
    const jumlah = document.querySelector("[data-seleksi-jumlah]");
    const ringkas = document.querySelector("[data-seleksi-terisi]");
    const hitung = () => {
      let total = 0n;
      let terisi = 0;
      const belum = [];
      const indikator = formulir.querySelectorAll("[data-seleksi-indikator]");
      indikator.forEach((satu) => {
        const dipilih = satu.querySelector('input[type="radio"]:checked');
        const keterangan = satu.querySelector("[data-seleksi-nilai]");
        satu.classList.toggle("indikator--kosong", !dipilih);
        if (!dipilih) {
          belum.push(satu.dataset.seleksiIndikator);
          if (keterangan) keterangan.textContent = "belum diisi";
          return;
        }
        terisi += 1;
        // Points with up to six decimals as whole millionths; rounded to cents, half up, like the server.
        const [utuh, pecahan = ""] = (satu.dataset.seleksiPoin || "0").split(".");
        const perTingkat = BigInt(utuh + pecahan.padEnd(6, "0").slice(0, 6));
        const nilai = perTingkat * BigInt(dipilih.value);
        total += nilai;
        if (keterangan) keterangan.textContent = `nilai ${rupa(Number((nilai + 5000n) / 10000n))}`;
      });
      if (jumlah) jumlah.textContent = rupa(Number((total + 5000n) / 10000n));
      if (ringkas) {
        ringkas.textContent =
          `${terisi} dari ${indikator.length} indikator terisi` +
          (belum.length ? `; nomor ${belum.join(", ")} belum` : "");
      }
    };
    formulir.addEventListener("change", hitung);
    hitung();
  };

  const pasangSemua = () => document.querySelectorAll("form[data-seleksi-total]").forEach(pasang);
  pasangSemua();
  document.addEventListener("seleksi:pasang", pasangSemua);
})();
