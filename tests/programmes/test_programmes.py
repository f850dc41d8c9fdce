from __future__ import annotations

from typing import Any

import pytest

from docpipe.programmes import ASSETS, names, path
from docpipe.programmes.schema import AssetKind, Confidence, Pages, Programme
from docpipe.read import read

FUNDED = ("irop-2014", "irop-2021", "opz-2014", "opz-plus")


def frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: frozen(value) for key, value in data.items()}
    return tuple(frozen(item) for item in data) if isinstance(data, list) else data


def programme(name: str) -> Programme:
    checked = read(path(name), path(name).name)
    assert checked.diagnostics == ()
    return Programme.model_validate(frozen(checked.value.data))


def test_shipped_programmes_are_listed() -> None:
    assert names() == ("irop-2014", "irop-2021", "none", "opz-2014", "opz-plus")


def test_unknown_programme_has_no_path() -> None:
    with pytest.raises(KeyError):
        path("../opz-plus")


@pytest.mark.parametrize("name", names())
def test_file_is_valid_and_named_as_its_programme(name: str) -> None:
    assert programme(name).name == name


@pytest.mark.parametrize("name", names())
def test_every_field_has_a_source(name: str) -> None:
    found = programme(name)
    told = {field for source in found.sources for field in source.fields}
    assert told <= set(Programme.model_fields)
    assert found.model_fields_set - {"sources"} <= told


@pytest.mark.parametrize("name", FUNDED)
def test_funded_programme_has_all_that_a_strip_and_the_rules_need(name: str) -> None:
    found = programme(name)
    assert found.funded
    assert found.title
    assert found.support_statement
    assert found.number in {"03", "06"}
    assert found.registration_period in {"2014-20", "2021-27"}
    assert found.emblem_height_mm >= found.min_emblem_height_mm == 10
    assert found.emblem_colours == ("003399", "FFCC00")
    assert set(found.text_colours) == {"003399", "000000", "FFFFFF"}
    assert found.fonts[0] == "Arial"
    assert found.sanctions
    assert found.retention is not None
    assert {"attendance", "minutes", "invitation", "plan"} <= {placement.kind for placement in found.placements}


@pytest.mark.parametrize("name", FUNDED)
def test_emblem_is_the_first_picture_and_every_picture_has_alternative_text(name: str) -> None:
    pictures = [asset for asset in programme(name).assets if not asset.whole_strip]
    assert pictures[0].kind is AssetKind.COMPOSED
    assert all(asset.alt for asset in programme(name).assets)


def test_ministry_logo_of_irop_is_official_and_has_words_for_its_absence() -> None:
    for name in ("irop-2014", "irop-2021"):
        logo = next(asset for asset in programme(name).assets if asset.name == "mmr")
        assert logo.kind is AssetKind.OFFICIAL
        assert logo.required
        assert " ".join(logo.words) == "Ministerstvo pro místní rozvoj ČR"


def test_emblem_texts_are_spelt_as_the_rules_have_them() -> None:
    assert programme("opz-2014").emblem_text == ("Evropská unie", "Evropský sociální fond", "Operační program Zaměstnanost")
    assert programme("irop-2014").emblem_text == ("EVROPSKÁ UNIE", "Evropský fond pro regionální rozvoj", "Integrovaný regionální operační program")
    for name in ("opz-plus", "irop-2021"):
        assert " ".join(programme(name).emblem_text) == "Spolufinancováno Evropskou unií"
    assert "Financováno Evropskou unií" in programme("opz-plus").emblem_text_accepted


def test_wording_of_opz_plus_is_told_as_uncertain() -> None:
    source = next(item for item in programme("opz-plus").sources if "emblem_text" in item.fields)
    assert source.confidence is Confidence.UNCERTAIN


def test_attendance_sheet_is_branded_on_every_page() -> None:
    assert programme("opz-plus").pages_of("attendance") is Pages.EVERY
    assert programme("opz-plus").pages_of("timesheet") is None


def test_no_funding_means_no_duties() -> None:
    found = programme("none")
    assert not found.funded
    assert found.title == ""
    assert found.support_statement == ""
    assert found.placements == ()
    assert found.official_files() == ()


def test_official_files_lie_in_the_folder_of_their_programme() -> None:
    for name in FUNDED:
        files = programme(name).official_files()
        assert files
        assert all(file.startswith(f"loga/{name}/") for file in files)


def test_colour_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="programme-colour-unknown"):
        Programme.model_validate({"name": "x", "title": "X", "text_colours": ("modrá",)})


def test_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        Programme.model_validate({"name": "x", "title": "X", "colour": "003399"})


def test_assets_folder_says_where_its_picture_comes_from() -> None:
    assert "osmnáctiny" in (ASSETS / "README.md").read_text("utf-8")
