"""A claim as `analyse --json` prints it."""

from __future__ import annotations

from pathlib import Path

from onionskin.archive import analyse

TEXT = (
    "SECRET\n\nIn May 1957 Hradek, from the testimony of prisoners and captured letters, had been\n"
    "expressing conviction that Tensin would leave Karsk unless he were paid.\n"
    "It is unlikely that he was paid in June 1957.\n"
)


def test_claims_have_the_fields_of_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    (page,) = analyse(path)
    said = page.as_json()
    claims = {one["head"]["surface"]: one for one in said["claims"]}
    for one in claims.values():
        assert said["text"][one["start"] : one["end"]] == one["surface"]
        assert one["holders"][0] == "AUTHOR"
    inner = claims["leave"]
    assert inner["holders"] == ["AUTHOR", "prisoners + captured letters", "Hradek"]
    assert (inner["factuality"], inner["source_type"]) == ("Uu", "statement")
    assert inner["condition"]["surface"].startswith("unless he were paid")
    assert [voice["source_type"] for voice in inner["voices"][1:3]] == ["prisoner_testimony", "captured_document"]
    paid = claims["paid"]
    assert paid["certainty"]["band"] == "unlikely"
    assert (paid["certainty"]["low"], paid["certainty"]["high"]) == (0.2, 0.45)
    assert said["text"][slice(*(paid["certainty"]["cue"][key] for key in ("start", "end")))] == "unlikely"
    assert (paid["edtf"], paid["factuality"]) == ("1957-06", "PR-")
    assert claims["expressing"]["certainty"] is None
