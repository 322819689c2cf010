// data-seleksi-bobot-total on the form of weights: their sum while typing. The server counts and decides again.
(() => {
  "use strict";
  // "17,5" -> 1750 hundredths; null for anything that is no percentage.
  const ratusan = (teks) => {
    const cocok = /^(\d{1,3})(?:[.,](\d{0,2}))?\s*%?$/.exec(teks.trim());
    return cocok ? Number(cocok[1]) * 100 + Number((cocok[2] || "").padEnd(2, "0")) : null;
  };
  const rupa = (sen) => String(sen / 100).replace(".", ",");
  const formulir = document.querySelector("form[data-seleksi-bobot-total]");
  if (!formulir) return;
  const harus = ratusan(formulir.dataset.seleksiBobotTotal);
  const jumlah = formulir.querySelector("[data-seleksi-bobot-jumlah]");
  const kata = formulir.querySelector("[data-seleksi-bobot-kata]");
  const hitung = () => {
    let total = 0;
    const luar = [];
    formulir.querySelectorAll("[data-seleksi-bobot]").forEach((isian) => {
      if ("seleksiBolehKosong" in isian.dataset && !isian.value.trim()) return;
      const nilai = ratusan(isian.value);
      total += nilai || 0;
      const kecil = ratusan(isian.dataset.seleksiPalingKecil);
      const besar = ratusan(isian.dataset.seleksiPalingBesar);
      if (nilai === null || nilai < kecil || nilai > besar) {
        luar.push(document.querySelector(`label[for="${isian.id}"]`).firstChild.textContent.trim().toLowerCase());
      }
    });
    jumlah.textContent = rupa(total);
    const selisih = total - harus;
    const bagian = [];
    if (selisih) bagian.push(selisih < 0 ? `kurang ${rupa(-selisih)}` : `lebih ${rupa(selisih)}`);
    if (luar.length) bagian.push(`di luar rentang: ${luar.join(", ")}`);
    kata.textContent = bagian.length ? bagian.join("; ") : "sesuai";
  };
  formulir.addEventListener("input", hitung);
  hitung();
})();
