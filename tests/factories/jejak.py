"""Chains of the trail: the same builder that script/bench measures with."""

from config.rantai_contoh import bangun_rantai

__all__ = ["bangun_rantai"]
