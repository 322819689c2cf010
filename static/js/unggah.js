// data-seleksi-unggah around a file field: name and size at once, and a first check (it warns, the server decides).
// Photos are made smaller before they travel: a page is read as well at 2,339 pixels, and five times sooner sent.
// data-seleksi-kemajuan on a form: progress while sending. Without this file the form is sent the ordinary way.
(() => {
  "use strict";
  const ukuran = (oktet) =>
    oktet < 1e3
      ? `${oktet} B`
      : oktet < 1e6
        ? `${Math.round(oktet / 1e3)} kB`
        : `${(oktet / 1e6).toFixed(1).replace(".", ",")} MB`;

  const SISI_FOTO = 2339;
  const FOTO_CUKUP_KECIL = 1e6;
  const FOTO = ["image/jpeg", "image/png"];

  // The photo upright and no longer than a sheet at 200 dots per inch; itself where the browser cannot.
  const kecilkan = async (berkas) => {
    if (!FOTO.includes(berkas.type) || berkas.size <= FOTO_CUKUP_KECIL) return berkas;
    try {
      const gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
      const skala = Math.min(1, SISI_FOTO / Math.max(gambar.width, gambar.height));
      const kanvas = document.createElement("canvas");
      kanvas.width = Math.round(gambar.width * skala);
      kanvas.height = Math.round(gambar.height * skala);
      const pena = kanvas.getContext("2d");
      pena.fillStyle = "#fff";
      pena.fillRect(0, 0, kanvas.width, kanvas.height);
      pena.drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
      gambar.close();
      const hasil = await new Promise((selesai) => kanvas.toBlob(selesai, "image/jpeg", 0.85));
      return hasil && hasil.size < berkas.size ? new File([hasil], berkas.name, { type: "image/jpeg" }) : berkas;
    } catch {
      return berkas;
    }
  };

  const periksa = async (berkas, batas) => {
    if (berkas.size === 0) return "Berkas kosong.";
    if (batas && berkas.size > batas && !FOTO.includes(berkas.type)) return `Berkas ${ukuran(berkas.size)}; paling besar ${ukuran(batas)}.`;
    if (berkas.name.toLowerCase().endsWith(".pdf")) {
      const awal = new TextDecoder("latin1").decode(await berkas.slice(0, 1024).arrayBuffer());
      if (!awal.includes("%PDF-")) return "Isi berkas bukan PDF, walaupun namanya berakhiran .pdf.";
    }
    return "";
  };

  const unsur = (nama, kelas, teks) => {
    const baru = document.createElement(nama);
    baru.className = kelas;
    baru.textContent = teks;
    return baru;
  };

  // The field lies unseen over a zone of our own, so that its words are Indonesian in every browser
  // and a file may be dropped anywhere on it.
  const pasangKotak = (wadah) => {
    const kotak = wadah.querySelector('input[type="file"]');
    if (!kotak || kotak.dataset.seleksiTerpasang) return;
    kotak.dataset.seleksiTerpasang = "ya";
    const batas = Number(kotak.dataset.seleksiBatas || (kotak.form && kotak.form.dataset.seleksiBatas) || 0);
    const kosong = kotak.multiple ? "Belum ada berkas; beberapa sekaligus boleh." : "Belum ada berkas; boleh diseret ke sini.";
    const tombol = unsur("span", "btn", "Pilih berkas");
    tombol.setAttribute("aria-hidden", "true");
    const nama = unsur("span", "unggah__nama", kosong);
    nama.setAttribute("aria-live", "polite");
    const zona = unsur("div", "unggah__zona", "");
    kotak.before(zona);
    zona.append(tombol, nama, kotak);
    const galat = unsur("p", "isian__galat", "");
    galat.setAttribute("role", "alert");
    galat.hidden = true;
    zona.after(galat);
    kotak.addEventListener("change", async () => {
      const berkas = [...kotak.files];
      nama.textContent = berkas.map((b) => `${b.name}, ${ukuran(b.size)}`).join("; ") || kosong;
      const temuan = await Promise.all(berkas.map((b) => periksa(b, batas)));
      galat.textContent = temuan.filter(Boolean).join(" ");
      galat.hidden = !galat.textContent;
    });
  };

  // Shows the page the server answered with, and loads the scripts it asks for that are not here yet.
  const tampilkan = (html, alamat) => {
    const halaman = new DOMParser().parseFromString(html, "text/html");
    if (alamat !== location.href) history.pushState(null, "", alamat);
    document.title = halaman.title;
    document.body.replaceChildren(...halaman.body.childNodes);
    const ada = new Set([...document.scripts].map((s) => s.src));
    halaman.querySelectorAll("head script[src]").forEach((s) => {
      const sumber = new URL(s.getAttribute("src"), location.origin).href;
      if (ada.has(sumber)) return;
      const skrip = document.createElement("script");
      skrip.src = sumber;
      document.head.append(skrip);
    });
    window.scrollTo(0, 0);
    document.dispatchEvent(new CustomEvent("seleksi:pasang"));
  };

  // --- Sending -----------------------------------------------------------------------------------
  // data-seleksi-kiriman on the form: where uploads in pieces begin (tus 1.0). A cut costs one piece; what has arrived
  // is never sent again, not by this page and not by one that is opened tomorrow.
  const JEDA = [1, 2, 4, 8, 15, 30];
  const TERLALU_DIAM = 40e3;
  const CEPAT = 700;
  const ULANGI = [0, 408, 409, 423, 429, 500, 502, 503, 504];

  // Of the content itself, so that the same file is known again; empty where the browser gives no cryptography.
  const sidik = async (berkas) => {
    const isi = await berkas.arrayBuffer();
    if (!window.crypto || !crypto.subtle) return "";
    const bita = new Uint8Array(await crypto.subtle.digest("SHA-256", isi));
    return [...bita].map((satu) => satu.toString(16).padStart(2, "0")).join("");
  };

  // After so many seconds, or as soon as the machine says that it is connected again.
  const tunggu = (detik) =>
    new Promise((lanjut) => {
      const bangun = () => {
        clearTimeout(jam);
        window.removeEventListener("online", bangun);
        lanjut();
      };
      const jam = setTimeout(bangun, detik * 1000);
      window.addEventListener("online", bangun);
    });

  class Panel {
    constructor(formulir, jumlah) {
      this.maju = document.createElement("progress");
      this.maju.className = "unggah__maju";
      this.maju.max = jumlah;
      this.maju.setAttribute("aria-label", "Mengunggah");
      this.angka = unsur("p", "unggah__angka angka", "");
      this.kabar = unsur("p", "unggah__kabar", "");
      this.kabar.setAttribute("role", "status");
      this.batal = unsur("button", "btn btn-sunyi", "Batalkan");
      this.batal.type = "button";
      this.kotak = unsur("div", formulir.matches(".panel") ? "unggah__jalan panel__isi" : "unggah__jalan", "");
      this.kotak.append(this.maju, this.angka, this.kabar, this.batal);
      formulir.append(this.kotak);
    }
    sampai(bita) {
      this.maju.value = bita;
      this.angka.textContent = `${ukuran(bita)} dari ${ukuran(this.maju.max)}`;
    }
    kata(teks) {
      if (this.kabar.textContent !== teks) this.kabar.textContent = teks;
    }
    putus(detik) {
      this.kata(
        navigator.onLine
          ? `Sambungan terputus. Dicoba lagi dalam ${detik} detik; yang sudah sampai tidak dikirim ulang.`
          : "Tidak ada sambungan internet. Unggahan dilanjutkan sendiri begitu tersambung; biarkan halaman ini terbuka."
      );
    }
  }

  class Berakhir extends Error {}
  const SESI = "Sesi Anda berakhir. Muat ulang halaman ini dan masuk lagi, lalu pilih berkas yang sama: yang sudah sampai tidak dikirim ulang.";
  const USANG = "Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu pilih berkas yang sama: yang sudah sampai tidak dikirim ulang.";

  // Why it must not be tried again, in words; empty when it may.
  const sebabBerhenti = (galat) => {
    const jawaban = galat.originalResponse;
    if (!jawaban) return "";
    const permintaan = galat.originalRequest;
    const tiba = jawaban.getUnderlyingObject().responseURL;
    if (tiba && new URL(tiba).pathname !== new URL(permintaan.getURL(), location.href).pathname) return SESI;
    const status = jawaban.getStatus();
    if (ULANGI.includes(status) || (status === 404 && permintaan.getMethod() !== "POST")) return "";
    const kata = (jawaban.getHeader("Content-Type") || "").startsWith("text/plain") ? jawaban.getBody() : "";
    return kata || USANG;
  };

  // Resolves with the address of the upload when every byte is there.
  const kirimPotongan = (berkas, nama, tanda, pilihan) =>
    new Promise((selesai, gagal) => {
      let putusKe = 0;
      let penjaga = 0;
      let potonganMulai = 0;
      const putus = () => {
        clearTimeout(penjaga);
        unggahan.options.chunkSize = pilihan.potongan;
        const detik = JEDA[Math.min(putusKe, JEDA.length - 1)];
        putusKe += 1;
        pilihan.panel.putus(detik);
        tunggu(detik).then(() => {
          if (pilihan.dibatalkan()) return;
          jaga();
          unggahan.start();
        });
      };
      // A line that swallows everything reports no error by itself.
      const jaga = () => {
        clearTimeout(penjaga);
        penjaga = setTimeout(() => unggahan.abort().then(putus), TERLALU_DIAM);
      };
      const unggahan = new tus.Upload(berkas, {
        endpoint: pilihan.pintu,
        uploadUrl: pilihan.lama || null,
        chunkSize: pilihan.potongan,
        metadata: { nama, sidik: tanda },
        headers: { "X-CSRFToken": pilihan.token },
        retryDelays: null,
        storeFingerprintForResuming: false,
        onBeforeRequest: () => {
          potonganMulai = performance.now();
        },
        onProgress: (bita) => {
          jaga();
          pilihan.maju(bita);
        },
        onChunkComplete: () => {
          putusKe = 0;
          // A good line takes larger pieces; after a cut they are small again.
          if (performance.now() - potonganMulai < CEPAT)
            unggahan.options.chunkSize = Math.min(2 * unggahan.options.chunkSize, 4 * pilihan.potongan);
          pilihan.panel.kata(`Mengunggah ${nama} …`);
        },
        onSuccess: () => {
          clearTimeout(penjaga);
          selesai(unggahan.url);
        },
        onError: (galat) => {
          const sebab = sebabBerhenti(galat);
          if (!sebab) return putus();
          clearTimeout(penjaga);
          gagal(new Berakhir(sebab));
        },
      });
      pilihan.batalkan(() => {
        clearTimeout(penjaga);
        unggahan.abort(true).catch(() => {});
        gagal(new Berakhir(""));
      });
      jaga();
      unggahan.start();
    });

  // The form itself; `lagi` is asked whether and when to try again after the line broke.
  const kirimFormulir = (formulir, data, maju, lagi) =>
    new Promise((selesai, gagal) => {
      const kirim = new XMLHttpRequest();
      kirim.open("POST", formulir.getAttribute("action") || location.href);
      kirim.upload.addEventListener("progress", (p) => p.lengthComputable && maju(p.loaded, p.total));
      kirim.addEventListener("load", () => {
        if (kirim.status < 500) selesai(kirim);
        else if (lagi) lagi().then(() => kirimFormulir(formulir, data, maju, lagi).then(selesai, gagal));
        else selesai(kirim);
      });
      kirim.addEventListener("error", () => {
        if (lagi) lagi().then(() => kirimFormulir(formulir, data, maju, lagi).then(selesai, gagal));
        else gagal(new Berakhir("Sambungan terputus. Berkas belum terkirim; coba kirim lagi."));
      });
      kirim.send(data);
    });

  // An upload of this file that was cut off earlier; by name where there is no fingerprint to compare.
  const yangTertunda = (formulir, berkas, nama, tanda) => {
    const sama = [...formulir.querySelectorAll("[data-seleksi-tertunda] li")].find(
      (satu) =>
        Number(satu.dataset.ukuran) === berkas.size &&
        (tanda && satu.dataset.sidik ? satu.dataset.sidik === tanda : !tanda && satu.dataset.nama === nama)
    );
    return sama ? sama.dataset.alamat : "";
  };

  const kirimBerpotongan = async (formulir, data, medan, semua, panel) => {
    let dibatalkan = false;
    let hentikan = () => {};
    panel.batal.addEventListener("click", () => {
      dibatalkan = true;
      hentikan();
    });
    let sudah = 0;
    for (const { isi, nama } of semua) {
      panel.kata(`Mengunggah ${nama} …`);
      const tanda = await sidik(isi).catch(() => {
        throw new Berakhir("Berkas tidak dapat dibaca dari perangkat ini. Pilih berkasnya sekali lagi.");
      });
      const alamat = await kirimPotongan(isi, nama, tanda, {
        panel,
        pintu: formulir.dataset.seleksiKiriman,
        lama: yangTertunda(formulir, isi, nama, tanda),
        potongan: Number(formulir.dataset.seleksiPotongan),
        token: data.get("csrfmiddlewaretoken"),
        dibatalkan: () => dibatalkan,
        batalkan: (cara) => (hentikan = cara),
        maju: (bita) => panel.sampai(sudah + bita),
      });
      sudah += isi.size;
      data.append("kiriman", new URL(alamat, location.href).pathname.split("/").filter(Boolean).pop());
    }
    panel.batal.remove();
    panel.kata("Berkas sudah sampai seluruhnya dan sedang diperiksa …");
    data.delete(medan);
    let ke = 0;
    return kirimFormulir(formulir, data, () => {}, () => {
      const detik = JEDA[Math.min(ke, JEDA.length - 1)];
      ke += 1;
      panel.putus(detik);
      return tunggu(detik);
    });
  };

  const gagalkan = (formulir, teks) => {
    const kabar = formulir.querySelector("[data-seleksi-gagal]") || unsur("p", "isian__galat", "");
    kabar.dataset.seleksiGagal = "";
    kabar.setAttribute("role", "alert");
    kabar.textContent = teks;
    kabar.hidden = !teks;
    formulir.append(kabar);
  };

  const kirimkan = async (formulir, tombol) => {
    const data = new FormData(formulir);
    if (tombol && tombol.name) data.append(tombol.name, tombol.value);
    const semua = [];
    let medan = "";
    for (const kotak of formulir.querySelectorAll('input[type="file"]')) {
      if (!kotak.name) continue;
      medan = kotak.name;
      data.delete(medan);
      for (const berkas of kotak.files) {
        const isi = await kecilkan(berkas);
        semua.push({ isi, nama: berkas.name });
        data.append(medan, isi, berkas.name);
      }
    }
    const panel = new Panel(formulir, Math.max(1, semua.reduce((jumlah, satu) => jumlah + satu.isi.size, 0)));
    const berpotongan =
      formulir.dataset.seleksiKiriman && window.tus && tus.isSupported && semua.every((satu) => satu.isi.size);
    try {
      if (!berpotongan) panel.batal.remove();
      const kirim = berpotongan
        ? await kirimBerpotongan(formulir, data, medan, semua, panel)
        : await kirimFormulir(formulir, data, (bita, jumlah) => {
            panel.maju.max = jumlah;
            panel.sampai(bita);
          });
      tampilkan(kirim.responseText, kirim.responseURL);
    } catch (galat) {
      if (!(galat instanceof Berakhir)) throw galat;
      gagalkan(formulir, galat.message);
    } finally {
      panel.kotak.remove();
      delete formulir.dataset.seleksiMengirim;
      if (tombol) tombol.removeAttribute("aria-disabled");
    }
  };

  const pasangFormulir = (formulir) => {
    if (formulir.dataset.seleksiTerpasang) return;
    formulir.dataset.seleksiTerpasang = "ya";
    const tertunda = formulir.querySelector("[data-seleksi-tertunda]");
    if (tertunda && window.tus && tus.isSupported) tertunda.hidden = false;
    formulir.addEventListener("submit", (e) => {
      const adaBerkas = [...formulir.querySelectorAll('input[type="file"]')].some((k) => k.files.length);
      // A button with an address of its own (take a file out) does not send this form's files.
      const lain = e.submitter && e.submitter.hasAttribute("formaction");
      if (e.defaultPrevented || !adaBerkas || lain) return;
      e.preventDefault();
      if (formulir.dataset.seleksiMengirim) return;
      formulir.dataset.seleksiMengirim = "ya";
      gagalkan(formulir, "");
      if (e.submitter) e.submitter.setAttribute("aria-disabled", "true");
      kirimkan(formulir, e.submitter);
    });
  };

  const pasang = () => {
    document.querySelectorAll("[data-seleksi-unggah]").forEach(pasangKotak);
    // data-seleksi-kemajuan on a form with files: the bytes on their way are shown.
    document.querySelectorAll("form[data-seleksi-kemajuan]").forEach(pasangFormulir);
  };
  pasang();
  document.addEventListener("seleksi:pasang", pasang);
})();
