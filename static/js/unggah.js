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

  const pasangFormulir = (formulir) => {
    if (formulir.dataset.seleksiTerpasang) return;
    formulir.dataset.seleksiTerpasang = "ya";
    formulir.addEventListener("submit", async (e) => {
      const adaBerkas = [...formulir.querySelectorAll('input[type="file"]')].some((k) => k.files.length);
      if (e.defaultPrevented || !adaBerkas) return;
      e.preventDefault();
      if (formulir.dataset.seleksiMengirim) return;
      formulir.dataset.seleksiMengirim = "ya";
      const maju = document.createElement("progress");
      maju.className = "unggah__maju";
      maju.max = 100;
      maju.setAttribute("aria-label", "Mengunggah");
      formulir.append(maju);
      const tombol = e.submitter;
      if (tombol) tombol.setAttribute("aria-disabled", "true");
      const data = new FormData(formulir);
      if (tombol && tombol.name) data.append(tombol.name, tombol.value);
      for (const kotak of formulir.querySelectorAll('input[type="file"]')) {
        if (!kotak.name) continue;
        data.delete(kotak.name);
        for (const berkas of kotak.files) {
          const isi = await kecilkan(berkas);
          data.append(kotak.name, isi, berkas.name);
        }
      }
      const kirim = new XMLHttpRequest();
      kirim.open("POST", formulir.getAttribute("action") || location.href);
      kirim.upload.addEventListener("progress", (p) => {
        if (p.lengthComputable) maju.value = Math.round((p.loaded / p.total) * 100);
      });
      kirim.addEventListener("load", () => tampilkan(kirim.responseText, kirim.responseURL));
      kirim.addEventListener("error", () => {
        maju.remove();
        delete formulir.dataset.seleksiMengirim;
        if (tombol) tombol.removeAttribute("aria-disabled");
        const kabar = formulir.querySelector("[data-seleksi-gagal]") || document.createElement("p");
        kabar.className = "isian__galat";
        kabar.dataset.seleksiGagal = "";
        kabar.setAttribute("role", "alert");
        kabar.textContent = "Sambungan terputus. Berkas belum terkirim; coba kirim lagi.";
        formulir.append(kabar);
      });
      kirim.send(data);
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
