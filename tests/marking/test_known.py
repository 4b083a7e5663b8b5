"""Marks known by their wording: each family with its fields, clean and worn, and the sentences that are none.

The forms are those of public releases; every number, date and name in them is made up.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.marking.known import AFTER, BEFORE, apart, windows
from onionskin.marking.tables import families as table
from onionskin.record import Annotation, Mark, Span
from tests.marking.sheets_of_paper import BODY, families, found, said, sheet

CASES = [
    # family, printed, fields of its value
    ("NARA_AUTHORITY_NND", "DECLASSIFIED\nAuthority NND 940718", {"project": "NND 940718"}),
    ("NARA_AUTHORITY_NND", "DECLASSIFIED\nAuthority E.O. 12958\nBy KXR NARA Date 3/9/04",
     {"authority": "E.O. 12958", "project": None, "by": "KXR", "date": "3/9/04"}),
    # handwriting that nobody can read is told, and not made into a number
    ("NARA_AUTHORITY_NND", "DECLASSIFIED p uthority t-- 1 ff1gs-", {"project": None, "unreadable": True}),
    # the project stamp of a sheet scanned upside down: there, and unreadable
    ("NARA_NND_13526", "€'¢ UONIAS ‘9TCE] JAp1O aannoaxg Jad payrssepaq",
     {"authority": None, "turned": True, "unreadable": True}),
    ("PRESLIB_SANITIZED_NLK", "SEE SANITIZED VERSION NUK-81-407", {"case": "NLK-81-407", "case_printed": "NUK-81-407"}),
    ("PRESLIB_SANITIZED_NLK", "SANITIZED MK.01.407.6.1.2", {"case": "NLK.01.407.6.1.2"}),
    ("PRESLIB_EO", "DECLASSIFIED\nE.O. 12356, SEC. 3.4\nNLJ 90-407\nBy KXR, NARA, Date 3-9-91",
     {"authority": "E.O. 12356", "section": "3.4", "case": "NLJ 90-407", "by": "KXR", "date": "3-9-91"}),
    ("PRESLIB_CONTROL_ESC", "REMARKS: CONTROL NO. [ESC-NLJ-407/93B]", {"control": "ESC-NLJ-407/93B"}),
    ("PRESLIB_CASE", "NLK-84-407", {"library": "NLK", "case": "84-407"}),
    ("EXEMPT_13526", "EXEMPT PER E.O. 13526\nSEC 3.3(b) 50x5/8\nDATE EXEMPTED: MAR 2014",
     {"authority": "E.O. 13526", "section": "3.3(b)", "program": "50x5/8", "date": "2014-03"}),
    ("CIA_CREST", "Approved For Release 2006/03/09 : CIA-RDP79S40718A000100060017-5",
     {"date": "2006-03-09", "record": "CIA-RDP79S40718A000100060017-5"}),
    ("CIA_CREST",
     "Declassified in Part - Sanitized Copy Approved for Release 2014/03/09: CIA-RDP93B40718R001200140009-4",
     {"action": "Declassified in Part - Sanitized Copy Approved for Release", "date": "2014-03-09"}),
    ("CIA_CREST", "Approved Forelease 2002/03/09 : CIA-RDP85B40718", {"date": "2002-03-09"}),  # worn
    # a date of which a figure is gone is not read
    ("CIA_CREST", "Approved For Release 2O%6/11/01 : CIA-RDP79S40718A000100060017-5",
     {"date": None, "unreadable": True}),
    ("CIA_FOIA", "Approved for Release: 2019/03/09 C04071814", {"date": "2019-03-09", "record": "C04071814"}),
    ("CIA_FOIA", "Approved for Re|ease: 2019/03/09 C0407181 4", {"date": "2019-03-09", "record": "C04071814"}),  # worn
    ("CIA_FOIA", "Approved for Release: 2019705/0s C04071814",
     {"date": None, "record": "C04071814", "unreadable": True}),
    ("CIA_FOIA", "Approved for Release: 2019/03/09 004071814",
     {"date": "2019-03-09", "record": None, "record_printed": "004071814", "unreadable": True}),
    ("CIA_ESDN", "CIA-RDP79S40718A000100060017-5", {"job": "79S40718", "item": "A000100060017", "check": "5"}),
    ("CIA_HRP", "APPROVED FOR RELEASE 1993\nCIA HISTORICAL REVIEW PROGRAM", {"date": "1993"}),
    ("CIA_HRP", "CIA HISTORICAL REVIEW PROGRAM", {"date": None}),
    ("CIA_NO_OBJECTION",
     "CIA HAS NO OBJECTION TO DECLASSIFICATION AND/OR RELEASE OF CIA INFORMATION IN THIS DOCUMENT", {"by": None}),
    ("CIA_NO_OBJECTION", "CIA HAS NO OBJECTION TO\nDECLASSIFICATION AND/OR\nRELEASE OF THIS DOCUMENT\nAS SANITIZED",
     {"exception": "AS SANITIZED"}),
    ("CIA_NO_OBJECTION", "CIA HAS NO OBJECTION TO DECLASSIFICATION AND/OR\nRELEASE OF CIA INFORMATION IN THIS DOCUMENT "
     "EXCEPT FOR\nTHE BRACKETS  KXR 3-9-98", {"exception": "EXCEPT FOR THE BRACKETS", "by": "KXR", "date": "3-9-98"}),
    ("CIA_TDCS_GRADING", "SOURCE GRADINGS ARE DEFINITIVE. APPRAISAL OF CONTENT IS TENTATIVE.", {}),
    ("CIA_TDCS_GRADING", "GRADINGSAARE DEFINITIVE, APPRAISAL OF CONTENT IS SENTATIVE", {}),  # worn
    ("CIA_TDCS_GRADING", "APPR. 3", {"appraisal": "3"}),
    ("CIA_TDCS_GRADING", "LAKE PILOT /C/ WITH GOOD ACCESS", {"source": "C"}),
    ("CIA_TDCS_GRADING", "SOURCE: LAKEPILOT-3 (C). APPR: 3.", {"source": "C"}),
    ("CIA_IMPDET", "E2 IMPDET CL BY 040718", {"by": "040718", "order": "E.O. 11652"}),
    ("CIA_IMPDET", "E-2 IMPDET", {"by": None}),
    ("CIA_IMPDET", "EZ IMPDET CL EY 040718", {"by": "040718"}),  # worn
    ("CIA_IMPDET", "E2 LAPDET CL BY 040718", {"by": "040718"}),
    ("CIA_CL_DECL_1995", "REASON: 1.5(c)", {"reason": "1.5(c)"}),
    ("CIA_CL_DECL_1995", "DECL ON: X1", {"declassify_on": "X1"}),
    ("CIA_CL_DECL_1995", "CL REASON: Section 1.5 d", {"reason": "1.5 d"}),
    ("CIA_CL_DECL_1995", "DECL X5", {"declassify_on": "X5"}),
    ("CIA_CL_DECL_1995", "DRV HUM 4-82", {"derived_from": "HUM 4-82"}),
    ("CIA_CL_DECL_1995", "Declassify on: OADR", {"declassify_on": "OADR"}),
    ("CIA_CL_DECL_1995", "DRV FROM: HUM 4-82", {"derived_from": "HUM 4-82"}),
    ("STATE_EO_TAG", "E.O. 11652: GDS", {"authority": "E.O. 11652", "declassify_on": "GDS"}),
    ("FBI_ALL_INFO", "ALL INFORMATION CONTAINED\nHEREIN IS UNCLASSIFIED\nDATE 3/9/94 BY 4071 KXR/SEL",
     {"date": "3/9/94", "by": "4071 KXR/SEL", "exception": None}),
    ("FBI_ALL_INFO", "ALE INFORMATION CONTAINED\nREIN IS UNCLASS PIED\nEXCEPT WHERE SHOWN\nOTHERWISE",
     {"exception": "EXCEPT WHERE SHOWN OTHERWISE"}),  # worn
    ("FBI_DELETED_PAGE", "DELETED PAGE INFORMATION SHEET\nFOI/PA# 4071837-0\n\nTotal Deleted Page(s) = 41",
     {"case": "4071837-0", "count": "41"}),
    ("JFK_2025", "2025 RELEASE UNDER THE PRESIDENT JOHN F. KENNEDY ASSASSINATION RECORDS ACT OF 1992",
     {"date": "2025"}),
    ("JFK_CASE_STAMP", "Released under the John F. Kennedy Assassination Records Collection Act of 1992 "
     "(44 USC 2107 Note). Case#:NW 40718 Date: 11-17-2021", {"case": "NW 40718", "date": "2021-11-17"}),
    ("JFK_NW_FOOTER", "NW 40718 Docld:33333333 Page 3", {"case": "40718", "docid": "33333333", "page": "3"}),
    ("JFK_NW_FOOTER", "NW 40718 DocId:33333333", {"page": None}),
    ("JFK_NW_FOOTER", "HH 40718\n\nDocId: 33333333\n\nPage: 22", {"case": "40718", "page": "22"}),  # torn, misread
    ("JFK_NW_FOOTER", "DocId: 33333333 Page 4", {"case": None, "docid": "33333333"}),
    ("JFK_RIF", "RECORD NUMBER : 176-40718-10023", {"record": "176-40718-10023"}),
    ("STATE_FOIA",
     "UNCLASSIFIED U.S. Department of State Case No. F-2014-40718 Doc No. C05740718 Date: 03/09/2015",
     {"case": "F-2014-40718", "record": "C05740718", "date": "2015-03-09"}),
    ("STATE_FOIA", "UNCLASSIFIED US Deparmertf Slate Case No, F-20078 Duc No, COBYEE210 Date: 0430208",
     {"date": None, "unreadable": True}),
    ("STATE_FOIA", "UNCLASSIFIED U S. Department of State Case No F-2014-40718 Doc No. C05740718 Date: 03/09/2015",
     {"case": "F-2014-40718"}),
    ("STATE_RELEASE", "RELEASE IN PART B1, 1.4(D)", {"action": "PART", "codes": "B1, 1.4(D)"}),
    ("STATE_AAD", "Declassified/Released US Department of State EO Systematic Review 04 MAY 2006",
     {"date": "2006-05-04"}),
    ("STATE_AAD", "Declassified Released US Department of State EO Systematic Review 20 Mar 2014",
     {"date": "2014-03-20"}),
    ("NSA_RELEASE", "Declassified and approved for release by NSA on 03-09-2014 pursuantto E.O. 13526",
     {"date": "2014-03-09", "authority": "E.O. 13526"}),
    ("NSA_RELEASE", "Approved for Release by NSA on 04-04-2018, FOIA Case 40718", {"case": "40718"}),
    ("NSA_REFID", "REF ID:A40718", {"ref": "A40718"}),
    ("ISCAP", "DECLASSIFIED UNDER AUTHORITY OF THE INTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL, "
     "E.O. 13526, SECTION 5.3(b)(3) ISCAP APPEAL NO. 2012-407, document no. 4",
     {"authority": "E.O. 13526", "section": "5.3(b)(3)", "case": "2012-407", "document": "4"}),
    ("OSD_WHS", "DECLASSIFIED IN FULL\nAuthority: EO 13526\nChief, Records & Declass Div, WHS\nDate: MAR 9 2013",
     {"action": "DECLASSIFIED IN FULL", "authority": "E.O. 13526", "date": "2013-03-09"}),
    ("GROUP1", "GROUP 1 - EXCLUDED FROM AUTOMATIC DOWNGRADING AND DECLASSIFICATION", {"group": 1}),
    ("GROUP1", "GROUP | Excluded from automaric\ndowngrading and declassification", {"group": 1}),  # worn
    ("GROUP2", "GROUP 2\nExempted from automatic downgrading", {"group": 2}),
    ("GROUP3", "DOWNGRADED AT 12 YEAR INTERVALS\nNOT AUTOMATICALLY DECLASSIFIED", {"group": 3, "interval_years": 12}),
    ("GROUP3", "DOWNGRADED AT 12 YEARS\nNTAVUS NOT AUTO\nMATICALLY DECLASSIFIED", {"group": 3}),  # worn
    ("GROUP4", "DOWNGRADED AT 3 YEM? INTERVALS:\nDECLASSIFIED AFTER 12 YEARS", {"group": 4}),  # worn
    ("GDS_11652", "SUBJECT TO GENERAL DECLASSIFICATION SCHEDULE OF EXECUTIVE ORDER 11652", {"authority": "E.O. 11652"}),
    ("GDS_11652", "om general declassification schedule of E.O. 11252",
     {"authority": "E.O. 11652", "authority_printed": "11252"}),  # one figure wrong and one order that near
    ("DOD_DIR", "DOD DIR 5200.10", {"directive": "5200.10"}),
    ("ESPIONAGE_ACT", "within the meaning of the espionage laws, Title 18, U.S.C., Secs. 793 and 794",
     {"sections": "793 and 794"}),
    ("FRUS_OMISSION", "[less than 2 lines not declassified]", {"quantity": "less than 2", "unit": "lines"}),
    ("FRUS_OMISSION", "[name not declassified]", {"quantity": "name"}),
    ("REDACTED_TOKEN", "█████", {"token": "█████"}),
    ("REDACTED_TOKEN", "[16-27]", {"token": "[16-27]"}),
    ("ORG_INTERNAL", "ON FILE OSD RELEASE INSTRUCTIONS APPLY", {"by": "OSD"}),
    ("DOCUMENT_NUMBER", "Copy No. 4 of 12 copies", {"copy": "4", "copies": "12"}),
    ("DOCUMENT_NUMBER", "NSC 5809", {"number": "NSC 5809"}),
    ("DOCUMENT_NUMBER", "DATE DISTR. 9 MARCH 1958     REPORT NO.  CS-3/407,114", {"number": "CS-3/407,114"}),
    ("DOCUMENT_NUMBER", "TO: SECRETARY\nNO: 407, March 9, 9 a.m.", {"number": "407"}),
    ("DOCUMENT_NUMBER", "AIRGRAM                NO: A-77", {"number": "A-77"}),
    ("DOCUMENT_NUMBER", "Control: 18", {"number": "18"}),
    ("DOCUMENT_NUMBER", "NO: 407 1114202 MAR 58", {"number": "407"}),  # before the time of a cable, which is misread
    ("CABLE_PAGE", "PAGE 01        VESSIN 04071  111420Z MAR 74",
     {"page": "01", "post": "VESSIN", "number": "04071", "time": "111420Z MAR 74"}),
]  # fmt: skip


@pytest.mark.parametrize(("family", "printed", "fields"), CASES)
def test_a_family_and_its_fields(family: str, printed: str, fields: dict[str, object]) -> None:
    text = sheet(printed)
    values = [one.body.value for one in found(text) if isinstance(one.body, Mark) and one.body.family == family]
    assert [{name: value.get(name) for name in fields} for value in values].count(fields) == 1


def test_no_family_is_without_a_case() -> None:
    apart_tested = {"CIA_DOC_REVIEW", "FBI_CLASSIFIED_BY"}
    assert {family.id for family in table()} - {case[0] for case in CASES} <= apart_tested


def test_what_is_the_forms_own_print_is_not_in_the_mark() -> None:
    [surface] = [printed for printed, _ in said(sheet("TO: SECRETARY\nNO: 407, March 9, 9 a.m."), "control_number")]
    assert surface == "407"


def test_a_line_end_within_a_stamps_words_hides_nothing() -> None:
    stamp = "Declassified and approved for release by NSA\non 03-09-2014 pursuant to E.O. 13526"
    assert families(sheet(stamp)) == ["NSA_RELEASE"]


def test_a_review_block_prints_every_choice_and_says_which_was_made_by_none() -> None:
    block = "DOCUMENT NO. 4\nNO CHANGE IN CLASS. X\nDECLASSIFIED\nCLASS. CHANGED TO: TS S C\nNEXT REVIEW DATE:"
    assert families(sheet(block))[:1] == ["CIA_DOC_REVIEW"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council approved for release of water the sluice at Selve.",
        "He asked the Bureau to declassify on the spot what it had on the miller.",
        "All information contained in the letter was known to the village.",
        "They were excluded from automatic promotion in the army.",
        "The price was downgraded at the fair of Karsk.",
        "The source was graded by the station as a liar.",
        "It was [omitted here is the discussion of barley].",
        "The doctor's document no longer mattered.",
        "RELEASE INTO THE LAKE WAS FORBIDDEN.",
        "The record number of boats was counted in June.",
        "The espionage of the League was of the meanest kind.",
        "His reason was 14 May, the day of the fair.",
        "NLF units crossed the pass at 12.30 and 14.10.",
        "His name could not be redacted from the letter.",
        "HIS NAME COULD NOT BE REDACTED FROM THE LETTER.",
        "A copy no longer than a page was found.",
        "The answer was no: 14 boats had gone.",
        "Page 12 of the log was torn out at Dravo in March.",
        "The 3 years after the Agreement were declassified as peace.",
    ],
)
def test_sentences_with_the_words_of_stamps(sentence: str) -> None:
    assert families(sheet(body=f"{BODY}\n\n{sentence}\n\n{BODY}")) == []


def test_windows_are_whole_lines_around_triggers_merged_where_they_meet() -> None:
    text = "\n".join(["." * 70] * 40)
    far, near = 70 * 10 + 14, 71 * 18
    folded = f"{text[:far]}ref id{text[far + 6 : near]}ref id{text[near + 6 :]}"
    [(start, end)] = windows(folded, folded.replace("\n", " "), ("ref id",))
    assert folded[start - 1] == "\n"
    assert start <= far - 70
    assert end >= near + AFTER - 80
    assert windows("nothing here", "nothing here", ("ref id",)) == []
    lone = "x" * 5000 + "ref id" + "x" * 5000
    [(start, end)] = windows(lone, lone, ("ref id",))
    assert end - start <= 2 * BEFORE + 2 * AFTER  # one line of a megabyte is no window


def test_of_marks_that_meet_the_longest_is_kept_and_of_equals_the_first() -> None:
    def at(start: int, end: int, family: str) -> Annotation:
        return Annotation(Span(start, end), Mark("control_number", family, {}))

    kept = apart([at(0, 5, "A"), at(3, 12, "B"), at(20, 24, "C"), at(22, 26, "D")])
    assert sorted(one.body.family for one in kept) == ["B", "C"]  # type: ignore[union-attr]


spans = st.lists(st.builds(lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 20)))


@given(spans)
def test_what_is_kept_is_apart_and_what_is_not_meets_what_is(places: list[Span]) -> None:
    marks = [Annotation(span, Mark("control_number", str(n), {})) for n, span in enumerate(places)]
    kept = [one.target for one in apart(marks)]
    assert not any(a.meets(b) for i, a in enumerate(kept) for b in kept[i + 1 :])  # type: ignore[union-attr, arg-type]
    for span in places:
        held = [one for one in kept if one.meets(span)]  # type: ignore[union-attr]
        assert max(one.end - one.start for one in held) >= span.end - span.start  # type: ignore[union-attr]
