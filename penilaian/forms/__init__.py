"""Text in, clean values out. Marks are typed with a comma or a point and leave as Decimal."""

from penilaian.forms.asesmen import AsesmenTerdahuluForm
from penilaian.forms.benturan import BenturanForm
from penilaian.forms.buka import MintaBukaForm, PutuskanBukaForm
from penilaian.forms.hasil_asesmen import (
    BarisHasil,
    HasilTerbaca,
    SkalaForm,
    UnggahHasilForm,
    baca_hasil,
    huruf_kolom,
    isi_templat,
)
from penilaian.forms.kertas import (
    KetikanForm,
    KodeKertasForm,
    TolakKertasForm,
)
from penilaian.forms.lembar import POLA_NILAI, AngkaNilai, LembarForm, PenjelasanForm
from penilaian.forms.pimpin import BatalkanForm, GugurForm, KunciKomponenForm
from penilaian.forms.pleno import (
    KesehatanForm,
    LembarKerjaForm,
    NaikkanForm,
    SeriForm,
    TetapkanForm,
)
from penilaian.forms.telusur import BuktiTelusurForm, HentikanTelusurForm, TelusurForm, TetapkanPenelusurForm

__all__ = [
    "POLA_NILAI",
    "AngkaNilai",
    "AsesmenTerdahuluForm",
    "BarisHasil",
    "BatalkanForm",
    "BenturanForm",
    "BuktiTelusurForm",
    "GugurForm",
    "HasilTerbaca",
    "HentikanTelusurForm",
    "KesehatanForm",
    "KetikanForm",
    "KodeKertasForm",
    "KunciKomponenForm",
    "LembarForm",
    "LembarKerjaForm",
    "MintaBukaForm",
    "NaikkanForm",
    "PenjelasanForm",
    "PutuskanBukaForm",
    "SeriForm",
    "SkalaForm",
    "TelusurForm",
    "TetapkanForm",
    "TetapkanPenelusurForm",
    "TolakKertasForm",
    "UnggahHasilForm",
    "baca_hasil",
    "huruf_kolom",
    "isi_templat",
]
