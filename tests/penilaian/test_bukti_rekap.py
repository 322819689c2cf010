"""Ranks come from what the trail says was locked: whatever a superuser changes in the tables stops them."""

import hashlib
import json
from contextlib import contextmanager

import pytest
import rfc8785
from django.db import connection, transaction

from jejak import titik
from jejak.models import Jejak
from jejak.rantai import garami, hitung_sidik
from penilaian import actions, queries
from penilaian.models import LembarNilai, Peringkat, Rekap
from penilaian.queries.bukti import sidik_nilai
from seleksi.izin import TindakanDitolak
from tests.penilaian.alat import batalkan, rata, tetapkan
from tests.penilaian.ronde import Ronde

pytestmark = pytest.mark.django_db
SB = LembarNilai.SebabBatal


def jalankan(sql: str, *isi) -> None:
    """As a superuser does it: no trigger, no foreign key, no act."""
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL session_replication_role = replica")
        kursor.execute(sql, isi)
        kursor.execute("SET LOCAL session_replication_role = origin")


@contextmanager
def dikembalikan():
    """What happens inside never happened; no atomic block, for the acts want none around them."""
    titik_simpan = transaction.savepoint()
    yield
    transaction.savepoint_rollback(titik_simpan)
    transaction.savepoint_commit(titik_simpan)


@pytest.fixture
def selesai(ronde):
    ronde.selesaikan(rata([80, 90, 70, 85]))
    return ronde


def hitung(ronde):
    return actions.hitung_rekap(
        lowongan=ronde.lowongan, oleh=ronde.ketua, pada=ronde.pada, berita_acara="Pleno menerima."
    )


def lembar_satu(ronde) -> LembarNilai:
    return LembarNilai.objects.filter(
        komponen=ronde.komponen("WAWANCARA"), lamaran=ronde.peserta[2], penilai=ronde.anggota[0]
    ).get()


def nilai_diubah(ronde):
    jalankan("UPDATE penilaian_butirnilai SET nilai = 99 WHERE lembar_id = %s", lembar_satu(ronde).pk)


def nilai_disegel_ulang(ronde):
    nilai_diubah(ronde)
    lembar = lembar_satu(ronde)
    sidik = sidik_nilai(lembar, queries.nilai_butir(lembar))
    jalankan("UPDATE penilaian_lembarnilai SET sidik = %s WHERE id = %s", sidik, lembar.pk)


def sebutir_dibuang(ronde):
    butir = lembar_satu(ronde).butir.first()
    jalankan("DELETE FROM penilaian_butirnilai WHERE id = %s", butir.pk)


def lembar_dibuang(ronde):
    lembar = lembar_satu(ronde)
    jalankan("DELETE FROM penilaian_butirnilai WHERE lembar_id = %s", lembar.pk)
    jalankan("DELETE FROM penilaian_lembarnilai WHERE id = %s", lembar.pk)


def lembar_dibatalkan_diam_diam(ronde):
    jalankan(
        "UPDATE penilaian_lembarnilai SET keadaan = 'DIBATALKAN', dibatalkan_pada = now(),"
        " sebab_batal = 'BERHALANGAN', dibatalkan_oleh_id = penilai_id, alasan_batal = 'x' WHERE id = %s",
        lembar_satu(ronde).pk,
    )


def pembatalan_dihapus(ronde):
    batalkan(ronde, ronde.anggota[0], ronde.peserta[2], SB.BENTURAN)
    jalankan("DELETE FROM penilaian_benturankepentingan WHERE ada")
    jalankan(
        "UPDATE penilaian_lembarnilai SET keadaan = 'DIKUNCI', dibatalkan_pada = NULL, sebab_batal = '',"
        " dibatalkan_oleh_id = NULL, alasan_batal = '' WHERE keadaan = 'DIBATALKAN'"
    )


def lembar_diselipkan(ronde):
    komponen = ronde.komponen("WAWANCARA")
    lembar = lembar_satu(ronde)
    jalankan(
        "INSERT INTO penilaian_lembarnilai (komponen_id, lamaran_id, penilai_id, catatan, diubah_pada, versi,"
        " garam, sidik, sebab_batal, alasan_batal, keadaan, dikunci_pada) SELECT komponen_id, lamaran_id,"
        " %s, '', diubah_pada, 1, garam, repeat('d', 64), '', '', keadaan, dikunci_pada"
        " FROM penilaian_lembarnilai WHERE id = %s",
        ronde.lain["PENGAWAS"].pk,
        lembar.pk,
    )
    baru = LembarNilai.objects.get(komponen=komponen, penilai=ronde.lain["PENGAWAS"])
    jalankan(
        "INSERT INTO penilaian_butirnilai (lembar_id, indikator_id, nilai)"
        " SELECT %s, indikator_id, 99 FROM penilaian_butirnilai WHERE lembar_id = %s",
        baru.pk,
        lembar.pk,
    )


def bobot_komponen(ronde):
    jalankan("UPDATE penilaian_komponen SET bobot = 20 WHERE metode = 'WAWANCARA'")


def bobot_indikator(ronde):
    satu = ronde.komponen("WAWANCARA").indikator.first()
    jalankan("UPDATE penilaian_indikator SET bobot = bobot + 1 WHERE id = %s", satu.pk)


def jejak_wawancara(ronde) -> Jejak:
    return Jejak.objects.get(peristiwa="komponen.dikunci", objek_id=str(ronde.komponen("WAWANCARA").pk))


def jejak_dibuang(ronde):
    jalankan("DELETE FROM jejak_jejak WHERE id = %s", jejak_wawancara(ronde).pk)


def jejak_diubah(ronde):
    """The digest of the changed marks goes into the trail as well."""
    nilai_disegel_ulang(ronde)
    baris, lembar = jejak_wawancara(ronde), lembar_satu(ronde)
    rincian = {**baris.rincian, "lembar": {**baris.rincian["lembar"], str(lembar.pk): lembar.sidik}}
    jalankan("UPDATE jejak_jejak SET rincian = %s WHERE id = %s", json.dumps(rincian), baris.pk)


def jejak_disegel_ulang(ronde):
    """And the row is sealed anew; only the key of the checkpoint is out of reach."""
    jejak_diubah(ronde)
    baris = jejak_wawancara(ronde)
    baris.garam, baris.ikatan = garami({**baris.rincian, "@pelaku": baris.pelaku_nama})
    jalankan(
        "UPDATE jejak_jejak SET garam = %s, ikatan = %s, sidik = %s WHERE id = %s",
        json.dumps(baris.garam),
        json.dumps(baris.ikatan),
        hitung_sidik(baris),
        baris.pk,
    )


UBAHAN = [
    (nilai_diubah, "nilainya bukan yang dikunci pada jejak nomor"),
    (nilai_disegel_ulang, "nilainya bukan yang dikunci pada jejak nomor"),
    (sebutir_dibuang, "nilainya bukan yang dikunci pada jejak nomor"),
    (lembar_dibuang, "sekarang tidak terhitung"),
    (lembar_dibatalkan_diam_diam, "sekarang tidak terhitung"),
    (pembatalan_dihapus, "sudah dibatalkan menurut jejak"),
    (lembar_diselipkan, "tidak ada dalam penguncian jejak nomor"),
    (bobot_komponen, "bobotnya bukan yang tercatat pada jejak nomor"),
    (bobot_indikator, "bobotnya bukan yang tercatat pada jejak nomor"),
    (jejak_dibuang, "wawancara akhir: terkunci tanpa jejak penguncian"),
    (jejak_diubah, "tidak cocok dengan ikatannya"),
    (jejak_disegel_ulang, "berbeda dengan yang ditandatangani"),
]


@pytest.mark.parametrize("ubah,pesan", UBAHAN, ids=[ubah.__name__ for ubah, _ in UBAHAN])
def test_peringkat_tidak_dihitung_dari_yang_diubah_di_luar(ronde, caplog, ubah, pesan):
    """T22, T25, T26: the act stops, names the place and who mends it, and leaves nothing."""
    titik.ganti_kunci()
    ronde.selesaikan(rata([80, 90, 70, 85]))
    with dikembalikan():
        benar = hitung(ronde).sidik
    with dikembalikan():
        ubah(ronde)
        with pytest.raises(TindakanDitolak, match=pesan) as ditolak:
            hitung(ronde)
        assert {satu.pelaku for satu in ditolak.value.temuan} == {"Operator bersama Pengawas"}
        assert "99" not in str(ditolak.value).replace(pesan, "").split("nomor")[0]
        assert not Rekap.objects.exists()
        assert "menyimpang dari jejak" in caplog.text
    assert hitung(ronde).sidik == benar


def test_yang_sah_tidak_disangka_menyimpang(selesai):
    """A void sheet, a participant who left: the trail knows, and the ranking goes on."""
    batalkan(selesai, selesai.anggota[0], selesai.peserta[2], SB.BENTURAN)
    mundur = selesai.peserta[1]
    mundur.tarik(selesai.pada)
    mundur.save()
    rekap = hitung(selesai)
    assert rekap.peringkat.count() == 3
    assert tetapkan(selesai, hadir=selesai.hadir).ditetapkan_pada


def test_banyak_perbedaan_disebut_ringkas(selesai):
    jalankan("UPDATE penilaian_butirnilai SET nilai = 99")
    with pytest.raises(TindakanDitolak) as ditolak:
        hitung(selesai)
    assert len(ditolak.value.temuan) == 7
    assert "59 perbedaan lain" in ditolak.value.temuan[5].pesan  # 64 sheets, five of them named


def test_tiga_nama_tidak_dari_nilai_atau_peringkat_yang_diubah(selesai):
    """T26: the stored ranks, their matrix and the pleno's word on ties are held against the trail too."""
    rekap = hitung(selesai)
    satu, empat = rekap.peringkat.get(peringkat=1), rekap.peringkat.get(peringkat=4)
    isi = {**rekap.isi, "peserta": rekap.isi["peserta"][:3]}
    sidik = hashlib.sha256(rfc8785.dumps(isi)).hexdigest()
    tukar = "UPDATE penilaian_peringkat SET peringkat = 5 - peringkat WHERE id IN (%s, %s)"
    for sql, nilai, pesan in (
        ("UPDATE penilaian_butirnilai SET nilai = 99 WHERE nilai = 70", (), "nilainya bukan yang dikunci"),
        (tukar, (satu.pk, empat.pk), "peringkatnya tidak menurut matriksnya"),
        ("UPDATE penilaian_rekap SET urutan_pleno = '[1, 2]'", (), "putusan pleno .* tidak menurut jejak"),
        ("UPDATE penilaian_rekap SET isi = %s", (json.dumps(isi),), "matriksnya bukan yang dihitung"),
    ):
        with dikembalikan():
            jalankan(sql, *nilai)
            with pytest.raises(TindakanDitolak, match=pesan):
                tetapkan(selesai, sidik=rekap.sidik)
            assert not Peringkat.objects.filter(calon=True).exists()
    with dikembalikan():
        jalankan("UPDATE penilaian_rekap SET isi = %s, sidik = %s", json.dumps(isi), sidik)
        assert queries.penyimpangan_peringkat(Rekap.objects.get()) == [
            "Rekapitulasi: sidiknya tidak menurut jejak."
        ]
    # Computing anew writes what the sheets give.
    jalankan(tukar, satu.pk, empat.pk)
    assert hitung(selesai).peringkat.get(peringkat=1).lamaran_id == satu.lamaran_id
    assert tetapkan(selesai, sidik=rekap.sidik).ditetapkan_pada


def test_putusan_seri_tetap_berlaku_selama_jejaknya_ada(ronde):
    ronde.selesaikan(rata([80, 80, 70, 60]))
    hitung(ronde)
    urutan = [ronde.peserta[1].pk, ronde.peserta[0].pk]
    actions.putuskan_seri(
        lowongan=ronde.lowongan, urutan=urutan, alasan="Masa kerja.", oleh=ronde.ketua, pada=ronde.pada
    )
    assert hitung(ronde).urutan_pleno == urutan
    assert tetapkan(ronde).ditetapkan_pada


def test_komponen_tidak_ditutup_dengan_lembar_yang_diubah(terbuka):
    """A mark changed between lock and closing never gets into the record of the closing."""
    terbuka.nilai_semua("WAWANCARA", 80)
    lembar = lembar_satu(terbuka)
    with dikembalikan():
        nilai_disegel_ulang(terbuka)
        with pytest.raises(TindakanDitolak, match=f"nomor {lembar.pk}: tanda kuncinya berbeda"):
            terbuka.tutup("WAWANCARA")
    with dikembalikan():
        jalankan("UPDATE jejak_jejak SET rincian = '{}' WHERE objek_id = %s", str(lembar.pk))
        with pytest.raises(TindakanDitolak, match="tidak cocok dengan ikatannya"):
            terbuka.tutup("WAWANCARA")
    assert terbuka.tutup("WAWANCARA").keadaan == "DIKUNCI"


@pytest.mark.parametrize("peserta", [1, 3])
def test_pemeriksaan_lembar_memakai_kueri_yang_tetap(db, peserta, django_assert_num_queries):
    ronde = Ronde(peserta=peserta)
    ronde.selesaikan(rata([80, 90, 70]))
    with django_assert_num_queries(4):
        isi = queries.isi_rekap(ronde.lowongan)
    with django_assert_num_queries(3):
        assert isi.penyimpangan() == []
