"""The blind round as a story: five raters, one recused, one absent once; what each sees at each step."""

import pytest
from django.urls import reverse

from jejak.baca import riwayat
from penilaian import actions, queries
from penilaian.models import LembarNilai
from seleksi.izin import TindakanDitolak

pytestmark = pytest.mark.django_db

METODE = "WAWANCARA"


def lihat(ronde, siapa):
    """Marks this person may read: (rater, participant) -> the first mark of the sheet."""
    komponen = ronde.komponen(METODE)
    terlihat = queries.lembar_terlihat(siapa, komponen, ronde.pada).exclude(keadaan="DIBATALKAN")
    return {
        (lembar.penilai.nama, lembar.lamaran.urutan): lembar.butir.order_by("indikator").first().nilai
        for lembar in terlihat.select_related("penilai", "lamaran")
    }


def halaman(client, siapa, nama, *args):
    client.force_login(siapa)
    return client.get(reverse(f"penilaian:{nama}", args=args))


def test_ronde_buta_dari_pembukaan_sampai_tiga_nama(ronde, client):
    ketua, (satu, dua, tiga, empat) = ronde.ketua, ronde.anggota
    aruna, bimo, danastri, panji = ronde.peserta
    komponen = ronde.komponen(METODE)

    # 1. Nothing is open: not even an own sheet, and the Ketua cannot close what was never opened.
    with pytest.raises(TindakanDitolak, match="benturan"):
        ronde.isi(satu, aruna, METODE, 80)
    with pytest.raises(TindakanDitolak, match="belum dibuka"):
        ronde.tutup(METODE)

    # 2. The Ketua opens. Before a declaration neither dossier nor sheet opens for anyone.
    ronde.buka(METODE)
    with pytest.raises(TindakanDitolak, match="Nyatakan lebih dahulu"):
        ronde.isi(satu, aruna, METODE, 80)
    jawaban = halaman(client, satu, "lembar", komponen.pk, aruna.pk)
    assert jawaban.status_code == 302
    assert jawaban["Location"] == reverse("penilaian:benturan", args=[ronde.lowongan.pk])

    # 3. Everybody declares; Anggota Dua is the direct superior of Bimo and is recused from him.
    for penilai in (ketua, satu, tiga, empat):
        ronde.nyatakan(penilai)
    ronde.nyatakan(dua, {bimo: "Atasan langsung."})
    assert halaman(client, dua, "lembar", komponen.pk, bimo.pk).status_code == 404
    with pytest.raises(TindakanDitolak, match="tidak Anda nilai"):
        ronde.isi(dua, bimo, METODE, 80)
    assert halaman(client, dua, "lembar", komponen.pk, aruna.pk).status_code == 200

    # 4. Anggota Satu scores everyone and locks. He sees his own marks and nobody sees them with him.
    for lamaran, nilai in zip(ronde.peserta, (73.19, 74.21, 75.23, 76.27), strict=True):
        ronde.kunci(satu, lamaran, METODE, nilai)
    assert len(lihat(ronde, satu)) == 4
    for orang in (ketua, dua, tiga, empat, ronde.asesor, *ronde.lain.values()):
        assert lihat(ronde, orang) == {}

    # 5. His lock is final, also for himself.
    with pytest.raises(TindakanDitolak, match="sudah Anda kunci"):
        ronde.isi(satu, aruna, METODE, 99)

    # 6. The Ketua sees who is done, by count. Not what was given, not even his page.
    maju = {satu.keanggotaan.pengguna: satu for satu in queries.kemajuan(komponen, ronde.pada)}
    assert (maju[satu].terkunci, maju[satu].wajib) == (4, 4)
    assert (maju[dua].terkunci, maju[dua].wajib, maju[dua].benturan) == (0, 3, 1)
    isi = halaman(client, ketua, "komponen", komponen.pk).content.decode()
    assert "4 dari 4" in isi
    assert not any(angka in isi for angka in ("73,19", "74,21", "75,23", "76,27"))

    # 7. He cannot close: four raters are open, their number is named, their marks are not.
    with pytest.raises(TindakanDitolak, match="4 penilai belum mengunci") as ditolak:
        ronde.tutup(METODE)
    assert "73" not in str(ditolak.value)

    # 8. The others score. Anggota Empat falls ill before Panji's interview: the Ketua excuses him there.
    for penilai in (ketua, dua, tiga, empat):
        for lamaran in ronde.peserta:
            if (penilai, lamaran) not in {(dua, bimo), (empat, panji)}:
                ronde.kunci(penilai, lamaran, METODE, 80)
    with pytest.raises(TindakanDitolak, match="1 penilai belum mengunci"):
        ronde.tutup(METODE)
    actions.batalkan_lembar(
        komponen=komponen,
        lamaran=panji,
        penilai=empat,
        sebab=LembarNilai.SebabBatal.BERHALANGAN,
        alasan="Sakit, surat dokter terlampir.",
        oleh=ketua,
        pada=ronde.pada,
    )
    with pytest.raises(TindakanDitolak, match="dibatalkan Ketua Pansel"):
        ronde.isi(empat, panji, METODE, 90)

    # 9. Still blind: everyone is done, but the component is open.
    assert len(lihat(ronde, tiga)) == 4
    assert not queries.perbandingan(tiga, komponen, ronde.peserta, ronde.pada)

    # 10. The Ketua closes. Now the Pansel sees all marks, except those on whom they are recused.
    ronde.tutup(METODE)
    assert len(lihat(ronde, tiga)) == 4 + 4 + 3 + 4 + 3
    assert {orang for orang, urutan in lihat(ronde, dua) if urutan == bimo.urutan} == set()
    assert len(lihat(ronde, dua)) == len(lihat(ronde, tiga)) - 4
    isi = halaman(client, tiga, "komponen", komponen.pk).content.decode()
    assert "73,19" in isi
    # Nobody outside the Pansel sees them, locked or not.
    for orang in (ronde.asesor, *ronde.lain.values()):
        assert lihat(ronde, orang) == {}
        assert halaman(client, orang, "komponen", komponen.pk).status_code == 404

    # 11. The mean is that of the raters present, exactly; the absent count as nobody, not as zero.
    banding = {
        b.lamaran: b for b in queries.perbandingan(tiga, ronde.komponen(METODE), ronde.peserta, ronde.pada)
    }
    assert str(banding[bimo].tampil) == "78.55"  # (74.21 + 80 + 80 + 80) / 4
    assert str(banding[panji].tampil) == "79.07"  # (76.27 + 80 + 80 + 80) / 4
    assert str(banding[aruna].tampil) == "78.64"  # (73.19 + 4 x 80) / 5

    # 12. After the lock no sheet can be filled or voided for a slip any more.
    with pytest.raises(TindakanDitolak, match="sudah dikunci"):
        ronde.isi(dua, aruna, METODE, 99)
    with pytest.raises(TindakanDitolak, match="hanya dibatalkan karena benturan"):
        actions.batalkan_lembar(
            komponen=komponen,
            lamaran=aruna,
            penilai=satu,
            sebab=LembarNilai.SebabBatal.KELIRU,
            alasan="Salah ketik.",
            oleh=ketua,
            pada=ronde.pada,
        )

    # 13. A conflict found late voids the marks, keeps them readable, and is in the trail.
    actions.batalkan_lembar(
        komponen=komponen,
        lamaran=danastri,
        penilai=tiga,
        sebab=LembarNilai.SebabBatal.BENTURAN,
        alasan="Saudara ipar, baru diketahui.",
        oleh=ketua,
        pada=ronde.pada,
    )
    batal = LembarNilai.objects.get(komponen=komponen, lamaran=danastri, penilai=tiga)
    assert (batal.keadaan, batal.butir.count()) == ("DIBATALKAN", 4)
    assert riwayat(batal).last().peristiwa == "lembar.dibatalkan"
    assert len(queries.perbandingan(satu, ronde.komponen(METODE), [danastri], ronde.pada)[0].nilai) == 4

    # 14. The other components follow; the recap is refused until all four are locked.
    with pytest.raises(TindakanDitolak, match="belum dibuka"):
        ronde.rekap()
    ronde.nyatakan(ronde.asesor)
    for metode in ("REKAM_JEJAK", "ASESMEN", "MAKALAH"):
        ronde.buka(metode)
        ronde.nilai_semua(metode, lambda penilai, lamaran: 70 + lamaran.urutan)
        ronde.tutup(metode)
    rekap = ronde.rekap()
    assert sorted(rekap.peringkat.values_list("peringkat", flat=True)) == [1, 2, 3, 4]

    # 15. The ranking stays shut until its reading is recorded, even for the Ketua.
    isi = halaman(client, ketua, "pleno_lowongan", ronde.lowongan.pk).content.decode()
    assert "Buka peringkat" in isi
    assert not any(satu.pelamar.pengguna.nama in isi for satu in ronde.peserta)
    actions.baca_peringkat(lowongan=ronde.lowongan, keperluan="Pleno", oleh=ketua, pada=ronde.pada)
    assert (
        "4 peserta menurut nilai akhir"
        in halaman(client, ketua, "pleno_lowongan", ronde.lowongan.pk).content.decode()
    )

    # 16. The three names are chosen; from them no rank can be read.
    actions.tetapkan_tiga_nama(
        lowongan=ronde.lowongan, sidik=rekap.sidik, hadir=ronde.hadir, oleh=ketua, pada=ronde.pada
    )
    nama = [str(satu.pelamar) for satu in queries.tiga_calon(ronde.lowongan)]
    assert nama == sorted(nama, key=queries.nama_abjad)
    assert len(nama) == 3
