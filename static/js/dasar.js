// Small helpers of every page. Without this file everything still works by plain links and forms.
(() => {
  "use strict";

  // data-seleksi-fokus: the error summary takes the focus when the page opens.
  const fokuskan = (akar) => {
    const galat = akar.querySelector("[data-seleksi-fokus]");
    if (galat) galat.focus();
  };

  // data-seleksi-tutup: an open menu closes on Escape and on a click elsewhere.
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    document.querySelectorAll("details[data-seleksi-tutup][open]").forEach((d) => {
      d.open = false;
      d.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", (e) => {
    document.querySelectorAll("details[data-seleksi-tutup][open]").forEach((d) => {
      if (!d.contains(e.target)) d.open = false;
    });
  });

  // data-seleksi-dialog="id": the link or button opens <dialog id> instead of going to the page of confirmation.
  document.addEventListener("click", (e) => {
    const pembuka = e.target.closest("[data-seleksi-dialog]");
    if (pembuka && !e.ctrlKey && !e.metaKey && !e.shiftKey) {
      const dialog = document.getElementById(pembuka.dataset.seleksiDialog);
      if (dialog && dialog.showModal) {
        e.preventDefault();
        dialog.showModal();
        const kembali = dialog.querySelector("[data-seleksi-kembali]");
        if (kembali) kembali.focus();
      }
      return;
    }
    const kembali = e.target.closest("dialog [data-seleksi-kembali]");
    if (kembali) {
      e.preventDefault();
      kembali.closest("dialog").close();
    }
  });

  // data-seleksi-sekali: a form is sent once, however often its button is pressed.
  document.addEventListener("submit", (e) => {
    const formulir = e.target.closest("form[data-seleksi-sekali]");
    if (!formulir || e.defaultPrevented) return;
    if (formulir.dataset.seleksiTerkirim) {
      e.preventDefault();
      return;
    }
    formulir.dataset.seleksiTerkirim = "ya";
    if (e.submitter) {
      e.submitter.dataset.seleksiMenunggu = "ya";
      e.submitter.setAttribute("aria-disabled", "true");
    }
  });
  // Coming back by the browser's history makes the form usable again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-seleksi-terkirim]").forEach((f) => {
      delete f.dataset.seleksiTerkirim;
      f.querySelectorAll("[data-seleksi-menunggu]").forEach((t) => t.removeAttribute("aria-disabled"));
    });
  });

  // data-seleksi-hitung on a textarea with maxlength: how many characters are left.
  const pasangHitung = (akar) => {
    akar.querySelectorAll("textarea[maxlength][data-seleksi-hitung]").forEach((kotak) => {
      if (kotak.dataset.seleksiTerpasang) return;
      kotak.dataset.seleksiTerpasang = "ya";
      const batas = Number(kotak.getAttribute("maxlength"));
      const keterangan = document.createElement("p");
      keterangan.className = "isian__hitung";
      keterangan.setAttribute("aria-live", "polite");
      kotak.after(keterangan);
      const hitung = () => {
        const sisa = batas - kotak.value.length;
        keterangan.textContent = `Tersisa ${sisa.toLocaleString("id-ID")} dari ${batas.toLocaleString("id-ID")} huruf`;
      };
      kotak.addEventListener("input", hitung);
      hitung();
    });
  };

  const pasang = (akar) => {
    pasangHitung(akar);
    fokuskan(akar);
  };
  pasang(document);
  document.addEventListener("seleksi:pasang", () => pasang(document));
  document.addEventListener("htmx:afterSwap", (e) => pasang(e.detail.elt || document));
})();
