// Starts the passkey forms of django-allauth on this page and says in words when one fails.
(function () {
  'use strict'

  const wadah = document.querySelector('[data-seleksi-kunci]')
  if (!wadah || !window.PublicKeyCredential) return

  const tombol = 'tombol-kunci'
  const credential = 'id_credential'
  const formulir = window.allauth.webauthn.forms
  const mulai = {
    masuk: function () { formulir.loginForm({ ids: { login: tombol, credential } }) },
    sahkan: function () { formulir.authenticateForm({ ids: { authenticate: tombol, credential, data: 'js_data' } }) },
    tambah: function () {
      formulir.addForm({ ids: { add: tombol, passwordless: 'id_passwordless', credential, data: 'js_data' } })
    }
  }

  wadah.hidden = false
  mulai[wadah.dataset.seleksiKunci]()
  const galat = wadah.querySelector('[data-seleksi-galat-kunci]')
  document.addEventListener('allauth.error', function (kejadian) {
    kejadian.preventDefault()
    galat.hidden = false
  })
})()
