#!/usr/bin/env python3
"""Checks an export of a case without Tirek: `python verify_export.py [--lang kk|ru|en] EXPORT`.

EXPORT is the folder or the .zip; by default the folder this script lies in. Python 3.11 is enough
for the files, the chain of events and the seals; signatures need the package `cryptography`.
Ends with 0 if all that could be checked is whole, 1 if something is not, 2 if it is no export.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

try:
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
except ImportError:  # signatures are told as "not checked" then
    SIGNATURES = False
else:
    SIGNATURES = True

FORMAT = "tirek-export/1"
Said = Mapping[str, Any]
Events = Sequence[Said]
GENESIS = hashlib.sha256(b"tirek: the first event of a case follows this").hexdigest()
LANGUAGES = ("kk", "ru", "en")
WORDS = {
    "whole": ("бүтін", "цело", "whole"), "broken": ("БҰЗЫЛҒАН", "НАРУШЕНО", "BROKEN"),
    "unchecked": ("тексерілмеді", "не проверено", "not checked"),
    "all": ("{n} тексеру, бұзылғаны: {bad}, тексерілмегені: {open}",
            "проверок: {n}, нарушено: {bad}, не проверено: {open}",
            "{n} checks, broken: {bad}, not checked: {open}"),
    "file": ("файл {what}", "файл {what}", "file {what}"),
    "unlisted": ("тізімде жоқ файл {what}", "файл вне описи {what}", "file not listed {what}"),
    "event": ("{what}-оқиға", "событие {what}", "event {what}"),
    "withheld": ("{what}-оқиғаның мазмұны берілмеген, хеші тізбекте",
                 "содержание события {what} не приведено, хеш в цепи",
                 "event {what}: its content is withheld, its hash is in the chain"),
    "letter": ("хабарлама {what}", "уведомление {what}", "letter {what}"),
    "signature": ("қолтаңба {what}", "подпись {what}", "signature {what}"),
    "trust": ("сертификат {what}", "сертификат {what}", "certificate {what}"),
    "seal": ("{what}-мөр", "печать {what}", "seal {what}"),
    "unsealed": ("{what}-оқиға әлі мөрленбеген", "событие {what} ещё не опечатано",
                 "event {what} is not sealed yet"),
    "paper": ("құжат {what}", "документ {what}", "paper {what}"),
    "law": ("заңның ізі: қайта есептеуге барлық актілердің файлдары керек",
            "отпечаток закона: для пересчёта нужны файлы всех актов",
            "fingerprint of the law: to recompute it the files of all acts are needed"),
    "root": ("түбір сертификаттың ізі {what}: жарияланған ізбен салыстырыңыз",
             "отпечаток корневого сертификата {what}: сравните с опубликованным",
             "fingerprint of the root certificate {what}: compare it with the published one"),
    "last_seal": ("соңғы мөр {what}: мөрлер журналымен салыстырыңыз",
                  "последняя печать {what}: сравните с журналом печатей",
                  "last seal {what}: compare it with the journal of seals"),
    "revoked": ("сертификаттардың кері қайтарылуы, уақыт белгілері",
                "отзыв сертификатов, метки времени", "revocation of certificates, time stamps"),
}  # fmt: skip


class NotChecked(Exception):
    """Something that this script cannot check; the message says why."""


class Box:
    """The files of an export, from a folder or a .zip."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path) if path.is_file() else None
        self._root = path

    def names(self) -> set[str]:
        if self._zip:
            return {name for name in self._zip.namelist() if not name.endswith("/")}
        found = (path for path in self._root.rglob("*") if path.is_file())
        return {path.relative_to(self._root).as_posix() for path in found}

    def read(self, name: str) -> bytes:
        return self._zip.read(name) if self._zip else (self._root / name).read_bytes()

    def document(self, name: str) -> Any:
        return json.loads(self.read(name))


class Report:
    """Tells each check and counts them."""

    def __init__(self, language: str) -> None:
        self._at = LANGUAGES.index(language)
        self.count = {"whole": 0, "broken": 0, "unchecked": 0}

    def say(self, found: str, about: str, what: object = "", why: object = "") -> None:
        self.count[found] += 1
        because = f" ({why})" if why else ""
        print(f"{self._word(found)}: {self._word(about).format(what=what)}{because}")  # noqa: T201

    def check(self, good: bool, about: str, what: object = "", why: object = "") -> None:
        self.say("whole" if good else "broken", about, what, "" if good else why)

    def end(self) -> int:
        n, bad, left = sum(self.count.values()), self.count["broken"], self.count["unchecked"]
        print(self._word("all").format(n=n, bad=bad, open=left))  # noqa: T201
        return 1 if bad else 0

    def _word(self, key: str) -> str:
        return WORDS[key][self._at]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def canonical(document: object) -> bytes:
    """The form in which an event or a seal is hashed."""
    return json.dumps(
        document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def check_files(box: Box, manifest: Said, report: Report) -> None:
    """Every file of the manifest is there, byte for byte, and no other."""
    names, listed = box.names(), manifest["files"]
    for name, said in listed.items():
        good = name in names and sha256(box.read(name)) == said["sha256"]
        report.check(good, "file", name, "SHA-256")
    for name in sorted(names - listed.keys() - {"manifest.json"}):
        report.say("broken", "unlisted", name)


def check_events(events: Events, number: str, report: Report) -> None:
    """Each event names the hash of the one before, and its own hash is that of what it says."""
    previous = GENESIS
    for seq, event in enumerate(events, start=1):
        said = {key: value for key, value in event.items() if key not in ("hash", "withheld")}
        linked = event["previous_hash"] == previous
        ours = (event["seq"], event["case"]) == (seq, number)
        if event.get("withheld"):
            report.check(linked and ours, "withheld", seq)
        else:
            report.check(
                linked and ours and sha256(canonical(said)) == event["hash"], "event", seq, "hash"
            )
        previous = event["hash"]


def check_seals(seals: Said, events: Events, report: Report) -> None:
    """Each event that was sealed climbs to the root that its seal names."""
    by_seq, sealed = {event["seq"]: event for event in events}, set()
    for one in seals["covering"]:
        seal = one["seal"]
        good = sha256(canonical(seal)) == one["hash"]
        for proof in one["events"]:
            event = by_seq[proof["seq"]]
            sealed.add(proof["seq"])
            ends = f" {event['case']}/{event['seq']} {event['hash']}"
            good &= proof["line"].endswith(ends) and climb(proof) == seal["root"]
        report.check(good, "seal", seal["number"])
    for seq in sorted(by_seq.keys() - sealed):
        report.say("unchecked", "unsealed", seq)
    if seals["last"]:
        report.say("unchecked", "last_seal", "{number} {hash}".format(**seals["last"]))


def climb(proof: Said) -> str:
    """The Merkle root a line leads to (leaf: byte 0 and the line; node: byte 1, two hashes)."""
    reached = hashlib.sha256(b"\0" + proof["line"].encode()).digest()
    for step in proof["path"]:
        beside = bytes.fromhex(step[1:])
        pair = reached + beside if step[0] == "R" else beside + reached
        reached = hashlib.sha256(b"\1" + pair).digest()
    return reached.hex()


MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")  # 1.2.840.113549.1.9.4
DIGESTS = {
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
}


class Der:
    """One value of a CMS message (RFC 5652) in DER: its tag, its bytes with and without header."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.tag, length, body = data[at], data[at + 1], at + 2
        if length & 0x80:
            body += length & 0x7F
            length = int.from_bytes(data[at + 2 : body])
        self.end = body + length
        if self.end > len(data):
            raise ValueError("DER: cut short")
        self.whole, self.body = data[at : self.end], data[body : self.end]

    def __iter__(self) -> Iterator[Der]:
        at = 0
        while at < len(self.body):
            found = Der(self.body, at)
            yield found
            at = found.end

    def __getitem__(self, at: int) -> Der:
        return list(self)[at]


def check_cms(cms: bytes, content: bytes, root: Any) -> Any:
    """The certificate that signed the content. ValueError if it did not, NotChecked if unknown."""
    if not SIGNATURES:
        raise NotChecked("pip install cryptography")
    signed = Der(cms)[1][0]
    parts = list(signed)
    signer = list(parts[-1][0])
    digest = DIGESTS.get(signer[2][0].body)
    attributes = next((one for one in signer if one.tag == 0xA0 and one is not signer[1]), None)
    if digest is None or attributes is None:
        raise NotChecked(f"algorithm {signer[2][0].body.hex()}")
    told = [one[1][0].body for one in attributes if one[0].body == MESSAGE_DIGEST]
    if told != [hashlib.new(digest, content).digest()]:
        raise ValueError("another content")
    certificates = [_certificate(one) for one in next(p for p in parts if p.tag == 0xA0)]
    certificate = _signer(certificates, signer[1])
    # What is signed are the attributes as a SET, not with the tag they have inside the message.
    _verify(certificate, signer[-1 if signer[-1].tag == 4 else -2].body,
            b"\x31" + attributes.whole[1:], digest)  # fmt: skip
    _climb_to(root, certificate, certificates)
    return certificate


def _certificate(der: Der) -> Any:
    return x509.load_der_x509_certificate(der.whole)


def _signer(certificates: Sequence[Any], sid: Der) -> Any:
    for one in certificates:
        if sid.tag == 0x30:
            same = one.serial_number == int.from_bytes(sid[1].body)
            if same and one.issuer.public_bytes() == sid[0].whole:
                return one
        else:
            found = one.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
            if found.value.digest == sid.body:
                return one
    raise ValueError("the signer's certificate is missing")


def _verify(certificate: Any, signature: bytes, content: bytes, digest: str) -> None:
    known = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
    algorithm = known[digest]
    try:
        key = certificate.public_key()
    except (UnsupportedAlgorithm, ValueError) as unknown:
        raise NotChecked(str(unknown)) from None
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, content, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, content, ec.ECDSA(algorithm))
        else:
            raise NotChecked(type(key).__name__)
    except InvalidSignature:
        raise ValueError("the signature does not fit") from None


def _climb_to(root: Any, certificate: Any, known: Sequence[Any]) -> None:
    """Each certificate was issued by the next one, and the last one is the root."""
    if root is None:
        raise NotChecked("no root certificate in the export")
    for _ in range(len(known) + 1):
        if certificate == root:
            return
        above = [one for one in (*known, root) if one.subject == certificate.issuer]
        if not above:
            raise NotChecked("issued by an authority that is not in the export")
        try:
            certificate.verify_directly_issued_by(above[-1])
        except InvalidSignature:
            raise ValueError("not issued by the authority it names") from None
        certificate = above[-1]
    raise ValueError("no way to the root certificate")


def pdf_parts(pdf: bytes) -> tuple[bytes, bytes]:
    """The signed bytes of a PDF and its CMS. ValueError unless one signature covers it all."""
    found = re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", pdf)
    if len(found) != 1:
        raise ValueError(f"{len(found)} signatures")
    begin, length, then, rest = map(int, found[0])
    if begin != 0 or then + rest != len(pdf):
        raise ValueError("the signature does not cover the whole file")
    cms = bytes.fromhex(pdf[length + 1 : then - 1].decode("ascii"))
    return pdf[:length] + pdf[then:], Der(cms).whole


def check_letters(box: Box, case: Said, events: Events, root: Any, report: Report) -> None:
    """Each letter the events tell of is there, is that file, and carries a good signature."""
    files = {one["code"]: one for one in case["letters"]}
    for event in events:
        for paper in event.get("payload", {}).get("notice", {}).get("papers", ()):
            letter = files.get(paper["code"], {})
            if letter.get("file"):
                content = box.read(letter["file"])
                good = sha256(content) == paper["sha256"]
                report.check(good, "letter", letter["file"], "SHA-256")
                signature(report, pdf_parts, content, letter["issued_at"], root)
            else:
                report.say("unchecked", "letter", paper["code"])


def check_signatures(box: Box, case: Said, root: Any, report: Report) -> None:
    """Each signature is over the bytes that are kept with it."""
    for one in case["signatures"]:
        content = box.read(one["content"])
        report.check(sha256(content) == one["sha256"], "signature", one["content"], "SHA-256")
        if one["cms"] is None:
            report.say("unchecked", "signature", one["content"], one["method"])
            continue
        message = box.read(one["cms"])
        signature(report, lambda _, c=content, m=message: (c, m), b"", one["signed_at"], root)


def signature(report: Report, parts: Any, content: bytes, at: str, root: Any) -> None:
    """Tell what one signature is worth."""
    try:
        signed, cms = parts(content)
        certificate = check_cms(cms, signed, root)
        moment = datetime.fromisoformat(at)
        if not certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc:
            raise ValueError("the certificate was not valid that day")
    except NotChecked as why:
        report.say("unchecked", "signature", "", why)
    except (ValueError, IndexError, StopIteration) as why:
        report.say("broken", "signature", "", why)
    else:
        report.say("whole", "trust", f"{certificate.serial_number:X}")


def check_papers(box: Box, case: Said, events: Events, report: Report) -> None:
    """Each paper the events tell of is there and is that file."""
    files = {one["id"]: one for one in case["files"]}
    for event in events:
        for paper in event.get("payload", {}).get("files", ()):
            kept = files.get(paper.get("id"), {}).get("file")
            if kept:
                good = sha256(box.read(kept)) == paper["sha256"]
                report.check(good, "paper", paper["name"], "SHA-256")
            else:
                report.say("unchecked", "paper", paper.get("name", ""))


def check(box: Box, report: Report) -> int:
    """Everything, in order."""
    manifest, events = box.document("manifest.json"), box.document("events.json")
    case, seals = box.document("case.json"), box.document("seals.json")
    if manifest.get("format") != FORMAT:
        raise ValueError(f"format {manifest.get('format')!r}, {FORMAT!r} was expected")
    root = None
    if SIGNATURES and case["root_certificate"]:
        root = x509.load_pem_x509_certificate(box.read(case["root_certificate"]))
    check_files(box, manifest, report)
    check_events(events, manifest["case"], report)
    check_seals(seals, events, report)
    check_letters(box, case, events, root, report)
    check_papers(box, case, events, report)
    check_signatures(box, case, root, report)
    if root is not None:
        report.say("unchecked", "root", root.fingerprint(hashes.SHA256()).hex())
    report.say("unchecked", "revoked")
    report.say("unchecked", "law")
    return report.end()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check an export of a case without Tirek.")
    parser.add_argument("export", nargs="?", type=Path, default=Path(__file__).parent)
    parser.add_argument("--lang", choices=LANGUAGES, default="ru")
    given = parser.parse_args(arguments)
    report = Report(given.lang)
    try:
        return check(Box(given.export), report)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        print(f"{given.export}: {error}", file=sys.stderr)  # noqa: T201
        return 1 if report.count["broken"] else 2


if __name__ == "__main__":
    sys.exit(main())
