// data-seleksi-total on a scoring form: the running total while scoring. The server counts again.
// A fieldset carries data-seleksi-bobot, its weight in percent ("30.00"), and a field data-seleksi-angka for a mark of
// 0 to 100; or data-seleksi-poin, the points of one level ("6.00"), and radio buttons. All sums are whole numbers here.
(() => {
  "use strict";
  const rupa = (sen) => `${Math.floor(sen / 100)},${String(sen % 100).padStart(2, "0")}`;

  // "87,5" -> 8750 hundredths; null for anything that is not a mark.
  const ratusan = (teks) => {
    const cocok = /^(\d{1,3})(?:[.,](\d{0,2}))?$/.exec(teks.trim());
    if (!cocok) return null;
    const nilai = Number(cocok[1]) * 100 + Number((cocok[2] || "").padEnd(2, "0"));
    return nilai <= 10000 ? nilai : null;
  };

  // Millionths of a point, or null while nothing is filled in.
  const poinDari = (satu) => {
    const angka = satu.querySelector("[data-seleksi-angka]");
    if (angka) {
      const nilai = ratusan(angka.value);
      const [utuh, pecahan = ""] = (satu.dataset.seleksiBobot || "0").split(".");
      return nilai === null ? null : BigInt(nilai) * BigInt(utuh + pecahan.padEnd(2, "0").slice(0, 2));
    }
    const dipilih = satu.querySelector('input[type="radio"]:checked');
    if (!dipilih) return null;
    const [utuh, pecahan = ""] = (satu.dataset.seleksiPoin || "0").split(".");
    return BigInt(utuh + pecahan.padEnd(6, "0").slice(0, 6)) * BigInt(dipilih.value);
  };

  // The level in whose part of the scale the mark lies.
  const tandaiTingkat = (satu) => {
    const angka = satu.querySelector("[data-seleksi-angka]");
    const nilai = angka ? ratusan(angka.value) : null;
    satu.querySelectorAll("[data-seleksi-isi]").forEach((tombol) => {
      const bawah = Number(tombol.dataset.seleksiBawah) * 100;
      const atas = Number(tombol.dataset.seleksiIsi) * 100;
      const di = nilai !== null && nilai <= atas && (nilai > bawah || (bawah === 0 && nilai === 0));
      tombol.setAttribute("aria-pressed", String(di));
    });
  };

  // Keys of a mark: up and down by one, with Shift by five; Enter goes to the next mark.
  const pasangTuts = (formulir) => {
    const semua = [...formulir.querySelectorAll("[data-seleksi-angka]")];
    formulir.addEventListener("keydown", (e) => {
      const angka = e.target.closest("[data-seleksi-angka]");
      if (!angka) return;
      if (e.key === "Enter") {
        e.preventDefault();
        const berikut = semua[semua.indexOf(angka) + 1];
        if (berikut) berikut.select();
        return;
      }
      if (e.key !== "ArrowUp" && e.key !== "ArrowDown") return;
      e.preventDefault();
      const langkah = (e.shiftKey ? 500 : 100) * (e.key === "ArrowUp" ? 1 : -1);
      const kini = ratusan(angka.value || "0");
      if (kini === null) return;
      angka.value = rupa(Math.min(10000, Math.max(0, kini + langkah)));
      angka.dispatchEvent(new Event("input", { bubbles: true }));
    });
    formulir.addEventListener("click", (e) => {
      const tombol = e.target.closest("[data-seleksi-isi]");
      if (!tombol) return;
      e.preventDefault();
      const angka = tombol.closest("[data-seleksi-indikator]").querySelector("[data-seleksi-angka]");
      angka.value = rupa(Number(tombol.dataset.seleksiIsi) * 100);
      angka.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };

  const pasang = (formulir) => {
    if (formulir.dataset.seleksiPasangTotal) return;
    formulir.dataset.seleksiPasangTotal = "ya";
    const jumlah = document.querySelector("[data-seleksi-jumlah]");
    const ringkas = document.querySelector("[data-seleksi-terisi]");
    const sementara = document.querySelector("[data-seleksi-sementara]");
    const hitung = () => {
      let total = 0n;
      let terisi = 0;
      const belum = [];
      const indikator = formulir.querySelectorAll("[data-seleksi-indikator]");
      indikator.forEach((satu) => {
        const nilai = poinDari(satu);
        const keterangan = satu.querySelector("[data-seleksi-nilai]");
        satu.classList.toggle("indikator--kosong", nilai === null);
        tandaiTingkat(satu);
        if (nilai === null) {
          belum.push(satu.dataset.seleksiIndikator);
          if (keterangan) keterangan.textContent = "belum diisi";
          return;
        }
        terisi += 1;
        // Rounded to cents, half up, like the server.
        total += nilai;
        if (keterangan) keterangan.textContent = `nilai ${rupa(Number((nilai + 5000n) / 10000n))}`;
      });
      if (jumlah) jumlah.textContent = rupa(Number((total + 5000n) / 10000n));
      if (sementara) sementara.textContent = belum.length ? "sementara" : "dari 100";
      if (ringkas) {
        ringkas.textContent =
          `${terisi} dari ${indikator.length} indikator terisi` +
          (belum.length ? `; nomor ${belum.join(", ")} belum` : "");
      }
    };
    formulir.addEventListener("change", hitung);
    formulir.addEventListener("input", hitung);
    pasangTuts(formulir);
    hitung();
  };

  const pasangSemua = () => document.querySelectorAll("form[data-seleksi-total]").forEach(pasang);
  pasangSemua();
  document.addEventListener("seleksi:pasang", pasangSemua);
})();
