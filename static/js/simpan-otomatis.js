// data-seleksi-simpan="<address>" on a form: the draft goes to the server by itself, and waits on this device
// while the connection is lost. Acts that make the draft final (data-seleksi-menunggu-sambungan) wait too.
(() => {
  "use strict";
  const JEDA = 1200;

  const jam = (kapan) => {
    const dua = (n) => String(n).padStart(2, "0");
    return `${dua(kapan.getHours())}.${dua(kapan.getMinutes())}.${dua(kapan.getSeconds())}`;
  };

  const pasang = (formulir) => {
    if (formulir.dataset.seleksiPasangSimpan) return;
    formulir.dataset.seleksiPasangSimpan = "ya";
    const alamat = formulir.dataset.seleksiSimpan;
    const kunci = `seleksi:draf:${location.pathname}:${formulir.dataset.seleksiPemilik || ""}`;
    const keterangan = document.querySelector("[data-seleksi-tersimpan]");
    const kabar = document.querySelector("[data-seleksi-luring]");
    const basi = document.querySelector("[data-seleksi-basi]");
    let pewaktu = null;
    let terputusSejak = null;
    let mengirim = false;
    let menunggu = false;

    const katakan = (teks) => {
      if (keterangan) keterangan.textContent = teks;
    };

    const isian = () => {
      const pasangan = [];
      new FormData(formulir).forEach((nilai, nama) => {
        if (nama !== "csrfmiddlewaretoken" && typeof nilai === "string") pasangan.push([nama, nilai]);
      });
      return pasangan;
    };

    const simpanDiPerangkat = () => {
      try {
        sessionStorage.setItem(kunci, JSON.stringify({ isian: isian(), pada: Date.now() }));
        return true;
      } catch {
        return false;
      }
    };

    const hapusDariPerangkat = () => {
      try {
        sessionStorage.removeItem(kunci);
      } catch {
        // Nothing was kept.
      }
    };

    const luring = (ya) => {
      if (ya && !terputusSejak) terputusSejak = new Date();
      if (!ya) terputusSejak = null;
      if (kabar) {
        kabar.hidden = !ya;
        const pukul = kabar.querySelector("[data-seleksi-sejak]");
        if (ya && pukul) pukul.textContent = jam(terputusSejak).slice(0, 5);
      }
      document.querySelectorAll("[data-seleksi-menunggu-sambungan]").forEach((tombol) => {
        if (ya) tombol.setAttribute("aria-disabled", "true");
        else tombol.removeAttribute("aria-disabled");
      });
    };

    // One save at a time: the next one carries the version that the last one was given.
    const kirim = async () => {
      if (mengirim) {
        menunggu = true;
        return;
      }
      mengirim = true;
      await kirimSekali();
      mengirim = false;
      if (menunggu) {
        menunggu = false;
        kirim();
      }
    };

    const kirimSekali = async () => {
      let jawaban;
      try {
        jawaban = await fetch(alamat, {
          method: "POST",
          body: new FormData(formulir),
          headers: { "X-Seleksi-Simpan": "otomatis" },
          credentials: "same-origin",
          redirect: "manual",
        });
      } catch {
        const aman = simpanDiPerangkat();
        luring(true);
        katakan(aman ? `tersimpan di perangkat pukul ${jam(new Date())}` : "belum tersimpan");
        return;
      }
      luring(false);
      if (jawaban.ok) {
        const versi = formulir.querySelector('input[name="versi"]');
        if (versi && jawaban.headers.get("X-Seleksi-Versi")) versi.value = jawaban.headers.get("X-Seleksi-Versi");
        hapusDariPerangkat();
        katakan(`tersimpan pukul ${jam(new Date())}`);
      } else if (jawaban.type === "opaqueredirect") {
        simpanDiPerangkat();
        katakan("belum tersimpan: Anda perlu masuk kembali");
      } else if (jawaban.status === 409 && basi) {
        // Changed elsewhere: what was typed stays here, and the page offers to compare.
        simpanDiPerangkat();
        basi.hidden = false;
        katakan("belum tersimpan: diubah di tempat lain");
      } else {
        simpanDiPerangkat();
        katakan("belum tersimpan: periksa isian");
      }
    };

    const jadwalkan = () => {
      clearTimeout(pewaktu);
      pewaktu = setTimeout(kirim, JEDA);
    };

    // What was typed before the page closed without a connection comes back.
    try {
      const lama = JSON.parse(sessionStorage.getItem(kunci) || "null");
      if (lama) {
        lama.isian.forEach(([nama, nilai]) => {
          formulir.querySelectorAll(`[name="${CSS.escape(nama)}"]`).forEach((kendali) => {
            if (kendali.type === "radio" || kendali.type === "checkbox") kendali.checked = kendali.value === nilai;
            else if (kendali.type !== "file") kendali.value = nilai;
          });
        });
        formulir.dispatchEvent(new Event("change", { bubbles: true }));
        jadwalkan();
      }
    } catch {
      hapusDariPerangkat();
    }

    formulir.addEventListener("input", jadwalkan);
    formulir.addEventListener("change", jadwalkan);
    formulir.addEventListener("submit", () => {
      clearTimeout(pewaktu);
      hapusDariPerangkat();
    });
    window.addEventListener("online", kirim);
    window.addEventListener("offline", () => {
      simpanDiPerangkat();
      luring(true);
    });
    document.addEventListener("click", (e) => {
      const tombol = e.target.closest('[data-seleksi-menunggu-sambungan][aria-disabled="true"]');
      if (!tombol || !terputusSejak) return;
      e.preventDefault();
      e.stopImmediatePropagation();
    }, true);
  };

  const pasangSemua = () => document.querySelectorAll("form[data-seleksi-simpan]").forEach(pasang);
  pasangSemua();
  document.addEventListener("seleksi:pasang", pasangSemua);
})();
