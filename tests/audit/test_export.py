"""A case to take away: the script beside it checks it without Tirek, and finds a changed byte."""

import json
import shutil
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from making import APPLIED_AT, PDF, ZHAKSY, decided, officer, submitted
from tirek.accounts.models import Role
from tirek.audit.actions.export import export
from tirek.audit.actions.seal import seal
from tirek.audit.export import verify_export
from tirek.casework.actions.propose import propose
from tirek.casework.actions.return_case import return_case
from tirek.kernel.period import Month
from tirek.notices.actions.issue import issue
from tirek.notices.places import notices_folder
from tirek.payments.actions.make_register import make_register
from tirek.signatures.actions.keep import keep_cms, keep_code
from tirek.signatures.cms import sign
from tirek.signatures.pki import Officer
from tirek.signatures.places import authority
from tirek.signatures.verdict import Verdict

pytestmark = pytest.mark.django_db
LATER = APPLIED_AT + timedelta(days=150)


@pytest.fixture
def case():
    """Returned once with a note, granted, told by letter, listed for payment, sealed."""
    case = submitted()
    propose(case=case, by=officer(), at=APPLIED_AT)
    return_case(case=case, by=officer(Role.HEAD), note="Қайта қараңыз", at=APPLIED_AT)
    case = decided(case)
    issue(case_number=case.number, at=APPLIED_AT)
    seal(at=LATER)
    make_register(month=Month.parse("2026-02"), place=ZHAKSY, by=None, at=LATER)
    case.refresh_from_db()
    return case


@pytest.fixture
def folder(case, tmp_path):
    export(case=case, to=tmp_path / "out", at=LATER)
    return tmp_path / "out"


def checked(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The script of the export itself, in a process that knows nothing of Tirek."""
    script = path / "verify_export.py" if path.is_dir() else Path("scripts/verify_export.py")
    return subprocess.run(
        [sys.executable, "-I", "-W", "ignore", script, path, "--lang", "en", *options],
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def test_a_whole_export_is_whole(case, folder):
    said = checked(folder)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "BROKEN" not in said.stdout
    lines = said.stdout.splitlines()
    for line in (
        "whole: event 1", "whole: event 8", f"whole: letter letters/{case.number}-1-kk.pdf",
        "whole: paper anyqtama.pdf", "not checked: event 8 is not sealed yet",
    ):  # fmt: skip
        assert line in lines, said.stdout
    assert sum(line.startswith("whole: certificate ") for line in lines) == 2
    assert any("fingerprint of the root certificate" in line for line in lines)


def test_the_export_holds_what_a_lawyer_looks_for(case, folder):
    law = json.loads((folder / "law/law.json").read_text(encoding="utf-8"))
    assert {cite["act"] for cite in law["cited"]} >= {law["editions"][0]["act"]}
    assert any(cite["quote"] for cite in law["cited"])
    assert (folder / law["editions"][0]["file"]).read_text(encoding="utf-8").startswith("#")
    assert set(law["fingerprints"].values()) == {law["fingerprint_now"]}
    said = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    assert (said["number"], said["subject"]["full_name"]) == (case.number, "Серіков Әлихан")
    assert len(said["payments"]) == 6
    assert (folder / said["files"][0]["file"]).read_bytes() == PDF
    for language, word in (("kk", "Тексеру:"), ("ru", "Проверка:"), ("en", "To check:")):
        assert word in (folder / "README.txt").read_text(encoding="utf-8"), language


@pytest.mark.parametrize(
    "path", ["events.json", "case.json", "seals.json", "law/law.json", "README.txt"]
)
def test_a_changed_byte_of_any_file_is_found(folder, path):
    content = bytearray((folder / path).read_bytes())
    content[-2] ^= 1
    (folder / path).write_bytes(content)
    said = checked(folder)
    assert said.returncode in (1, 2)
    assert said.returncode == 2 or f"BROKEN: file {path}" in said.stdout


def test_a_file_that_is_gone_or_slipped_in_is_found(folder):
    (folder / "law/law.json").unlink()
    (folder / "law/other.json").write_text("{}", encoding="ascii")
    said = checked(folder)
    assert said.returncode == 1
    assert "BROKEN: file law/law.json" in said.stdout
    assert "BROKEN: file not listed law/other.json" in said.stdout


def forge(folder: Path, path: str, change) -> None:
    """Change a document and write the manifest anew, as a careful forger would."""
    document = json.loads((folder / path).read_text(encoding="utf-8"))
    change(document)
    (folder / path).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    relist(folder, path)


def relist(folder: Path, path: str) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][path]["sha256"] = verify_export.sha256((folder / path).read_bytes())
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_a_forged_event_is_found(folder):
    forge(folder, "events.json", lambda events: events[2].update(actor_name="Somebody else"))
    said = checked(folder)
    assert said.returncode == 1
    assert "BROKEN: event 3 (hash)" in said.stdout


def test_a_chain_written_anew_does_not_fit_its_seal(folder):
    def rewrite(events):
        previous = verify_export.GENESIS
        events[2]["actor_name"] = "Somebody else"
        for event in events:
            event["previous_hash"] = previous
            said = {key: value for key, value in event.items() if key != "hash"}
            previous = event["hash"] = verify_export.sha256(verify_export.canonical(said))

    forge(folder, "events.json", rewrite)
    said = checked(folder)
    assert "BROKEN: event" not in said.stdout
    assert "BROKEN: seal " in said.stdout
    assert said.returncode == 1


def test_a_forged_seal_is_found(folder):
    forge(folder, "seals.json", lambda seals: seals["covering"][0]["seal"].update(root="0" * 64))
    assert "BROKEN: seal " in checked(folder).stdout


def test_a_forged_letter_is_found_by_its_signature(case, folder):
    path = f"letters/{case.number}-1-ru.pdf"
    content = (folder / path).read_bytes()
    (folder / path).write_bytes(content.replace(b"%PDF-1.7", b"%PDF-1.6", 1))
    relist(folder, path)
    said = checked(folder)
    assert f"BROKEN: letter {path} (SHA-256)" in said.stdout
    assert "BROKEN: signature  (another content)" in said.stdout


def test_a_letter_of_another_authority_is_found(case, folder, tmp_path):
    other = authority.__globals__["Authority"].open(tmp_path / "pki", at=APPLIED_AT)
    from cryptography.hazmat.primitives.serialization import Encoding

    pem = other.root.public_bytes(Encoding.PEM)
    (folder / "certificates/root.pem").write_bytes(pem)
    relist(folder, "certificates/root.pem")
    said = checked(folder)
    assert said.returncode == 1
    assert "not issued by the authority it names" in said.stdout


def test_a_signed_application_and_one_confirmed_by_code(case, tmp_path):
    user = case.applicant_user
    credential = authority(at=APPLIED_AT).credential_of(
        Officer(user.username, user.full_name, "азамат"), at=APPLIED_AT
    )
    content = b'{"asked": true}'
    message = sign(content, credential, at=APPLIED_AT)
    from tirek.signatures.cms import read

    verdict = Verdict("verified", "in_process", certificate=read(message).certificate)
    about = str(case.draft.pk)
    keep_cms(content=content, cms=message, verdict=verdict, what="application", about=about,
             by=user, at=APPLIED_AT)  # fmt: skip
    keep_code(content=content, code=case.draft.pk, phone="+77011234567", what="application",
              about=about, by=user, at=APPLIED_AT)  # fmt: skip
    export(case=case, to=tmp_path / "out", at=LATER)
    said = checked(tmp_path / "out")
    assert said.returncode == 0, said.stdout
    assert "not checked: signature signatures/application" in said.stdout
    assert sum(line.startswith("whole: certificate") for line in said.stdout.splitlines()) == 3
    kept = json.loads((tmp_path / "out/case.json").read_text(encoding="utf-8"))["signatures"]
    path = next(one["content"] for one in kept if one["cms"])
    (tmp_path / "out" / path).write_bytes(b'{"asked": false}')
    relist(tmp_path / "out", path)
    assert "BROKEN: signature  (another content)" in checked(tmp_path / "out").stdout


def test_what_officers_wrote_to_one_another_can_be_withheld(case, tmp_path):
    export(case=case, to=tmp_path / "out.zip", at=LATER, with_notes=False)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert "Қайта қараңыз" not in archive.read("events.json").decode()
        left_out = json.loads(archive.read("manifest.json"))["left_out"]
    assert any("Internal notes" in one["en"] for one in left_out)
    said = checked(tmp_path / "out.zip")
    assert said.returncode == 0, said.stdout
    assert "whole: event 4: its content is withheld, its hash is in the chain" in said.stdout


def test_what_the_store_lost_is_told(case, tmp_path):
    shutil.rmtree(notices_folder())
    from tirek.documents.blobs import place_of

    path = place_of(case.files.first().sha256)
    content = path.read_bytes()
    path.unlink()
    try:
        export(case=case, to=tmp_path / "out", at=LATER)
    finally:
        path.write_bytes(content)
    said = checked(tmp_path / "out")
    assert said.returncode == 0, said.stdout
    assert "not checked: paper anyqtama.pdf" in said.stdout
    assert "not checked: letter " in said.stdout


def test_half_an_export_is_none(case, tmp_path, monkeypatch):
    monkeypatch.setattr("tirek.audit.actions.export.add_law", lambda *_: 1 / 0)
    for name in ("out", "out.zip"):
        with pytest.raises(ZeroDivisionError):
            export(case=case, to=tmp_path / name, at=LATER)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_it_speaks_the_languages_of_the_country(folder, language):
    said = checked(folder, "--lang", language)
    assert said.returncode == 0
    assert {"kk": "бүтін: 1-оқиға", "ru": "цело: событие 1"}[language] in said.stdout


def test_what_is_no_export_is_said(tmp_path, capsys):
    assert verify_export.main([str(tmp_path)]) == 2
    (tmp_path / "a.zip").write_bytes(b"no archive")
    assert verify_export.main([str(tmp_path / "a.zip")]) == 2
    assert "a.zip" in capsys.readouterr().err


def test_without_the_package_cryptography_signatures_are_not_checked(folder, monkeypatch, capsys):
    monkeypatch.setattr(verify_export, "SIGNATURES", False)
    assert verify_export.main([str(folder), "--lang", "en"]) == 0
    assert "not checked: signature  (pip install cryptography)" in capsys.readouterr().out
