"""What the Law sets for those who live by the test site, and so all that an edition may say."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed


@dataclass(frozen=True)
class Supplement(Paragraph):
    """The supplement to the pension, in monthly calculation indices: two zones have one."""

    retired_before: Annotated[
        date | None,
        needed(
            "осы күнге дейін зейнетке шыққандар",
            "вышедшие на пенсию до этого дня",
            "who retired before this day",
        ),
    ] = None
    extraordinary: Annotated[
        Decimal | None,
        needed(
            "Төтенше аймақ: үстемеақы, АЕК",
            "Зона чрезвычайного риска: надбавка, МРП",
            "The extraordinary zone: supplement, MCI",
        ),
    ] = None
    maximum: Annotated[
        Decimal | None,
        needed(
            "Ең жоғары қауіпті аймақ: үстемеақы, АЕК",
            "Зона максимального риска: надбавка, МРП",
            "The maximum zone: supplement, MCI",
        ),
    ] = None


@dataclass(frozen=True)
class Pay(Paragraph):
    """The additional pay, in monthly calculation indices."""

    extraordinary: Annotated[
        Decimal | None,
        needed(
            "Төтенше аймақ: қосымша еңбекақы, АЕК",
            "Зона чрезвычайного риска: доплата, МРП",
            "The extraordinary zone: additional pay, MCI",
        ),
    ] = None
    maximum: Annotated[
        Decimal | None,
        needed(
            "Ең жоғары қауіпті аймақ: қосымша еңбекақы, АЕК",
            "Зона максимального риска: доплата, МРП",
            "The maximum zone: additional pay, MCI",
        ),
    ] = None
    increased: Annotated[
        Decimal | None,
        needed(
            "Жоғары қауіпті аймақ: қосымша еңбекақы, АЕК",
            "Зона повышенного риска: доплата, МРП",
            "The increased zone: additional pay, MCI",
        ),
    ] = None
    minimum: Annotated[
        Decimal | None,
        needed(
            "Ең төмен қауіпті аймақ: қосымша еңбекақы, АЕК",
            "Зона минимального риска: доплата, МРП",
            "The minimum zone: additional pay, MCI",
        ),
    ] = None
    preferential: Annotated[
        Decimal | None,
        needed(
            "Жеңілдікті мәртебелі аумақ: қосымша еңбекақы, АЕК",
            "Территория с льготным статусом: доплата, МРП",
            "The territory of preferential status: additional pay, MCI",
        ),
    ] = None


@dataclass(frozen=True)
class Leave(Paragraph):
    """The additional paid leave of a year, in calendar days."""

    extraordinary: Annotated[
        int | None,
        needed(
            "Төтенше аймақ: қосымша демалыс, күн",
            "Зона чрезвычайного риска: дополнительный отпуск, дней",
            "The extraordinary zone: additional leave, days",
        ),
    ] = None
    maximum: Annotated[
        int | None,
        needed(
            "Ең жоғары қауіпті аймақ: қосымша демалыс, күн",
            "Зона максимального риска: дополнительный отпуск, дней",
            "The maximum zone: additional leave, days",
        ),
    ] = None
    increased: Annotated[
        int | None,
        needed(
            "Жоғары қауіпті аймақ: қосымша демалыс, күн",
            "Зона повышенного риска: дополнительный отпуск, дней",
            "The increased zone: additional leave, days",
        ),
    ] = None
    minimum: Annotated[
        int | None,
        needed(
            "Ең төмен қауіпті аймақ: қосымша демалыс, күн",
            "Зона минимального риска: дополнительный отпуск, дней",
            "The minimum zone: additional leave, days",
        ),
    ] = None
    preferential: Annotated[
        int | None,
        needed(
            "Жеңілдікті мәртебелі аумақ: қосымша демалыс, күн",
            "Территория с льготным статусом: дополнительный отпуск, дней",
            "The territory of preferential status: additional leave, days",
        ),
    ] = None


@dataclass(frozen=True)
class Maternity(Paragraph):
    """Leave for pregnancy and birth, in calendar days."""

    before: Annotated[
        int | None,
        needed(
            "босануға дейін, күн",
            "до родов, дней",
            "before the birth, days",
        ),
    ] = None
    normal: Annotated[
        int | None,
        needed(
            "қалыпты босанғаннан кейін, күн",
            "после обычных родов, дней",
            "after a normal birth, days",
        ),
    ] = None
    complicated: Annotated[
        int | None,
        needed(
            "қиын босанғаннан немесе екі және одан көп баладан кейін, күн",
            "после осложнённых родов или рождения двоих и более, дней",
            "after a complicated birth or that of two or more, days",
        ),
    ] = None
    early_lived: Annotated[
        int | None,
        needed(
            "22–29 аптада, бала жеті тәуліктен астам өмір сүрсе, күн",
            "22–29 недель, ребёнок жил больше семи суток, дней",
            "22nd–29th week, the child lived more than seven days, days",
        ),
    ] = None
    early_lost: Annotated[
        int | None,
        needed(
            "22–29 аптада, бала өлі туса немесе шетінесе, күн",
            "22–29 недель, ребёнок родился мёртвым или умер, дней",
            "22nd–29th week, the child was stillborn or died, days",
        ),
    ] = None


@dataclass(frozen=True)
class Terms:
    """The groups of terms, each with its paragraph and quote."""

    supplement: Annotated[
        Supplement,
        named("Зейнетақыға үстемеақы", "Надбавка к пенсии", "The supplement to the pension"),
    ] = Supplement()
    pay: Annotated[
        Pay, named("Қосымша еңбекақы", "Дополнительная оплата труда", "Additional pay")
    ] = Pay()
    leave: Annotated[
        Leave,
        named(
            "Қосымша ақылы демалыс",
            "Дополнительный оплачиваемый отпуск",
            "Additional paid leave",
        ),
    ] = Leave()
    maternity: Annotated[
        Maternity,
        named(
            "Жүктілік пен босануға байланысты демалыс",
            "Отпуск по беременности и родам",
            "Leave for pregnancy and birth",
        ),
    ] = Maternity()
